import { addDays, type Calendar, type Day } from '#platform/calendar'

export type Hours = { weekdays: number[]; from: string; to: string }
export type Slot = { from: string; to: string }

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const timeOf = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** 1 (Monday) to 7. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/**
 * When a window is open on a day. On holidays it is closed; a weekend that is worked counts as an ordinary day, so whoever opens from Monday to Friday opens then as on a Monday.
 * Hours for a Saturday or Sunday hold on those that are not worked and no holiday by name.
 */
export function hoursOn(calendar: Calendar, hours: readonly Hours[], day: Day): { from: string; to: string }[] {
  const weekday = weekdayOf(day)
  const weekend = weekday > 5
  if (!weekend && !calendar.isWorkingDay(day)) return []
  const wanted = weekend && calendar.isWorkingDay(day) ? 1 : weekday
  return weekend && !calendar.isWorkingDay(day) && calendar.nameOf(day) !== null ? [] : hours.filter((one) => one.weekdays.includes(wanted)).map(({ from, to }) => ({ from, to })).toSorted((a, b) => a.from.localeCompare(b.from))
}

export function isOpenAt(calendar: Calendar, hours: readonly Hours[], at: { day: Day; time: string }): boolean {
  return hoursOn(calendar, hours, at.day).some((one) => one.from <= at.time && at.time < one.to)
}

/** The stretches of a day that can be booked; what is left over at the end of opening hours is too short and none. */
export function slotsOn(calendar: Calendar, hours: readonly Hours[], day: Day, minutes: number): Slot[] {
  return hoursOn(calendar, hours, day).flatMap(({ from, to }) => {
    const slots: Slot[] = []
    for (let at = minutesOf(from); at + minutes <= minutesOf(to); at += minutes) slots.push({ from: timeOf(at), to: timeOf(at + minutes) })
    return slots
  })
}

/** Days that can be booked: so many days on which the window opens, from today. */
export function bookableDays(calendar: Calendar, hours: readonly Hours[], today: Day, count: number): Day[] {
  const days: Day[] = []
  for (let day = today, tried = 0; days.length < count && tried < 120; day = addDays(day, 1), tried++) if (hoursOn(calendar, hours, day).length > 0) days.push(day)
  return days
}

/** A001: the window's letter and the number of the day. */
export const labelOf = (letter: string, n: number): string => `${letter}${String(n).padStart(3, '0')}`
