import { addDays, type Calendar } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import type { OpeningWindow, PlanSession, Slot } from './model.ts'

/** A class hour (课时) lasts 45 minutes. */
export const classHourMinutes = 45

/** Whole class hours between two clock times; what is left over is a break. */
export function classHours(from: string, to: string): number {
  return Math.max(0, Math.floor((minutesOf(to) - minutesOf(from)) / classHourMinutes))
}

export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** HH:MM of minutes since midnight; the last minute of the day for anything later, for a day has no 24:00. */
export function timeOf(minutes: number): string {
  const within = Math.min(minutes, 24 * 60 - 1)
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}

/** 1 (Monday) to 7. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return addDays(day, 1 - weekdayOf(day))
}

export function isWithin(windows: readonly OpeningWindow[], session: Pick<PlanSession, 'day' | 'from' | 'to'>): boolean {
  const weekday = weekdayOf(session.day)
  return windows.some((window) => window.weekdays.includes(weekday) && window.from <= session.from && session.to <= window.to)
}

/** Which kind of people's time a session takes. A weekend that is worked in exchange for a festival is a weekday. */
export function slotOf(session: Pick<PlanSession, 'day' | 'from'>, calendar: Calendar): Slot {
  const weekend = weekdayOf(session.day) >= 6 && !calendar.isWorkingDay(session.day)
  if (weekend) return 'weekend'
  return session.from >= '17:00' ? 'weekday-evening' : 'weekday-day'
}

/** A day that most people have off for a festival, not a plain weekend. */
export function isFestival(day: string, calendar: Calendar): boolean {
  return !calendar.isWorkingDay(day) && calendar.nameOf(day) !== null
}

export function spanOf(session: Pick<PlanSession, 'day' | 'from' | 'to'>): { startsAt: Date; endsAt: Date } {
  return { startsAt: instantInShanghai(session.day, session.from), endsAt: instantInShanghai(session.day, session.to) }
}

/** Touching is no overlap: one class may leave as the next comes in. */
export function overlaps(a: { startsAt: Date; endsAt: Date }, b: { startsAt: Date; endsAt: Date }): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt
}

export function dayOfInstant(instant: Date): string {
  return dayInShanghai(instant)
}

/** HH:MM in China. */
export function clockOfInstant(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
}
