import type { Calendar, CalendarDay, Day, DaysLeft, RulerDay } from './model.ts'
import { notice } from './notice.ts'

const oneDay = 86_400_000
const farthest = 3_660

/** The calendar of the State Council with the days set by hand laid over it (D1). */
export function calendarOf(setByHand: readonly CalendarDay[] = []): Calendar {
  const own = new Map(setByHand.map((entry) => [entry.day, entry]))
  const namedYears = new Set([...notice.holidays.keys(), ...setByHand.filter((entry) => entry.kind === 'holiday').map((entry) => entry.day)].map((day) => Number(day.slice(0, 4))))
  return {
    isWorkingDay(day) {
      const set = own.get(day)
      if (set) return set.kind === 'workday'
      if (notice.holidays.has(day)) return false
      return notice.workdays.has(day) || isWeekday(day)
    },
    nameOf: (day) => own.get(day)?.name ?? notice.holidays.get(day) ?? notice.workdays.get(day) ?? null,
    knownThrough: `${lastYearInARow(namedYears)}-12-31`,
  }
}

/** The day `n` calendar days later (or earlier). */
export function addDays(day: Day, n: number): Day {
  return new Date(Date.parse(day) + n * oneDay).toISOString().slice(0, 10)
}

/** The `n`-th working day after `day`, which itself is not counted (D2). `n` from 0 to 2000. */
export function addWorkingDays(calendar: Calendar, day: Day, n: number): Day {
  if (!Number.isInteger(n) || n < 0 || n > 2_000) throw new RangeError(`a deadline of ${n} working days`)
  let at = day
  for (let left = n; left > 0;) {
    at = addDays(at, 1)
    if (calendar.isWorkingDay(at)) left--
  }
  return at
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number {
  if (to < from) return -workingDaysBetween(calendar, to, from) || 0
  let count = 0
  for (const day of daysAfter(from, to)) if (calendar.isWorkingDay(day)) count++
  return count
}

/** How far off a promise is on the day `today` (D4). */
export function daysLeft(calendar: Calendar, due: Day, today: Day): DaysLeft {
  if (due === today) return { kind: 'today' }
  return due > today
    ? { kind: 'left', days: workingDaysBetween(calendar, today, due) }
    : { kind: 'overdue', days: workingDaysBetween(calendar, due, today) }
}

/** One tick a day from `start` to `end`, both included, and on to `today` when the end has passed. At most ten years. */
export function rulerDays(calendar: Calendar, span: { start: Day; end: Day; today: Day }): RulerDay[] {
  const last = span.today > span.end ? span.today : span.end
  return daysAfter(addDays(span.start, -1), last).map((day) => ({ day, working: calendar.isWorkingDay(day), past: day < span.today }))
}

function daysAfter(from: Day, to: Day): Day[] {
  const count = Math.min(Math.round((Date.parse(to) - Date.parse(from)) / oneDay), farthest)
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(from, index + 1))
}

function isWeekday(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** A lone day entered for a far year must not make the years before it look known. */
function lastYearInARow(years: ReadonlySet<number>): number {
  let year = notice.lastYear
  while (years.has(year + 1)) year++
  return year
}
