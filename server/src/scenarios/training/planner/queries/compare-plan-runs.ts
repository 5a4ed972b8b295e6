import type { AnswerOf, InputOf, plannerRoutes } from '@guildhall/contract'
import { NotFound, Refused, type RequestContext } from '#platform/http'
import { comparePlans } from '../compare.ts'
import { openRun } from '../policy.ts'
import { loadNames, presentBrief, presentRuns } from '../present.ts'
import { findDrafts, findResult } from '../store.ts'

/** Two proposals of one unit side by side: the earlier asked for first, whichever way round they are named. Classes that became plans before the later one was asked for are in neither. */
export async function comparePlanRuns(ctx: RequestContext, { runId, otherId }: InputOf<typeof plannerRoutes.comparePlans>): Promise<AnswerOf<typeof plannerRoutes.comparePlans>> {
  const [one, other] = [(await openRun(ctx, runId)).row, (await openRun(ctx, otherId)).row]
  if (one.id === other.id || one.scope !== other.scope) throw new NotFound()
  const [before, after] = one.id < other.id ? [one, other] : [other, one]
  const [was, is] = [await findResult(ctx.tx, before.id), await findResult(ctx.tx, after.id)]
  if (!was || !is) throw new Refused('training.planner-unfinished')
  const stillThere = new Set(is.classes.map((planned) => planned.key))
  const drafted = new Set((await findDrafts(ctx.tx, [before.id])).map((draft) => draft.key))
  const compared = comparePlans(was.classes.filter((planned) => !drafted.has(planned.key) || stillThere.has(planned.key)), is.classes)
  const all = [...was.classes, ...is.classes]
  const names = await loadNames(ctx, { trainerIds: all.map((planned) => planned.trainerId), venueIds: all.map((planned) => planned.venueId) })
  const [first, second] = await presentRuns(ctx, [before, after])
  return {
    before: first!, after: second!, same: compared.same, seats: compared.seats, came: compared.came.map((planned) => presentBrief(planned, names)), gone: compared.gone.map((planned) => presentBrief(planned, names)),
    moved: compared.moved.map(({ before: from, after: to, what }) => ({ before: { ...presentBrief(from, names), sessions: from.sessions }, after: { ...presentBrief(to, names), sessions: to.sessions }, what })),
  }
}
