import { calendarRoutes, type AnswerOf, type InputOf } from '@guildhall/contract'
import { appendAudit } from '../audit/index.ts'
import { dayInShanghai } from '../clock/index.ts'
import { handle, holderOf, Refused, type RequestContext } from '../http/index.ts'
import type { Module } from '../module/index.ts'
import { readNotice } from './read-notice.ts'
import { addDays } from './rules.ts'
import { listCalendarDays, loadCalendar, noteCalendarChange, removeCalendarDay, setCalendarDay } from './store.ts'

type Routes = typeof calendarRoutes
type DayState = AnswerOf<Routes['setDay']>

async function getYear(ctx: RequestContext, { year }: InputOf<Routes['year']>): Promise<AnswerOf<Routes['year']>> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return { year, knownThrough: (await loadCalendar(ctx.tx)).knownThrough, days: await describe(ctx, days) }
}

async function setDay(ctx: RequestContext, { day, kind, name }: InputOf<Routes['setDay']>): Promise<DayState> {
  refuseFar(ctx, day)
  await setCalendarDay(ctx.tx, { day, kind, name, by: holderOf(ctx.actor), now: ctx.clock.now() })
  noteCalendarChange(ctx)
  await appendAudit(ctx, { action: 'calendar.set-day', subject: `day:${day}`, details: { kind } })
  return (await describe(ctx, [day]))[0]!
}

/** The days are written together or not at all; a day that the notice says again is said anew. */
async function setDays(ctx: RequestContext, { days }: InputOf<Routes['setDays']>): Promise<AnswerOf<Routes['setDays']>> {
  for (const { day } of days) refuseFar(ctx, day)
  for (const { day, kind, name } of days) await setCalendarDay(ctx.tx, { day, kind, name, by: holderOf(ctx.actor), now: ctx.clock.now() })
  const inOrder = days.map(({ day }) => day).toSorted()
  await appendAudit(ctx, { action: 'calendar.set-days', details: { count: days.length, from: inOrder[0], to: inOrder.at(-1) } })
  return { set: days.length }
}

function readNoticeOf({ year, text }: InputOf<Routes['readNotice']>): AnswerOf<Routes['readNotice']> {
  const days = readNotice(text, year)
  if (!days) throw new Refused('calendar.notice-unreadable')
  return { days }
}

function refuseFar(ctx: RequestContext, day: string): void {
  const thisYear = Number(dayInShanghai(ctx.clock.now()).slice(0, 4))
  const year = Number(day.slice(0, 4))
  if (year < thisYear - 1 || year > thisYear + 2) throw new Refused('calendar.too-far')
}

async function removeDay(ctx: RequestContext, { day }: InputOf<Routes['removeDay']>): Promise<DayState> {
  if (!await removeCalendarDay(ctx.tx, day)) throw new Refused('calendar.not-set')
  noteCalendarChange(ctx)
  await appendAudit(ctx, { action: 'calendar.remove-day', subject: `day:${day}` })
  return (await describe(ctx, [day]))[0]!
}

async function describe(ctx: RequestContext, days: readonly string[]): Promise<DayState[]> {
  const calendar = await loadCalendar(ctx.tx)
  const byHand = new Map((await listCalendarDays(ctx.tx)).map((own) => [own.day, own.kind]))
  return days.map((day) => ({ day, working: calendar.isWorkingDay(day), name: calendar.nameOf(day), byHand: byHand.get(day) ?? null }))
}

export const calendarModule: Module = {
  name: 'calendar',
  routes: [
    handle(calendarRoutes.year, getYear), handle(calendarRoutes.setDay, setDay), handle(calendarRoutes.removeDay, removeDay),
    handle(calendarRoutes.setDays, setDays), handle(calendarRoutes.readNotice, (_ctx, input) => Promise.resolve().then(() => readNoticeOf(input))),
  ],
}
