import { addDays, type Calendar } from '#platform/calendar'
import { countSlots } from './fit.ts'
import type { Busy, Course, Draft, NeedFacts, PlanSession, Slot, TrainerFacts, VenueFacts } from './model.ts'
import { contentOf, hasEquipment, outlineBy, pickTemplate, type TemplateFacts } from '../templates/index.ts'
import { busyHours, isFree, outlineHours } from './rules.ts'
import { classHourMinutes, mondayOf, minutesOf, slotOf, timeOf, weekdayOf } from './times.ts'

export type SuggestFacts = {
  occupation: { id: string; name: string; category: string }
  needs: readonly NeedFacts[]
  /** In force on the day from which it is planned; the one that holds is picked by level. */
  templates: readonly TemplateFacts[]
  trainers: readonly TrainerFacts[]
  venues: readonly VenueFacts[]
  busy: readonly Busy[]
  calendar: Calendar
  today: string
}
export type Wish = { trainerId?: string; venueId?: string; window?: Slot; startOn?: string }

/** Days between planning and the first session: opinions, notice, enrolment. */
const leadDays = 14
const longestSpanDays = 120
const comfortableSpanDays = 60
const candidatesTried = 6
const largestClass = 40
const beginnings: Record<Slot, readonly string[]> = { 'weekday-evening': ['18:30'], weekend: ['09:00', '13:30'], 'weekday-day': ['09:00', '13:30'] }
const slotNames: Record<Slot, string> = { 'weekday-evening': '晚间', weekend: '周末', 'weekday-day': '日间' }
const levelNames = ['学徒', '初级', '中级', '高级', '技师', '高级技师', '特级技师', '首席技师']

/**
 * Works out a plan from needs: the same needs and timetables always give the same plan. The most wanted time comes first; then the best-placed trainer and
 * room that are free for the whole outline. What cannot be found stays open, for a person to fill.
 */
export function suggestDraft(facts: SuggestFacts, wish: Wish = {}): Draft {
  const { occupation, needs } = facts
  const level = mostWantedLevel(needs)
  const template = pickTemplate(facts.templates, { occupationId: occupation.id, level })
  const { sessionHours, equipment, ...content } = contentOf(template, occupation.category, level)
  const most = content.maxSeats ?? largestClass
  const outline = outlineBy(template, occupation, level)
  const division = mostCommon(needs.map((need) => need.division))
  const trainers = rankTrainers(facts.trainers, { occupationId: occupation.id, level, division }).filter((one) => !wish.trainerId || one.id === wish.trainerId)
  const asked = needs.reduce((sum, need) => sum + need.seats, 0)
  const unit = soleUnit(needs)
  const venues = rankVenues(facts.venues, { occupationId: occupation.id, division, seats: Math.min(asked, most), equipment }).filter((one) => !wish.venueId || one.id === wish.venueId)
  const startOn = startOf(facts, wish)
  const found = findTimes({ facts, outline, sessionHours, trainers, venues, slots: wish.window ? [wish.window] : countSlots(needs).map(({ slot }) => slot), startOn })
  const venue = found?.venue ?? venues[0] ?? null
  const seats = Math.max(1, Math.min(asked, most, venue?.capacity ?? most))
  const slot = found?.slot ?? wish.window ?? countSlots(needs)[0]!.slot
  return {
    title: titleOf(occupation.name, { level, slot, unitName: unit?.name ?? null }), kind: unit ? 'custom' : 'composite', occupationId: occupation.id, level, needIds: needs.map((need) => need.id),
    unitId: unit?.id ?? null, division, town: mostCommon(needs.map((need) => need.town)), outline, sessions: found?.sessions ?? [],
    trainerId: found?.trainer.id ?? trainers[0]?.id ?? null, venueId: venue?.id ?? null, seats, waitlist: Math.ceil(seats / 5),
    costFen: '0', feeFen: '0', minAttendancePercent: 80, passTheory: 60, passPractice: 60, template: template && { id: template.id, version: template.version }, equipmentReason: null,
  }
}

/** Who can teach it, best first: near, well judged, less dear; the same order every time. */
export function rankTrainers(trainers: readonly TrainerFacts[], want: { occupationId: string; level: number | null; division: string | null }): TrainerFacts[] {
  const able = trainers.filter((one) => one.active && one.occupationIds.includes(want.occupationId) && (want.level === null || one.level === null || one.level >= want.level))
  const score = (one: TrainerFacts) => (isNear(one, want.division) ? 2 : 0) + (one.mean ?? 4) - Number(one.feeFen ?? 0n) / 20_000
  return able.toSorted((a, b) => score(b) - score(a) || (a.id < b.id ? -1 : 1))
}

export function isNear(trainer: Pick<TrainerFacts, 'divisions'>, division: string | null): boolean {
  return division === null || trainer.divisions.length === 0 || trainer.divisions.includes(division)
}

/** Rooms that suit: big enough and equipped first, then near, then the smallest that does. */
export function rankVenues(venues: readonly VenueFacts[], want: { occupationId: string; division: string | null; seats: number; equipment?: readonly { name: string; count: number }[] }): VenueFacts[] {
  const score = (one: VenueFacts) => (one.capacity >= want.seats ? 4 : 0) + (one.occupationIds.includes(want.occupationId) ? 4 : 0) + (want.equipment?.length && hasEquipment(one.equipment, want.equipment) ? 4 : 0) + (one.division === want.division ? 2 : 0)
  return venues.filter((one) => one.active && (one.occupationIds.length === 0 || one.occupationIds.includes(want.occupationId)))
    .toSorted((a, b) => score(b) - score(a) || a.capacity - b.capacity || (a.id < b.id ? -1 : 1))
}

type Found = { trainer: TrainerFacts; venue: VenueFacts; slot: Slot; sessions: PlanSession[] }
type Search = { facts: SuggestFacts; outline: Course[]; sessionHours: number; trainers: TrainerFacts[]; venues: VenueFacts[]; slots: Slot[]; startOn: string }

function findTimes({ facts, outline, sessionHours, trainers, venues, slots, startOn }: Search): Found | null {
  for (const slot of slots) {
    let quickest: Found | null = null
    for (const trainer of trainers.slice(0, candidatesTried)) {
      for (const venue of venues.slice(0, candidatesTried)) {
        const sessions = layOut(outline, { sessionHours, slot, startOn, trainer, venue, busy: facts.busy, calendar: facts.calendar, today: facts.today })
        if (!sessions) continue
        const last = sessions.at(-1)!.day
        if (last <= addDays(startOn, comfortableSpanDays)) return { trainer, venue, slot, sessions }
        if (!quickest || last < quickest.sessions.at(-1)!.day) quickest = { trainer, venue, slot, sessions }
      }
    }
    if (quickest) return quickest
  }
  return null
}

type Ground = { sessionHours: number; slot: Slot; startOn: string; trainer: TrainerFacts; venue: VenueFacts; busy: readonly Busy[]; calendar: Calendar; today: string }

/** Lays an outline over free hours of one kind, so many class hours at a time; null when four months are not enough. */
export function layOut(outline: readonly Course[], ground: Ground): PlanSession[] | null {
  const sessions: PlanSession[] = []
  const given = new Map<string, number>()
  let left = outlineHours(outline)
  const whole = left
  for (let step = 0; step <= longestSpanDays && left > 0; step++) {
    const day = addDays(ground.startOn, step)
    if (!isDayOf(ground.slot, day, ground.calendar)) continue
    for (const from of beginnings[ground.slot]) {
      const hours = Math.min(ground.sessionHours, left)
      const session = { day, from, to: timeOf(minutesOf(from) + hours * classHourMinutes), topic: topicAt(outline, whole - left) }
      const monday = mondayOf(day)
      const week = given.get(monday) ?? busyHours(ground.trainer.id, monday, ground.busy)
      if (hours === 0 || !isFree(session, ground) || week + hours > (ground.trainer.weeklyHours ?? Infinity)) continue
      given.set(monday, week + hours)
      sessions.push(session)
      left -= hours
    }
  }
  return left === 0 ? sessions : null
}

function isDayOf(slot: Slot, day: string, calendar: Calendar): boolean {
  if (slot === 'weekend') return weekdayOf(day) >= 6 && !calendar.isWorkingDay(day)
  return calendar.isWorkingDay(day) && slotOf({ day, from: beginnings[slot][0]! }, calendar) === slot
}

/** The course in which a class hour of the outline lies, counted from 0. */
export function topicAt(outline: readonly Course[], hour: number): string {
  let passed = 0
  for (const course of outline) {
    passed += course.hours
    if (hour < passed) return course.topic
  }
  return outline.at(-1)?.topic ?? ''
}

/** From when a plan is looked for. */
export const startOf = (facts: Pick<SuggestFacts, 'needs' | 'today'>, wish: Pick<Wish, 'startOn'>): string => wish.startOn ?? earliestStart(facts.needs, facts.today)

/** The day from which four in five of those who named one can come, not before there is time to announce it. */
function earliestStart(needs: readonly NeedFacts[], today: string): string {
  const lead = addDays(today, leadDays)
  const named = needs.flatMap((need) => (need.earliest === null ? [] : [need.earliest])).sort()
  const most = named[Math.ceil(named.length * 0.8) - 1]
  return most !== undefined && most > lead ? most : lead
}

function mostWantedLevel(needs: readonly NeedFacts[]): number | null {
  const counts = new Map<number, number>()
  for (const need of needs) if (need.level !== null) counts.set(need.level, (counts.get(need.level) ?? 0) + need.seats)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? null
}

function mostCommon(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null
}

/** One enterprise's own needs make a custom class. */
function soleUnit(needs: readonly NeedFacts[]): { id: string; name: string } | null {
  const first = needs[0]
  return first?.unitId && needs.every((need) => need.unitId === first.unitId) ? { id: first.unitId, name: first.unitName ?? '' } : null
}

/** What a class is called until a person says otherwise: occupation, level, and for whom or when. */
export function titleOf(occupation: string, { level, slot, unitName }: { level: number | null; slot: Slot; unitName: string | null }): string {
  const name = level === null ? occupation : `${occupation}（${levelNames[level]}）`
  return [...(unitName ? `${name}${unitName}定制班` : `${name}${slotNames[slot]}班`)].slice(0, 80).join('')
}
