import { afterCommit, shared, type Db, type Tx } from '#platform/db'
import type { Calendar, CalendarDay, Day } from './model.ts'
import { calendarOf } from './rules.ts'

/** The calendar as it stands now: notice and days set by hand. One small query. */
export async function loadCalendar(tx: Tx): Promise<Calendar> {
  return calendarOf(await listCalendarDays(tx))
}

const everybodys = shared(async (tx) => new Map([['calendar', await loadCalendar(tx)]]))

/** The calendar for showing how many days are left, read once a second for all. Promises are made with `loadCalendar`. */
export async function sharedCalendar(ctx: { db: Db; clock: { now(): Date } }): Promise<Calendar> {
  return (await everybodys.find(ctx, ['calendar'])).get('calendar')!
}

/** For whoever changes the calendar: this server shows the change at once. */
export function noteCalendarChange(ctx: { db: Db; tx: Tx }): void {
  afterCommit(ctx.tx, everybodys.forget(ctx.db))
}

/** The days set by hand, all or those of one year, in order. */
export async function listCalendarDays(tx: Tx, year?: number): Promise<CalendarDay[]> {
  const rows = await tx.selectFrom('calendar_day').select(['day', 'kind', 'name'])
    .$if(year !== undefined, (query) => query.where('day', '>=', `${year}-01-01`).where('day', '<=', `${year}-12-31`))
    .orderBy('day').execute()
  return rows.map((row) => ({ ...row, kind: row.kind as CalendarDay['kind'] }))
}

/** Says what a day is; said again, the last word counts. */
export async function setCalendarDay(tx: Tx, entry: CalendarDay & { by: string; now: Date }): Promise<void> {
  const said = { kind: entry.kind, name: entry.name, set_by: entry.by, set_at: entry.now }
  await tx.insertInto('calendar_day').values({ day: entry.day, ...said }).onConflict((conflict) => conflict.column('day').doUpdateSet(said)).execute()
}

/** Takes a day set by hand back; gives whether there was one. */
export async function removeCalendarDay(tx: Tx, day: Day): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('calendar_day').where('day', '=', day).executeTakeFirst()
  return numDeletedRows > 0n
}
