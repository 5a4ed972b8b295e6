import type { CalendarDay } from './model.ts'
import { addDays } from './rules.ts'

/**
 * The State Council's notice on the days off of a year, read as it is written: 「二、春节：2月15日（…）至23日（…）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。」 Gives the days
 * off and the weekends worked in exchange, in order; null for a text that is no such notice, names another year, or whose count of days is not what it says.
 */
export function readNotice(text: string, year: number): CalendarDay[] | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '').replace(/\([^)]*\)/g, '')
  const named = /现将(\d{4})年/.exec(plain)
  if (named && Number(named[1]) !== year) return null
  const days = new Map<string, CalendarDay>()
  for (const [, name, said] of plain.matchAll(/[一二三四五六七八九十]+、([\p{Script=Han}、]{2,20}?):(.*?)(?=[一二三四五六七八九十]+、[\p{Script=Han}、]{2,20}?:|$)/gu)) {
    const read = readFestival(said!, year)
    if (!read) return null
    for (const day of read.off) days.set(day, { day, kind: 'holiday', name: name! })
    for (const day of read.worked) days.set(day, { day, kind: 'workday', name: name! })
  }
  // A year has seven festivals of which two may fall together; less is a part of the notice, or something else.
  const festivals = new Set([...days.values()].filter((one) => one.kind === 'holiday').map((one) => one.name))
  return festivals.size >= 5 ? [...days.values()].toSorted((a, b) => a.day.localeCompare(b.day)) : null
}

const date = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日`

function readFestival(said: string, year: number): { off: string[]; worked: string[] } | null {
  const off = new RegExp(`${date}(?:[至到]${date})?放假`).exec(said)
  if (!off) return null
  const first = dayOf({ year: off[1], month: off[2], day: off[3] }, { year })
  const last = off[6] === undefined ? first : dayOf({ year: off[4], month: off[5], day: off[6] }, { year, after: first })
  if (!first || !last || last < first) return null
  const days: string[] = []
  for (let day = first; day <= last && days.length < 20; day = addDays(day, 1)) days.push(day)
  const promised = /共(\d+)天/.exec(said)
  if (promised && Number(promised[1]) !== days.length) return null
  const worked: string[] = []
  for (const [list] of said.matchAll(new RegExp(`(?:${date.replaceAll('(\\d', '(?:\\d')}[、和及]?)+上班`, 'g'))) {
    for (const [, y, m, d] of list.matchAll(new RegExp(date, 'g'))) {
      const day = dayOf({ year: y, month: m, day: d }, { year, ...(worked.at(-1) ? { after: worked.at(-1)! } : { after: first }) })
      if (!day) return null
      worked.push(day)
    }
  }
  return { off: days, worked }
}

/** A date whose year or month may go without saying: the year of the notice, the month of the date before. Null for a day that the calendar does not have. */
function dayOf(said: { year: string | undefined; month: string | undefined; day: string | undefined }, known: { year: number; after?: string | null }): string | null {
  const month = said.month ?? known.after?.slice(5, 7)
  if (!month) return null
  const day = `${said.year ?? known.year}-${month.padStart(2, '0')}-${said.day!.padStart(2, '0')}`
  const parsed = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === day ? day : null
}
