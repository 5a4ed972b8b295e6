import { addDays, type Day } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import type { ClassRow, ClassState, Standing } from './model.ts'

/** Days after the last day on which everything about the children is erased (C4). */
export const keptDays = 30
/** Minutes after closing time at which a child that is still there alarms keeper and guardian (C7). */
export const lateAfter = 15
/** So many wrong codes one after the other lock a child for `lockedFor` minutes (C6). */
export const wrongCodes = 3
export const lockedFor = 5
/** Hours in which a guardian answers once a place is offered while the class is held (C9). */
export const answerHours = 24

type Days = Pick<ClassRow, 'first_day' | 'last_day' | 'weekdays'>

/** 1 is Monday. */
export function weekdayOf(day: Day): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
}

export function isHeldOn(of: Days, day: Day): boolean {
  return day >= of.first_day && day <= of.last_day && of.weekdays.includes(weekdayOf(day))
}

/** The first day from `from` on which the class is held, or null. */
export function nextDay(of: Days, from: Day): Day | null {
  let day = from < of.first_day ? of.first_day : from
  for (; day <= of.last_day; day = addDays(day, 1)) if (isHeldOn(of, day)) return day
  return null
}

type Times = Days & Pick<ClassRow, 'starts'>

/** When the class begins for the first time, and for the last: a place that is free after that is of no use to anybody in the line. Null for a class without a day. */
export function beginsAt(of: Times): Date | null {
  const day = nextDay(of, of.first_day)
  return day === null ? null : instantInShanghai(day, of.starts)
}
export function lineEndsAt(of: Times): Date | null {
  let day = of.last_day
  for (; day >= of.first_day; day = addDays(day, -1)) if (isHeldOn(of, day)) return instantInShanghai(day, of.starts)
  return null
}

/** What a place that becomes free is to the first in the line: theirs at once before the class begins, and from then on theirs to answer for within a day. */
export function decideFreed(of: Times, now: Date): { kind: 'seat' } | { kind: 'offer'; until: Date } {
  const [begins, ends] = [beginsAt(of), lineEndsAt(of)]
  if (!begins || !ends || now < begins) return { kind: 'seat' }
  return { kind: 'offer', until: new Date(Math.max(now.getTime(), Math.min(now.getTime() + answerHours * 3_600_000, ends.getTime()))) }
}

/** Whole years on a day; somebody born in a month is taken to have been born on its first day. */
export function ageOn(birthMonth: string, day: Day): number {
  return Number(day.slice(0, 4)) - Number(birthMonth.slice(0, 4)) - (day.slice(5, 7) < birthMonth.slice(5, 7) ? 1 : 0)
}

export function stateOf(of: Pick<ClassRow, 'state' | 'last_day' | 'erased_at'>, today: Day): ClassState {
  if (of.state !== 'published') return of.state as ClassState
  if (of.erased_at) return 'erased'
  return of.last_day < today ? 'ended' : 'published'
}

export const erasesOn = (of: Pick<ClassRow, 'last_day'>): Day => addDays(of.last_day, keptDays)

type Enrolling = Pick<ClassRow, 'state' | 'opens_at' | 'closes_at' | 'first_day' | 'age_from' | 'age_to' | 'consent_hash'>
export type EnrolDecision = { kind: 'enrol' } | { kind: 'refuse'; code: 'not-for-you' | 'not-open' | 'age' | 'consent-changed' }

/** Whether a child may be enrolled; the first rule that fails is what the guardian is told. */
export function decideEnrolment(of: Enrolling, child: { member: boolean; birthMonth: string; hash: string }, now: Date): EnrolDecision {
  if (!child.member) return { kind: 'refuse', code: 'not-for-you' }
  if (of.state !== 'published' || now < of.opens_at || now >= of.closes_at) return { kind: 'refuse', code: 'not-open' }
  const age = ageOn(child.birthMonth, of.first_day)
  if (age < of.age_from || age > of.age_to) return { kind: 'refuse', code: 'age' }
  return child.hash === of.consent_hash ? { kind: 'enrol' } : { kind: 'refuse', code: 'consent-changed' }
}

/** Dates that make sense when a class is written or published. */
export function areDaysSound(of: Days & Pick<ClassRow, 'closes_at'>, now: Date): boolean {
  return of.closes_at > now && dayInShanghai(of.closes_at) <= of.last_day && nextDay(of, of.first_day) !== null && of.last_day >= dayInShanghai(now)
}

export function standingOf(day: { arrived_at: Date | null; handed_at: Date | null } | undefined): Standing {
  if (day?.handed_at) return 'picked-up'
  return day?.arrived_at ? 'here' : 'expected'
}

/** From when on a child that is still there is too long there. */
export function lateFrom(of: Pick<ClassRow, 'ends'>, day: Day): Date {
  return new Date(instantInShanghai(day, of.ends).getTime() + lateAfter * 60_000)
}

/** What a wrong code leaves behind: one more, or the lock. */
export function afterWrongCode(wrong: number, now: Date): { wrong: number; lockedUntil: Date | null } {
  return wrong + 1 >= wrongCodes ? { wrong: 0, lockedUntil: new Date(now.getTime() + lockedFor * 60_000) } : { wrong: wrong + 1, lockedUntil: null }
}
