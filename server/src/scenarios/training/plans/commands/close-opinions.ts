import type { AnswerOf, InputOf, plansRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { moveClass } from '../move-class.ts'
import { countOpinions } from '../opinions-store.ts'
import { lockClass } from '../store.ts'
import { summaryOf } from './ask-opinions.ts'

/** Ends the round; who did not answer is not held up by, and the plan is a draft again. */
export async function closeOpinions(ctx: RequestContext, input: InputOf<typeof plansRoutes.closeOpinions>): Promise<AnswerOf<typeof plansRoutes.closeOpinions>> {
  const actor = requireStaff(ctx, 'training.plan.manage')
  const row = await lockClass(ctx.tx, input.classId, actor.scope)
  if (!row) throw new NotFound()
  if (row.state !== 'opinions') throw new Refused('training.plan-not-editable', { state: row.state })
  if (row.revision !== input.revision) throw new Refused('platform.changed-meanwhile')
  await moveClass(ctx, row, 'close-opinions', { change: { opinions_close_at: ctx.clock.now() } })
  await appendAudit(ctx, { action: 'training.close-opinions', subject: `class:${row.id}`, scope: row.scope })
  return summaryOf((await countOpinions(ctx.tx, [row.id])).get(row.id)!, ctx.clock.now())
}
