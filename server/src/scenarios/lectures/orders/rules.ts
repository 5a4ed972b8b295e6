import { lectureShapes } from '@guildhall/contract'
import { addDays, type Day } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import type { Preference, WhyNot } from './model.ts'

/** Where something is. Without coordinates the division and the town have to do. */
export type Place = { division: string; town: string | null; lat: number | null; lng: number | null }
export type Span = { startsAt: Date; endsAt: Date }
/** A session that somebody has, or that is being weighed. */
export type Taken = Span & { day: Day; place: Place }
export type Lecturer = { id: string; home: Place; counties: readonly string[]; maxKm: number; weekly: readonly string[]; away: readonly { first: Day; last: Day }[]; perWeek: number; perDay: number; taken: readonly Taken[] }
export type Lecture = { id: string; lecturerId: string; field: string; audiences: readonly string[]; minutes: number; peopleMin: number; peopleMax: number }
export type Order = { id: string; lectureId: string | null; field: string; audience: string; people: number; preferences: readonly Preference[]; place: Place; orderedOn: Day; /** Lecturer and time of those who declined or did not answer. */ declined: readonly { lecturerId: string; startsAt: Date }[] }

export type Part = { key: 'base' | 'travel' | 'load' | 'preference' | 'waiting' | 'same-day'; points: number }
export type Match = Span & { orderId: string; lectureId: string; lecturerId: string; day: Day; from: string; preference: number; km: number; fromSession: boolean; load: number; points: number; parts: readonly Part[] }
export type Misfit = { orderId: string; lectureId: string; lecturerId: string; day: Day; from: string; why: WhyNot }

const minute = 60_000
/** A lecturer needs a day to prepare and to travel. */
export const leadHours = 24
/** Two sessions of a day so near to each other are one journey. */
const nearKm = 15
/** Around the day of a session: what else a lecturer does then is their load. */
const loadDays = 30
/** What the matching counts with; the README says the same in words. */
const weight = { base: 100, km: 0.8, load: 6, preference: 8, waiting: 1, waitingMost: 20, sameDay: 10 } as const

/**
 * Kilometres by road. With coordinates the great circle times 1.3 (the usual detour of county roads); otherwise by how much of the place is the same: town 4, county 18, city 45, province
 * 120, further 400.
 */
export function kmBetween(a: Place, b: Place): number {
  if (a.lat !== null && a.lng !== null && b.lat !== null && b.lng !== null) {
    const rad = (degrees: number) => (degrees * Math.PI) / 180
    const half = Math.sin(rad(b.lat - a.lat) / 2) ** 2 + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lng - a.lng) / 2) ** 2
    return Math.round(6_371 * 2 * Math.asin(Math.sqrt(half)) * 1.3)
  }
  if (a.division === b.division) return a.town !== null && a.town === b.town ? 4 : 18
  if (a.division.slice(0, 4) === b.division.slice(0, 4)) return 45
  return a.division.slice(0, 2) === b.division.slice(0, 2) ? 120 : 400
}

/** Minutes on the road at 40 km/h, and a quarter of an hour to arrive and to set up. */
export function travelMinutes(km: number): number {
  return Math.ceil((km / 40) * 60) + 15
}

export function spanOf(day: Day, from: string, minutes: number): Span {
  const startsAt = instantInShanghai(day, from)
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * minute) }
}

const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7
/** Monday of the week. */
const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day))
const daysApart = (a: Day, b: Day): number => Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000)
const overlaps = (a: Span, b: Span): boolean => a.startsAt < b.endsAt && a.endsAt > b.startsAt
const gapMinutes = (a: Span, b: Span): number => (a.endsAt <= b.startsAt ? b.startsAt.getTime() - a.endsAt.getTime() : a.startsAt.getTime() - b.endsAt.getTime()) / minute

/** Whether two sessions can be held by the same person: not at once, and with the road between them. */
function follow(a: Span & { place: Place }, b: Span & { place: Place }): 'taken' | 'too-near' | null {
  if (overlaps(a, b)) return 'taken'
  return gapMinutes(a, b) < travelMinutes(kmBetween(a.place, b.place)) ? 'too-near' : null
}

export type Wanted = { lecture: Lecture; lecturer: Lecturer; preference: Preference; now: Date }

/** Why a lecturer cannot give a lecture for an order at one of its times, or null. The first reason that holds is told, so the order is part of the behaviour. */
export function whyNotAt(order: Order, { lecture, lecturer, preference, now }: Wanted): WhyNot | null {
  const { day, from } = preference
  const span = spanOf(day, from, lecture.minutes)
  if (span.startsAt.getTime() < now.getTime() + leadHours * 60 * minute) return 'too-soon'
  if (!lecture.audiences.includes(order.audience)) return 'not-their-audience'
  if (order.people < lecture.peopleMin) return 'too-few'
  if (order.people > lecture.peopleMax) return 'too-many'
  if (order.declined.some((one) => one.lecturerId === lecturer.id && one.startsAt.getTime() === span.startsAt.getTime())) return 'declined'
  if (!lecturer.weekly.includes(`${weekdayOf(day)}-${lectureShapes.partOf(from)}`)) return 'not-their-time'
  if (lecturer.away.some((one) => one.first <= day && day <= one.last)) return 'away'
  if (lecturer.counties.length > 0 && order.place.division !== lecturer.home.division && !lecturer.counties.includes(order.place.division)) return 'not-their-county'
  if (kmBetween(lecturer.home, order.place) > lecturer.maxKm) return 'too-far'
  return whyNotBeside(lecturer, { ...span, day, place: order.place }, lecturer.taken)
}

/** What stands beside other sessions of the lecturer: at once, without the road between, the day full, the week full. */
function whyNotBeside(lecturer: Lecturer, wanted: Taken, others: readonly Taken[]): WhyNot | null {
  const clashes = others.map((one) => follow(one, wanted))
  if (clashes.includes('taken')) return 'taken'
  if (clashes.includes('too-near')) return 'too-near'
  if (others.filter((one) => one.day === wanted.day).length >= lecturer.perDay) return 'day-full'
  return others.filter((one) => mondayOf(one.day) === mondayOf(wanted.day)).length >= lecturer.perWeek ? 'week-full' : null
}

const round = (points: number): number => Math.round(points * 10) / 10

/** The sum that ranks a match, with its parts; the README says it in words. */
export function matchOf(order: Order, { lecture, lecturer, preference, now }: Wanted): Match {
  const span = spanOf(preference.day, preference.from, lecture.minutes)
  const sameDay = lecturer.taken.filter((one) => one.day === preference.day).map((one) => kmBetween(one.place, order.place))
  const [home, near] = [kmBetween(lecturer.home, order.place), Math.min(Infinity, ...sameDay)]
  const fromSession = near <= nearKm
  const km = fromSession ? Math.min(home, near) : home
  const load = lecturer.taken.filter((one) => Math.abs(daysApart(one.day, preference.day)) <= loadDays).length
  const rank = order.preferences.findIndex((one) => one.day === preference.day && one.from === preference.from)
  const waited = Math.max(0, daysApart(order.orderedOn, dayInShanghai(now)))
  const parts: Part[] = [
    { key: 'base', points: weight.base }, { key: 'travel', points: round(-weight.km * km) }, { key: 'load', points: -weight.load * load }, { key: 'preference', points: -weight.preference * rank },
    { key: 'waiting', points: Math.min(weight.waitingMost, weight.waiting * waited) }, { key: 'same-day', points: fromSession ? weight.sameDay : 0 },
  ]
  return { ...span, orderId: order.id, lectureId: lecture.id, lecturerId: lecturer.id, day: preference.day, from: preference.from, preference: rank + 1, km, fromSession, load, points: round(parts.reduce((sum, one) => sum + one.points, 0)), parts: parts.filter((one) => one.points !== 0) }
}

export type Ground = { lectures: readonly Lecture[]; lecturers: ReadonlyMap<string, Lecturer>; now: Date }

/** Lectures that an order is about: the one of the menu, or all in its field. */
export function lecturesFor(order: Pick<Order, 'lectureId' | 'field'>, lectures: readonly Lecture[]): Lecture[] {
  return lectures.filter((lecture) => (order.lectureId === null ? lecture.field === order.field : lecture.id === order.lectureId))
}

/** Every lecture × time of an order: what can be, the best first, and what cannot, with the reason. */
export function matchesOf(order: Order, { lectures, lecturers, now }: Ground): { matches: Match[]; misfits: Misfit[] } {
  const matches: Match[] = []
  const misfits: Misfit[] = []
  for (const lecture of lecturesFor(order, lectures)) {
    const lecturer = lecturers.get(lecture.lecturerId)
    if (!lecturer) continue
    for (const preference of order.preferences) {
      const wanted = { lecture, lecturer, preference, now }
      const why = whyNotAt(order, wanted)
      if (why) misfits.push({ orderId: order.id, lectureId: lecture.id, lecturerId: lecturer.id, ...preference, why })
      else matches.push(matchOf(order, wanted))
    }
  }
  return { matches: matches.toSorted(better), misfits }
}

function better(a: Match, b: Match): number {
  return b.points - a.points || a.startsAt.getTime() - b.startsAt.getTime() || a.lectureId.localeCompare(b.lectureId) || a.orderId.localeCompare(b.orderId)
}

type Chosen = Map<string, Match>

/**
 * Matches open orders together: as many as can be, then the largest sum of points. First the best pair that still fits, again and again; then, as long as it helps, an order without a match
 * takes the place of another that has a different one, and orders move to a better match that has become free. Every step gains, so it ends.
 */
export function planTogether(orders: readonly Order[], ground: Ground): Map<string, Match> {
  const places = new Map(orders.map((order) => [order.id, order.place]))
  const options = new Map(orders.map((order) => [order.id, matchesOf(order, ground).matches]))
  const chosen: Chosen = new Map()
  const fits = (match: Match, without: readonly string[] = []): boolean => {
    const lecturer = ground.lecturers.get(match.lecturerId)!
    const others = [...chosen.values()].filter((one) => one.lecturerId === match.lecturerId && one.orderId !== match.orderId && !without.includes(one.orderId)).map((one) => ({ ...one, place: places.get(one.orderId)! }))
    return others.length === 0 || whyNotBeside(lecturer, { ...match, place: places.get(match.orderId)! }, [...lecturer.taken, ...others]) === null
  }
  for (const match of [...options.values()].flat().toSorted(better)) if (!chosen.has(match.orderId) && fits(match)) chosen.set(match.orderId, match)
  for (let gained = true; gained;) gained = orders.some((order) => (chosen.has(order.id) ? moveUp(order.id) : makeRoom(order.id)))
  return chosen

  function moveUp(orderId: string): boolean {
    const now = chosen.get(orderId)!
    const next = options.get(orderId)!.find((match) => match.points > now.points && fits(match))
    if (next) chosen.set(orderId, next)
    return next !== undefined
  }

  /** Seats an order that has nothing by moving one other to another of its matches; of all ways the one that costs least. */
  function makeRoom(orderId: string): boolean {
    let best: { seat: Match; moved: Match | null; points: number } | null = null
    for (const seat of options.get(orderId)!) {
      if (fits(seat)) best = atLeast(best, { seat, moved: null, points: seat.points })
      for (const held of [...chosen.values()].filter((one) => one.lecturerId === seat.lecturerId)) {
        if (!fits(seat, [held.orderId])) continue
        chosen.set(orderId, seat)
        const moved = options.get(held.orderId)!.find((match) => match !== held && fits(match))
        chosen.delete(orderId)
        if (moved) best = atLeast(best, { seat, moved, points: seat.points + moved.points - held.points })
      }
    }
    if (!best) return false
    chosen.set(orderId, best.seat)
    if (best.moved) chosen.set(best.moved.orderId, best.moved)
    return true
  }
}

function atLeast<Way extends { points: number }>(best: Way | null, way: Way): Way {
  return best && best.points >= way.points ? best : way
}

/** Hours within which a lecturer answers, and how long before it begins nobody can answer any more. */
const answerHours = 48
const answerBefore = 12

/** When the answer of a lecturer is due: two days, but half a day before it begins at the latest. */
export function answerBy(startsAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + answerHours * 60 * minute, startsAt.getTime() - answerBefore * 60 * minute))
}

/** So many days before, either side can still call off by itself; later the desk does. */
export const callOffDays = 2
export function mayCallOff(startsAt: Date, now: Date): boolean {
  return startsAt.getTime() - now.getTime() >= callOffDays * 86_400_000
}

/** When the times of an order may lie. */
export const orderDays = { from: 3, to: 120 } as const
export function timesFit(preferences: readonly Preference[], today: Day): boolean {
  const distinct = new Set(preferences.map((one) => `${one.day} ${one.from}`)).size === preferences.length
  return distinct && preferences.every((one) => one.day >= addDays(today, orderDays.from) && one.day <= addDays(today, orderDays.to))
}
