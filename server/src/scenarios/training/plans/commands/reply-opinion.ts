import type { AnswerOf, InputOf, plansRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { findNeedsByIds } from '../needs-of-plan.ts'
import { askersOf, tell } from '../notices.ts'
import { lockOpinion, updateOpinion } from '../opinions-store.ts'
import { presentOpinion } from '../queries/list-opinions.ts'
import { findClass } from '../store.ts'

/** Tells one person what became of what they said. */
export async function replyOpinion(ctx: RequestContext, input: InputOf<typeof plansRoutes.replyOpinion>): Promise<AnswerOf<typeof plansRoutes.replyOpinion>> {
  const actor = requireStaff(ctx, 'training.plan.manage')
  const row = await lockOpinion(ctx.tx, input.opinionId)
  if (!row) throw new NotFound()
  if (row.stance === null) throw new Refused('training.opinion-not-answered')
  const replied = await updateOpinion(ctx.tx, row.id, { reply: input.reply, replied_by: holderOf(actor), replied_at: ctx.clock.now() })
  const [[need], owner] = [await findNeedsByIds(ctx.tx, [row.need_id]), await findClass(ctx.tx, row.class_id)]
  if (!need || !owner) throw new NotFound()
  await tell(ctx, askersOf([need]), { kind: 'training.opinion-replied', params: { title: owner.title }, workerLink: `/opinions/${row.id}`, unitLink: '/console/unit-opinions' })
  await appendAudit(ctx, { action: 'training.reply-opinion', subject: `opinion:${row.id}`, scope: row.scope })
  return presentOpinion(ctx.cipher, replied, need, true)
}
