import type { AnswerOf, InputOf, plannerRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { draftClass } from '../../plans/index.ts'
import { draftOf } from '../draft-of.ts'
import { findDrafts, findRun, getContents, noteDraft } from '../store.ts'

/** Makes a draft plan of a proposed class, by the command that makes every plan: what has come in its way since is refused there. Nothing is published. */
export async function draftPlannedClass(ctx: RequestContext, { runId, key }: InputOf<typeof plannerRoutes.draftPlanned>): Promise<AnswerOf<typeof plannerRoutes.draftPlanned>> {
  const actor = requireStaff(ctx, 'training.plan.manage')
  const row = await findRun(ctx.tx, runId)
  if (!row || row.scope !== actor.scope) throw new NotFound()
  if (row.ended_at === null) throw new Refused('training.planner-unfinished')
  const { input, result } = await getContents(ctx.tx, runId)
  const planned = result.classes.find((one) => one.key === key)
  if (!planned) throw new NotFound()
  const drafted = (await findDrafts(ctx.tx, [runId])).map((draft) => draft.key)
  if (drafted.includes(key)) throw new Refused('training.planned-class-drafted')
  const made = await draftClass(ctx, await draftOf(ctx, planned, { input, result, drafted: new Set(drafted) }))
  // Two at once: the second one's class goes with its transaction.
  if (!await noteDraft(ctx.tx, { runId, key, classId: made.id, scope: row.scope, by: holderOf(actor), now: ctx.clock.now() })) throw new Refused('training.planned-class-drafted')
  await appendAudit(ctx, { action: 'training.draft-planned-class', subject: `plan-run:${runId}`, details: { number: made.number, key } })
  return { id: made.id, number: made.number }
}
