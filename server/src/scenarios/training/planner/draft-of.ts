import type { RequestContext } from '#platform/http'
import { isInRange } from '#registry/units'
import { classHours, costOfDraft, titleOf, topicAt, type Draft } from '../plans/index.ts'
import { loadTrainerFacts } from '../resources/index.ts'
import { contentOf, outlineBy } from '../templates/index.ts'
import type { Input, Result, StoredClass } from './model.ts'

type Ready = Draft & { trainerId: string; venueId: string }
const waitlistShare = 5

/**
 * A proposed class as a plan. A need that the proposal divides among classes goes with the one in which most of it sits (T5: one class at a time), or, where that one is a plan already,
 * with none: its other seats stay free in the plan.
 */
export async function draftOf(ctx: Pick<RequestContext, 'tx' | 'actor'>, planned: StoredClass, { input, result, drafted }: { input: Input; result: Result; drafted: ReadonlySet<string> }): Promise<Ready> {
  const occupation = await ctx.tx.selectFrom('occupation').select(['id', 'name', 'category']).where('id', '=', planned.occupationId).executeTakeFirstOrThrow()
  const needs = new Map(input.needs.map((need) => [need.id, need]))
  const needIds = planned.seats.map(({ needId }) => needId).filter((needId) => mainClassOf(needId, result.classes, drafted) === planned.key)
  const units = new Set(planned.seats.map(({ needId }) => needs.get(needId)?.unitId ?? null))
  const unitId = units.size === 1 ? [...units][0]! : null
  const asking = unitId === null ? undefined : await ctx.tx.selectFrom('unit').select(['id', 'name', 'scope']).where('id', '=', unitId).executeTakeFirst()
  // A firm that has moved out of the range is served like anybody, but no class is made for it.
  const unit = asking && isInRange(ctx.actor, asking.scope) ? asking : null
  // As the snapshot has it: the template may have changed since, and the proposed times were laid out for this one.
  const template = input.templates?.find((one) => one.id === planned.template?.id && one.version === planned.template.version) ?? null
  const outline = outlineBy(template, occupation, planned.level)
  const seats = unit ? planned.size : planned.capacity
  const venue = input.venues.find((one) => one.id === planned.venueId)!
  let given = 0
  const sessions = planned.sessions.map((session) => {
    const topic = topicAt(outline, given)
    given += classHours(session.from, session.to)
    return { ...session, topic }
  })
  const draft: Ready = {
    title: titleOf(occupation.name, { level: planned.level, slot: planned.window, unitName: unit?.name ?? null }), kind: unit ? 'custom' : 'composite', occupationId: occupation.id, level: planned.level, needIds,
    unitId: unit?.id ?? null, division: venue.division, town: venue.town, outline, sessions, trainerId: planned.trainerId, venueId: planned.venueId, seats, waitlist: Math.ceil(seats / waitlistShare),
    costFen: '0', feeFen: '0', minAttendancePercent: 80, passTheory: 60, passPractice: 60,
    template: template && { id: template.id, version: template.version }, equipmentReason: null,
  }
  const [trainer] = await loadTrainerFacts(ctx, { ids: [planned.trainerId] })
  return { ...draft, costFen: String(costOfDraft(draft, trainer ?? null, contentOf(template, occupation.category, planned.level))) }
}

/** Where most of a need sits; of two alike the one that begins first. */
function mainClassOf(needId: string, classes: readonly StoredClass[], drafted: ReadonlySet<string>): string | null {
  const holding = classes.flatMap((one) => one.seats.filter((seat) => seat.needId === needId).map(({ count }) => ({ key: one.key, count, first: one.sessions[0]!.day })))
  if (holding.some(({ key }) => drafted.has(key))) return null
  return holding.toSorted((a, b) => b.count - a.count || (a.first < b.first ? -1 : 1))[0]?.key ?? null
}
