import { loadCalendar, type Day } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import type { Tx } from '#platform/db'
import { hoursOf, type PositionRow, type Stretch } from './model.ts'
import { isHoliday, weekdayOf, type Opening } from './rules.ts'

type Hours = Pick<PositionRow, 'id' | 'hours' | 'open_on_holidays'>

/** When these positions are open, with their exceptions from a day on. */
export async function loadOpenings(tx: Tx, rows: readonly Hours[], from: Day): Promise<Map<string, Opening>> {
  if (rows.length === 0) return new Map()
  const calendar = await loadCalendar(tx)
  const exceptions = await tx.selectFrom('venue_exception').select(['position_id', 'day', 'hours']).where('position_id', 'in', rows.map((row) => row.id)).where('day', '>=', from).execute()
  const byPosition = Map.groupBy(exceptions, (one) => one.position_id)
  return new Map(rows.map((row) => [row.id, { hours: hoursOf(row), openOnHolidays: row.open_on_holidays, calendar, exceptions: new Map((byPosition.get(row.id) ?? []).map((one) => [one.day, one.hours as Stretch[]])) }]))
}

export async function loadOpening(tx: Tx, row: Hours, from: Day): Promise<Opening> {
  return (await loadOpenings(tx, [row], from)).get(row.id)!
}

/** Day and clock time of an instant, as the doors of China read it. */
export function momentOf(now: Date): { day: Day; time: string } {
  return { day: dayInShanghai(now), time: new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(11, 16) }
}

export type Now = { day: Day; time: string; weekday: number; holiday: boolean }

/** All that a query needs to know of a moment to say which positions are open then. */
export async function nowOf(tx: Tx, now: Date): Promise<Now> {
  const at = momentOf(now)
  return { ...at, weekday: weekdayOf(at.day), holiday: isHoliday(await loadCalendar(tx), at.day) }
}
