import type { NoShowRule } from '#engines/quota'
import { addDays, type Day } from '#platform/calendar'
import { fitsHours, weekdayOf, type Opening, type Stretch } from '../places/index.ts'
import type { SkipWhy } from './model.ts'

/** Twice not come within sixty days shuts a room's door for the days that the room says. */
export const noShowRule = (closedDays: number): NoShowRule => ({ misses: 2, withinDays: 60, closedDays })

/** How far ahead a unit may book. */
export const unitDays = 200

/** The days of a series; null where the plan makes no sense: wrong order, more than a year, no such weekday. */
export function seriesDays({ first, last, weekdays, from, to }: { first: Day; last: Day; weekdays: readonly number[]; from: string; to: string }): Day[] | null {
  if (first > last || last > addDays(first, 366) || from >= to) return null
  const days: Day[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) if (weekdays.includes(weekdayOf(day))) days.push(day)
  return days.length > 0 ? days : null
}

type Ground = { opening: Opening; now: { day: Day; time: string }; taken: (day: Day) => boolean; helperFree: (day: Day) => boolean }

/** Why a day of a series cannot be had; null when it can. The first reason counts. */
export function whyNot(day: Day, stretch: Stretch, { opening, now, taken, helperFree }: Ground): SkipWhy | null {
  if (day < now.day || (day === now.day && stretch.from <= now.time)) return 'past'
  if (day > addDays(now.day, unitDays)) return 'too-far'
  if (!fitsHours(opening, day, stretch)) return 'closed'
  if (taken(day)) return 'taken'
  return helperFree(day) ? null : 'no-helper'
}

/** Monday and Sunday of the week of a day. */
export function weekOf(day: Day): { from: Day; to: Day } {
  const from = addDays(day, 1 - weekdayOf(day))
  return { from, to: addDays(from, 6) }
}
