import { addDays, type Calendar } from '#platform/calendar'
import { mondayOf, weekdayOf } from '../plans/index.ts'

/** With so many days off a week is left out, and a class pauses over it. */
const daysOffOfPause = 3

/**
 * The weeks that are planned, from the one that holds `startOn`, and the days of them on which nobody teaches. A weekend that is worked in exchange for a festival is neither: people
 * have neither their weekend nor an ordinary day.
 */
export function weeksFrom(startOn: string, weeks: number, calendar: Calendar): { mondays: string[]; closed: string[] } {
  const mondays: string[] = []
  const closed: string[] = []
  for (let monday = mondayOf(startOn), step = 0; mondays.length < weeks && step < weeks + 12; monday = addDays(monday, 7), step++) {
    const days = Array.from({ length: 7 }, (_, nth) => addDays(monday, nth))
    const off = days.filter((day) => isClosed(day, calendar))
    if (off.filter((day) => weekdayOf(day) < 6).length >= daysOffOfPause) continue
    mondays.push(monday)
    closed.push(...new Set([...off, ...days.filter((day) => day < startOn)]))
  }
  return { mondays, closed: closed.sort() }
}

function isClosed(day: string, calendar: Calendar): boolean {
  return weekdayOf(day) < 6 ? !calendar.isWorkingDay(day) : calendar.isWorkingDay(day) || calendar.nameOf(day) !== null
}
