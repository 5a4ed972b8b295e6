import { addDays, loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { rangeOf, type Tx } from '#platform/db'
import type { RequestContext, StaffActor } from '#platform/http'
import { loadBusy, clockOfInstant, dayOfInstant } from '../plans/index.ts'
import { loadTrainerFacts, loadVenueFacts } from '../resources/index.ts'
import { loadTemplates } from '../templates/index.ts'
import { weeksFrom } from './calendar.ts'
import type { Input, Settings, Source, Window } from './model.ts'

/** At most so many needs are planned at once. */
export const mostNeeds = 100_000

type Context = Pick<RequestContext, 'tx' | 'clock'> & { actor: StaffActor }

/** Open needs of the actor's own range that name an occupation. */
export function openNeeds(tx: Tx, scope: string, occupationIds: readonly string[]) {
  const { lo, hi } = rangeOf(scope)
  return tx.selectFrom('training_need').where('scope', '>=', lo).where('scope', '<', hi).where('state', '=', 'open').where('occupation_id', 'is not', null)
    .$if(occupationIds.length > 0, (rows) => rows.where('occupation_id', 'in', occupationIds))
}

/** The records as the planner reads them, now. */
export async function takeSnapshot(ctx: Context, settings: Settings): Promise<Omit<Input, 'fixed' | 'previous'>> {
  const today = dayInShanghai(ctx.clock.now())
  const [needs, trainers, venues, calendar, occupations] = [
    await openNeeds(ctx.tx, ctx.actor.scope, settings.occupationIds).select(['id', 'number', 'source', 'occupation_id', 'level', 'division', 'town', 'seats', 'windows', 'earliest', 'latest', 'asked_at', 'unit_id']).orderBy('asked_at').orderBy('id').limit(mostNeeds + 1).execute(),
    (await loadTrainerFacts(ctx)).filter((one) => one.active), (await loadVenueFacts(ctx)).filter((one) => one.active), await loadCalendar(ctx.tx),
    await ctx.tx.selectFrom('occupation').select(['id', 'category']).execute(),
  ]
  const { mondays, closed } = weeksFrom(settings.startOn, settings.weeks, calendar)
  const templates = await loadTemplates(ctx, { scope: ctx.actor.scope, on: settings.startOn, occupationIds: [...new Set(needs.map((need) => need.occupation_id!))] })
  const taken = await loadBusy(ctx, { trainers: trainers.map((one) => one.id), venues: venues.map((one) => one.id), from: mondays[0]!, to: addDays(mondays.at(-1)!, 7), exceptClass: null })
  return {
    today, mondays, closed, occupations, templates,
    needs: needs.map((need) => ({
      id: need.id, number: need.number, source: need.source as Source, occupationId: need.occupation_id!, level: need.level, division: need.division, town: need.town, seats: need.seats, windows: need.windows as Window[],
      earliest: need.earliest, latest: need.latest, asked: dayInShanghai(need.asked_at), unitId: need.source === 'worker' ? null : need.unit_id,
    })),
    trainers: trainers.map((one) => ({ id: one.id, occupationIds: one.occupationIds, level: one.level, divisions: one.divisions, windows: one.windows, weeklyHours: one.weeklyHours, feeFen: Number(one.feeFen ?? 0n) })),
    venues: venues.map((one) => ({ id: one.id, occupationIds: one.occupationIds, windows: one.windows, division: one.division, town: one.town, capacity: one.capacity, equipment: one.equipment })),
    taken: taken.map((one) => ({ trainerId: one.trainerId, venueId: one.venueId, day: dayOfInstant(one.startsAt), from: clockOfInstant(one.startsAt), to: clockOfInstant(one.endsAt) })),
  }
}
