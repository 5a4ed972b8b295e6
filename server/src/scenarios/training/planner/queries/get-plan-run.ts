import type { InputOf, plannerRoutes } from '@guildhall/contract'
import { loadCalendar } from '#platform/calendar'
import type { RequestContext } from '#platform/http'
import { findDivision } from '#registry/divisions'
import { weeksFrom } from '../calendar.ts'
import type { FullRun, Input, Result, StoredUnserved, UnservedAnswer } from '../model.ts'
import { mayPlanFrom, openRun } from '../policy.ts'
import { loadNames, presentPlanned, presentRuns, type Names } from '../present.ts'
import { findDrafts, getContents, settingsOf } from '../store.ts'

const needsShown = 200
const nothing = { classes: [], fixedKeys: [], unserved: [], dropped: [], byOccupation: [], byPlace: [] }

/** One proposal, but for who sits in which class: those are asked for with the class. While it is computed there is nothing but how far it is. */
export async function getPlanRun(ctx: RequestContext, { runId }: InputOf<typeof plannerRoutes.getPlan>): Promise<FullRun> {
  const { actor, row } = await openRun(ctx, runId)
  const [shown] = await presentRuns(ctx, [row])
  // While it is computed somebody looks every second, and the snapshot of a hundred thousand needs is large.
  if (row.ended_at === null) {
    const { startOn, weeks } = settingsOf(row)
    return { ...shown!, settings: settingsOf(row), ...nothing, daysOff: weeksFrom(startOn, weeks, await loadCalendar(ctx.tx)).closed, mayPlan: mayPlanFrom(actor, row) }
  }
  const { input, result } = await getContents(ctx.tx, runId)
  const { classes, unserved, dropped } = result
  const drafts = new Map((await findDrafts(ctx.tx, [runId])).map((draft) => [draft.key, draft]))
  const names = await loadNames(ctx, { trainerIds: [...classes, ...dropped].map((one) => one.trainerId), venueIds: [...classes, ...dropped].map((one) => one.venueId) })
  const needs = new Map(input.needs.map((need) => [need.id, need]))
  return {
    ...shown!, settings: settingsOf(row), classes: classes.map((one) => presentPlanned(one, names, drafts)), fixedKeys: classes.filter((one) => one.fixed).map((one) => one.key),
    unserved: unserved.map((one, index) => presentUnserved(one, names, needs, String(index))),
    dropped: dropped.map((one) => ({ occupation: names.occupations.get(one.occupationId)!, level: one.level, firstDay: one.monday, trainerName: names.trainers.get(one.trainerId) ?? '—', venueName: names.venues.get(one.venueId)?.name ?? '—', why: one.why })),
    byOccupation: sharesByOccupation(input, result, names), byPlace: sharesByPlace(input, result, names), daysOff: input.closed, mayPlan: mayPlanFrom(actor, row),
  }
}

function presentUnserved(one: StoredUnserved, names: Names, needs: ReadonlyMap<string, Input['needs'][number]>, id: string): UnservedAnswer {
  return {
    id, occupation: names.occupations.get(one.occupationId)!, level: one.level, division: one.division, town: one.town, windows: one.windows, from: one.from, until: one.until, seats: one.seats,
    needs: one.needs.slice(0, needsShown).map((need) => ({ id: need.id, number: needs.get(need.id)!.number, seats: need.seats })), reason: one.reason, lacking: one.lacking, helps: one.helps,
  }
}

function servedByNeed({ classes }: Result): Map<string, number> {
  const served = new Map<string, number>()
  for (const one of classes) for (const { needId, count } of one.seats) served.set(needId, (served.get(needId) ?? 0) + count)
  return served
}

function sharesByOccupation(input: Input, result: Result, names: Names): FullRun['byOccupation'] {
  const served = servedByNeed(result)
  return [...Map.groupBy(input.needs, (need) => need.occupationId)].map(([id, needs]) => ({
    occupation: names.occupations.get(id)!, asked: needs.reduce((sum, need) => sum + need.seats, 0), served: needs.reduce((sum, need) => sum + (served.get(need.id) ?? 0), 0),
    classes: result.classes.filter((one) => one.occupationId === id).length,
  })).toSorted((a, b) => b.asked - a.asked)
}

/** By where people asked; a class is counted where it is held. */
function sharesByPlace(input: Input, result: Result, names: Names): FullRun['byPlace'] {
  const served = servedByNeed(result)
  const key = (division: string | null, town: string | null) => `${division ?? ''}|${town ?? ''}`
  const held = Map.groupBy(result.classes, (one) => key(names.venues.get(one.venueId)?.division ?? null, names.venues.get(one.venueId)?.town ?? null))
  return [...Map.groupBy(input.needs, (need) => key(need.division, need.town))].map(([at, needs]) => ({
    division: needs[0]!.division, divisionName: findDivision(needs[0]!.division)?.name ?? needs[0]!.division, town: needs[0]!.town, asked: needs.reduce((sum, need) => sum + need.seats, 0),
    served: needs.reduce((sum, need) => sum + (served.get(need.id) ?? 0), 0), classes: held.get(at)?.length ?? 0,
  })).toSorted((a, b) => b.asked - a.asked)
}
