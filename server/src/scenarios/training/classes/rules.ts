import { addDays } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import type { Attendance, AttendanceStatus, ClassState, LeaveRule, Span } from './model.ts'

const minute = 60_000

/** The door of a lesson: open from half an hour before it begins to half an hour after; later than ten minutes is late. */
export const checkInRules = { opensBefore: 30 * minute, closesAfter: 30 * minute, lateAfter: 10 * minute } as const

export type EnrolFacts = {
  class: { kind: string; state: string; enrolInvitedAt: Date | null; enrolOpenAt: Date | null; enrolCloseAt: Date | null }
  /** Asked for it, or was named by the unit it is made for. */
  invited: boolean
  lessons: readonly Span[]
  /** Lessons of other classes in which the person has a seat or waits for one. */
  sittings: readonly (Span & { classId: string; title: string })[]
}
export type EnrolDecision =
  | { kind: 'admit'; via: 'invited' | 'open' }
  | { kind: 'refuse'; code: 'training.enrol-not-open' | 'training.enrol-invited-first' | 'training.enrol-closed' | 'training.enrol-custom' | 'training.enrol-clash'; details: Record<string, string> }

/**
 * Decides whether a worker may claim a place now; whether there is one is the quota engine's to say. The first rule that fails is the one the worker is told, so the
 * order is part of the behaviour: what cannot be changed by waiting comes first.
 */
export function decideEnrolment(facts: EnrolFacts, now: Date): EnrolDecision {
  const { class: of, invited } = facts
  if (of.state !== 'published' || (of.enrolCloseAt !== null && now >= of.enrolCloseAt)) return refuse('training.enrol-closed')
  if (of.kind === 'custom' && !invited) return refuse('training.enrol-custom')
  const opensToMe = invited ? earlier(of.enrolInvitedAt, of.enrolOpenAt) : of.enrolOpenAt
  if (opensToMe === null || now < opensToMe) {
    const othersMay = !invited && of.enrolInvitedAt !== null && now >= of.enrolInvitedAt
    return refuse(othersMay ? 'training.enrol-invited-first' : 'training.enrol-not-open', opensToMe ? { opensAt: opensToMe.toISOString() } : {})
  }
  const clash = findClash(facts.lessons, facts.sittings)
  if (clash) return refuse('training.enrol-clash', { classId: clash.classId, title: clash.title, startsAt: clash.startsAt.toISOString(), endsAt: clash.endsAt.toISOString() })
  return { kind: 'admit', via: invited ? 'invited' : 'open' }
}

/** Nobody sits in two rooms: the first lesson of another class that overlaps one of these. Touching is no overlap. */
export function findClash<S extends Span>(lessons: readonly Span[], sittings: readonly S[]): S | undefined {
  return [...sittings].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()).find((one) => lessons.some((lesson) => lesson.startsAt < one.endsAt && one.startsAt < lesson.endsAt))
}

/** The list of who sits in a class is settled once its lessons are over. */
export function isRosterSettled(state: string): boolean {
  return state !== 'published' && state !== 'running'
}

/** Attendance is settled once the results that stand on it were handed in. */
export function isAttendanceSettled(state: string): boolean {
  return state !== 'published' && state !== 'running' && state !== 'assessing'
}

export function checkInWindow(lesson: Span): { from: Date; until: Date } {
  const closes = lesson.startsAt.getTime() + checkInRules.closesAfter
  return { from: new Date(lesson.startsAt.getTime() - checkInRules.opensBefore), until: new Date(Math.min(closes, lesson.endsAt.getTime())) }
}

export function isCheckInOpen(lesson: Span & { state: string }, now: Date): boolean {
  const { from, until } = checkInWindow(lesson)
  return lesson.state !== 'cancelled' && now >= from && now < until
}

/** What a check-in at `now` counts as; null when the door is shut. */
export function decideCheckIn(lesson: Span & { state: string }, now: Date): 'present' | 'late' | null {
  if (!isCheckInOpen(lesson, now)) return null
  return now.getTime() <= lesson.startsAt.getTime() + checkInRules.lateAfter ? 'present' : 'late'
}

/** Leave is asked before a lesson begins; afterwards the trainer notes it on the sheet. */
export function mayAskLeave(lesson: Span & { state: string }, now: Date): boolean {
  return lesson.state !== 'cancelled' && now < lesson.startsAt
}

/** How the clock marks somebody who is on no list after a lesson. */
export function markOfSilence(leave: { state: string } | undefined): 'leave' | 'absent' {
  return leave?.state === 'granted' ? 'leave' : 'absent'
}

/**
 * The share of lessons attended, in whole per cent rounded down: 79.9 % is not 80 %. Who came late came. Granted leave is left out of the count (`excused`) or counts
 * as missed (`missed`), as the class says; lessons called off or not held yet do not count. Without a lesson that counts there is no share.
 */
export function attendanceOf(lessons: readonly { state: string; status: AttendanceStatus | null }[], rule: { leaveRule: LeaveRule; minPercent: number }): Attendance {
  const live = lessons.filter((lesson) => lesson.state !== 'cancelled')
  const of = (status: AttendanceStatus) => live.filter((lesson) => lesson.status === status).length
  const [present, late, absent, leave] = [of('present'), of('late'), of('absent'), of('leave')]
  const excused = rule.leaveRule === 'excused' ? leave : 0
  const missed = absent + leave - excused
  const counted = present + late + missed
  const mayMiss = Math.floor(((live.length - excused) * (100 - rule.minPercent)) / 100)
  return { counted, present, late, absent, leave, percent: counted === 0 ? null : Math.floor(((present + late) * 100) / counted), missesLeft: mayMiss - missed }
}

/** One more miss, and the share that the class asks for is out of reach; or it already is. */
export function isAtRisk(attendance: Attendance): boolean {
  return attendance.counted > 0 && attendance.missesLeft <= 0 && (attendance.absent > 0 || attendance.missesLeft < 0)
}

export type ReminderKind = 'day-before' | 'soon'

/** Which reminder is due: from nine in the morning of the day before, and again in the last two hours. */
export function dueReminder(lesson: Span, now: Date): ReminderKind | null {
  if (now >= lesson.startsAt) return null
  if (now.getTime() >= lesson.startsAt.getTime() - 120 * minute) return 'soon'
  const day = dayInShanghai(lesson.startsAt)
  return now >= instantInShanghai(addDays(day, -1), '09:00') && now < instantInShanghai(day) ? 'day-before' : null
}

/** Where the timetable takes a class by itself: it runs from its first lesson on and is assessed after the last. */
export function nextStateByClock(of: { state: string; lessons: readonly (Span & { state: string })[] }, now: Date): 'start' | 'finish-teaching' | null {
  const live = of.lessons.filter((lesson) => lesson.state !== 'cancelled')
  if (live.length === 0) return null
  if (of.state === 'published') return live.some((lesson) => lesson.startsAt <= now) ? 'start' : null
  return of.state === 'running' && live.every((lesson) => lesson.endsAt <= now) ? 'finish-teaching' : null
}

/** The next thing that is due in a class, and since when one waits for it; the deadline of the case is the promise of its present state. */
export function deadlineOf(of: { state: string; publishedAt: Date | null; enrolCloseAt: Date | null; firstDay: string | null; lastDay: string | null; enteredAt: Date | null; caseDue: string | null }, now: Date) {
  const published = of.publishedAt && dayInShanghai(of.publishedAt)
  const entered = of.enteredAt && dayInShanghai(of.enteredAt)
  switch (of.state as ClassState) {
    case 'published':
      if (published && of.enrolCloseAt && now < of.enrolCloseAt) return { what: 'enrolment-closes' as const, from: published, due: dayInShanghai(of.enrolCloseAt) }
      return published && of.firstDay ? { what: 'first-lesson' as const, from: published, due: of.firstDay } : null
    case 'running': return of.firstDay && of.lastDay ? { what: 'last-lesson' as const, from: of.firstDay, due: of.lastDay } : null
    case 'assessing': return entered && of.caseDue ? { what: 'results' as const, from: entered, due: of.caseDue } : null
    case 'confirming': return entered && of.caseDue ? { what: 'confirmation' as const, from: entered, due: of.caseDue } : null
    default: return null
  }
}

const earlier = (a: Date | null, b: Date | null) => (a && b ? (a < b ? a : b) : a ?? b)

function refuse(code: Extract<EnrolDecision, { kind: 'refuse' }>['code'], details: Record<string, string> = {}): EnrolDecision {
  return { kind: 'refuse', code, details }
}

export type PlaceTaken = { seated: boolean; enrolledAt: Date; attended: number; marked: boolean; confirmed: boolean }

/** Which of two places of one person in a class is kept: the one that has come further, then the one that came first. Two confirmed results are for a person to settle. */
export function choosePlace(first: PlaceTaken, second: PlaceTaken): 'first' | 'second' | 'both-assessed' {
  if (first.confirmed && second.confirmed) return 'both-assessed'
  const steps: ((place: PlaceTaken) => number)[] = [(place) => Number(place.confirmed), (place) => Number(place.marked), (place) => place.attended, (place) => Number(place.seated), (place) => -place.enrolledAt.getTime()]
  for (const step of steps) if (step(first) !== step(second)) return step(first) > step(second) ? 'first' : 'second'
  return 'first'
}
