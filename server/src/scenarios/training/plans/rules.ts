import { addDays, type Calendar } from '#platform/calendar'
import type { Busy, Conflict, ConflictCode, Course, Draft, Fix, NeedFacts, PlanSession, TrainerFacts, VenueFacts } from './model.ts'
import { lackingEquipment } from '../templates/index.ts'
import { classHours, dayOfInstant, clockOfInstant, isFestival, isWithin, mondayOf, overlaps, spanOf } from './times.ts'

/** What a check needs to know; whatever is null has not been chosen yet. */
export type PlanFacts = {
  trainer: TrainerFacts | null
  venue: VenueFacts | null
  /** Everything that takes the trainer's or the room's time around the sessions, without this class. */
  busy: readonly Busy[]
  needs: readonly NeedFacts[]
  /** What the room must have by the template that the plan is made by. */
  equipment: VenueFacts['equipment']
  calendar: Calendar
  today: string
}

/** Said, but not refused: a person may have a reason. */
const soft: ReadonlySet<ConflictCode> = new Set(['venue-not-for-occupation', 'trainer-level-low', 'day-off', 'after-deadline', 'before-earliest'])
const searchDays = 42

/**
 * Everything in the way of a plan, in the order in which a person would mend it: who, where, how many, then session by session. T1 is decided again under
 * the locks of trainer and room when the plan is saved.
 */
export function findConflicts(draft: Draft, facts: PlanFacts, options: { withoutFixes?: boolean } = {}): Conflict[] {
  const about = [...aboutTrainer(draft, facts), ...aboutVenue(draft, facts), ...aboutHours(draft), ...aboutNeeds(draft, facts)]
  return [...about, ...aboutSessions(draft, facts, options.withoutFixes ?? false), ...aboutWeeklyHours(draft, facts)]
}

export function isHard(code: ConflictCode): boolean {
  return !soft.has(code)
}

/** What the union bears: the trainer's fee for every class hour, the material of every seat, and what a class costs whoever comes, in fen. */
export function costOf(draft: Draft, trainer: TrainerFacts | null, { materialFen, fixedFen }: { materialFen: bigint; fixedFen: bigint }): bigint {
  return (trainer?.feeFen ?? 0n) * BigInt(outlineHours(draft.outline)) + materialFen * BigInt(draft.seats) + fixedFen
}

export function outlineHours(outline: readonly Course[]): number {
  return outline.reduce((sum, course) => sum + course.hours, 0)
}

export function sessionHours(sessions: readonly Pick<PlanSession, 'from' | 'to'>[]): number {
  return sessions.reduce((sum, session) => sum + classHours(session.from, session.to), 0)
}

function aboutTrainer(draft: Draft, { trainer }: PlanFacts): Conflict[] {
  if (!trainer) return [conflict('trainer-missing')]
  const found: Conflict[] = []
  if (!trainer.active) found.push(conflict('trainer-inactive'))
  if (!trainer.occupationIds.includes(draft.occupationId)) found.push(conflict('trainer-not-for-occupation'))
  if (draft.level !== null && trainer.level !== null && trainer.level < draft.level) found.push(conflict('trainer-level-low', { have: trainer.level, limit: draft.level }))
  return found
}

function aboutVenue(draft: Draft, { venue, equipment }: PlanFacts): Conflict[] {
  if (!venue) return [conflict('venue-missing')]
  const found: Conflict[] = []
  if (!venue.active) found.push(conflict('venue-inactive'))
  if (venue.capacity < draft.seats) found.push(conflict('venue-too-small', { have: draft.seats, limit: venue.capacity, fix: { kind: 'seats', seats: venue.capacity } }))
  if (venue.occupationIds.length > 0 && !venue.occupationIds.includes(draft.occupationId)) found.push(conflict('venue-not-for-occupation'))
  const lacks = lackingEquipment(venue.equipment, equipment)
  // The planner never takes such a room. A clerk may know that eight machines are lent for the weeks: then they say so, and it stands.
  if (lacks.length > 0) found.push(conflict('venue-lacks-equipment', { lacks, hard: draft.equipmentReason === null }))
  return found
}

function aboutHours(draft: Draft): Conflict[] {
  const [outline, sessions] = [outlineHours(draft.outline), sessionHours(draft.sessions)]
  return outline === sessions ? [] : [conflict('class-hours', { have: sessions, limit: outline, fix: { kind: 'hours', outline, sessions } })]
}

function aboutNeeds(draft: Draft, { needs }: PlanFacts): Conflict[] {
  const days = draft.sessions.map((session) => session.day).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const late = seatsOf(needs.filter((need) => need.latest !== null && need.latest < last))
  const early = seatsOf(needs.filter((need) => need.earliest !== null && need.earliest > first))
  return [...(late > 0 ? [conflict('after-deadline', { have: late })] : []), ...(early > 0 ? [conflict('before-earliest', { have: early })] : [])]
}

function aboutSessions(draft: Draft, facts: PlanFacts, withoutFixes: boolean): Conflict[] {
  return draft.sessions.flatMap((session, index) => {
    const at = (code: ConflictCode, more: Partial<Conflict> = {}) => conflict(code, { session: index, ...more })
    if (classHours(session.from, session.to) === 0) return [at('session-too-short')]
    const found: Conflict[] = []
    const span = spanOf(session)
    const fix = () => ({ fix: withoutFixes ? null : findOtherDay(draft, index, facts) })
    if (session.day <= facts.today) found.push(at('in-the-past', fix()))
    if (isFestival(session.day, facts.calendar)) found.push(at('day-off', fix()))
    if (draft.sessions.some((other, place) => place < index && overlaps(spanOf(other), span))) found.push(at('sessions-overlap', fix()))
    for (const [who, resource] of [['trainer', facts.trainer], ['venue', facts.venue]] as const) {
      if (!resource) continue
      if (!isWithin(resource.windows, session)) found.push(at(`${who}-outside-windows`, fix()))
      const taken = facts.busy.find((busy) => busy[`${who}Id`] === resource.id && overlaps(busy, span))
      if (taken) found.push(at(`${who}-busy`, { taken: { startsAt: taken.startsAt.toISOString(), endsAt: taken.endsAt.toISOString(), title: taken.title }, ...fix() }))
    }
    return found
  })
}

function aboutWeeklyHours(draft: Draft, { trainer, busy }: PlanFacts): Conflict[] {
  const limit = trainer?.weeklyHours
  if (!trainer || limit === null || limit === undefined) return []
  const weeks = Map.groupBy(draft.sessions.map((session, index) => ({ session, index })), ({ session }) => mondayOf(session.day))
  return [...weeks].flatMap(([monday, entries]) => {
    const have = sessionHours(entries.map(({ session }) => session)) + busyHours(trainer.id, monday, busy)
    return have > limit ? [conflict('trainer-weekly-hours', { session: entries.at(-1)!.index, have, limit })] : []
  })
}

/** Class hours that a trainer already gives in a week. */
export function busyHours(trainerId: string, monday: string, busy: readonly Busy[]): number {
  return sessionHours(busy.filter((one) => one.trainerId === trainerId && mondayOf(dayOfInstant(one.startsAt)) === monday)
    .map((one) => ({ from: clockOfInstant(one.startsAt), to: clockOfInstant(one.endsAt) })))
}

/** Whether trainer and room are both open and free, and people are not on a festival. What is null does not matter yet. */
export function isFree(session: Pick<PlanSession, 'day' | 'from' | 'to'>, facts: Pick<PlanFacts, 'trainer' | 'venue' | 'busy' | 'calendar' | 'today'>): boolean {
  if (session.day <= facts.today || isFestival(session.day, facts.calendar)) return false
  const span = spanOf(session)
  for (const [who, resource] of [['trainerId', facts.trainer], ['venueId', facts.venue]] as const) {
    if (!resource) continue
    if (!isWithin(resource.windows, session) || facts.busy.some((busy) => busy[who] === resource.id && overlaps(busy, span))) return false
  }
  return true
}

/** The next day on which the same hours would do; null within six weeks. */
function findOtherDay(draft: Draft, index: number, facts: PlanFacts): Fix | null {
  const session = draft.sessions[index]!
  for (let step = 1; step <= searchDays; step++) {
    const moved = { ...session, day: addDays(session.day < facts.today ? facts.today : session.day, step) }
    const clashes = draft.sessions.some((other, place) => place !== index && overlaps(spanOf(other), spanOf(moved)))
    if (!clashes && isFree(moved, facts)) return { kind: 'move', day: moved.day, from: moved.from, to: moved.to }
  }
  return null
}

function conflict(code: ConflictCode, more: Partial<Conflict> = {}): Conflict {
  return { code, hard: isHard(code), session: null, taken: null, have: null, limit: null, lacks: [], fix: null, ...more }
}

function seatsOf(needs: readonly NeedFacts[]): number {
  return needs.reduce((sum, need) => sum + need.seats, 0)
}
