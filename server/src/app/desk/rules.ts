import type { Permission } from '@guildhall/contract'
import { addDays, daysLeft, type Calendar, type Day } from '#platform/calendar'
import type { QueueItem } from '#platform/module'

export type Group = 'overdue' | 'today' | 'week' | 'next-week' | 'later'

/** When a thing is due, as the queue groups it. A week ends on Sunday. */
export function groupOf(due: Day, today: Day): Group {
  if (due < today) return 'overdue'
  if (due === today) return 'today'
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7
  const sunday = addDays(today, 7 - weekday)
  if (due <= sunday) return 'week'
  return due <= addDays(sunday, 7) ? 'next-week' : 'later'
}

/** By deadline, the longest overdue first; on one day what has an hour stands before what has the whole day. */
export function byDeadline(a: QueueItem, b: QueueItem): number {
  return a.due.localeCompare(b.due) || (a.at ?? '9').localeCompare(b.at ?? '9') || a.from.localeCompare(b.from) || a.id.localeCompare(b.id)
}

/** What this role can do something about, and what it waits for others to do. */
export function sortOut(items: readonly QueueItem[], permissions: ReadonlySet<Permission>): { mine: QueueItem[]; others: QueueItem[] } {
  const sorted = items.toSorted(byDeadline)
  const isMine = (item: QueueItem) => permissions.has(item.permission) && !item.barred
  return { mine: sorted.filter(isMine), others: sorted.filter((item) => !isMine(item)) }
}

/** Working days to go, or gone by since. */
export function workingDays(calendar: Calendar, due: Day, today: Day): number {
  const left = daysLeft(calendar, due, today)
  return left.kind === 'today' ? 0 : left.days
}

/** Every calendar day that the rulers of these rows are drawn from: no longer back than half a year, nor further ahead. */
export function rulerSpan(items: readonly Pick<QueueItem, 'from' | 'due'>[], today: Day): { start: Day; end: Day } {
  const earliest = items.reduce((day, item) => (item.from < day ? item.from : day), today)
  const latest = items.reduce((day, item) => (item.due > day ? item.due : day), today)
  const [back, ahead] = [addDays(today, -180), addDays(today, 180)]
  return { start: earliest < back ? back : earliest, end: latest > ahead ? ahead : latest }
}

/** The days of a month up to today with what was finished on each and how much of it late. */
export function monthBars(promises: readonly { day: Day; late: boolean }[], today: Day): { kept: number; late: number; days: { day: Day; done: number; late: number }[] } {
  const days: { day: Day; done: number; late: number }[] = []
  for (let day = `${today.slice(0, 8)}01`; day <= today; day = addDays(day, 1)) days.push({ day, done: 0, late: 0 })
  const byDay = new Map(days.map((one) => [one.day, one]))
  for (const promise of promises) {
    const day = byDay.get(promise.day)
    if (!day) continue
    day.done += 1
    if (promise.late) day.late += 1
  }
  const [done, late] = [days.reduce((sum, day) => sum + day.done, 0), days.reduce((sum, day) => sum + day.late, 0)]
  return { kept: done - late, late, days }
}
