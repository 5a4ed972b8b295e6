import { useMemo } from 'react'
import { getLanguage, useLanguage, type Language } from './language.ts'

/** An instant, or a calendar day `YYYY-MM-DD` (which has no zone and is taken as that day in China). */
export type When = Date | string | number

interface Parts {
  year: number
  month: number
  day: number
  weekday: number
  hour: string
  minute: string
  second: string
}

const shanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai', hourCycle: 'h23',
  year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
})

const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

function instantOf(when: When): Date {
  if (typeof when === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(when)) return new Date(`${when}T00:00:00+08:00`)
  return new Date(when)
}

/** Reads an instant off a clock in China, whatever zone the device is in. */
function partsOf(when: When): Parts {
  const found = new Map(shanghai.formatToParts(instantOf(when)).map((part) => [part.type, part.value]))
  const read = (type: Intl.DateTimeFormatPartTypes): string => found.get(type) ?? ''
  const year = Number(read('year'))
  const month = Number(read('month'))
  const day = Number(read('day'))
  return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(), hour: read('hour'), minute: read('minute'), second: read('second') }
}

/** `2026-11-20`, the day in China on which the instant falls: for comparing days and for addresses. */
export function dayOf(when: When): string {
  const { year, month, day } = partsOf(when)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** 2026年11月20日 · 20 Nov 2026 */
export function formatDate(when: When, language: Language = getLanguage()): string {
  const { year, month, day } = partsOf(when)
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${months[month - 1]} ${year}`
}

/** 11月20日 · 20 Nov */
export function formatDay(when: When, language: Language = getLanguage()): string {
  const { month, day } = partsOf(when)
  return language === 'zh' ? `${month}月${day}日` : `${day} ${months[month - 1]}`
}

/** 周五 · Fri */
export function formatWeekday(when: When, language: Language = getLanguage()): string {
  return weekdays[language][partsOf(when).weekday] ?? ''
}

/** 11月20日 周五 · Fri 20 Nov */
export function formatMonthDay(when: When, language: Language = getLanguage()): string {
  const day = formatDay(when, language)
  const weekday = formatWeekday(when, language)
  return language === 'zh' ? `${day} ${weekday}` : `${weekday} ${day}`
}

/** 2026年11月 · Nov 2026 */
export function formatMonth(when: When, language: Language = getLanguage()): string {
  const { year, month } = partsOf(when)
  return language === 'zh' ? `${year}年${month}月` : `${months[month - 1]} ${year}`
}

/** 9:00, 18:30: the 24-hour clock without a leading zero, in both languages. */
export function formatTime(when: When): string {
  const { hour, minute } = partsOf(when)
  return `${Number(hour)}:${minute}`
}

/** 9:00–11:15 */
export function formatTimeSpan(from: When, to: When): string {
  return `${formatTime(from)}–${formatTime(to)}`
}

/** 11月20日 周五 18:30 · Fri 20 Nov 18:30 */
export function formatDateTime(when: When, language: Language = getLanguage()): string {
  return `${formatMonthDay(when, language)} ${formatTime(when)}`
}

/** 2026-11-20 18:16:04: to the second, for records and verifications. */
export function formatStamp(when: When): string {
  const { hour, minute, second } = partsOf(when)
  return `${dayOf(when)} ${hour}:${minute}:${second}`
}

/** Whole calendar days in China from one instant to another: positive when `to` lies ahead. */
export function daysBetween(from: When, to: When): number {
  return Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / 86_400_000)
}

/** 今天, 昨天, 明天, else 11月9日 (with the year when it is another year). */
export function formatNear(when: When, now: When, language: Language = getLanguage()): string {
  const near = { zh: ['昨天', '今天', '明天'], en: ['yesterday', 'today', 'tomorrow'] } as const
  const word = near[language][daysBetween(now, when) + 1]
  if (word) return word
  return partsOf(when).year === partsOf(now).year ? formatDay(when, language) : formatDate(when, language)
}

/** 3,127: thousands with commas, in both languages. */
export function formatCount(count: number, digits = 0): string {
  return count.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** 98.1 %: `ratio` is between 0 and 1. Nearly all is not shown as all, nor a few as none. The sign stands apart in a Figure, so it is optional. */
export function formatShare(ratio: number, digits = 0, sign = true): string {
  const step = 10 ** -digits
  const rounded = Number((ratio * 100).toFixed(digits))
  const shown = rounded === 100 && ratio < 1 ? 100 - step : rounded === 0 && ratio > 0 ? step : rounded
  return `${shown.toFixed(digits)}${sign ? '%' : ''}`
}

/** Money arrives in fen as a decimal string; shown in yuan, without fen when there are none: 1,500 · 1,500.50 */
export function formatYuan(fen: string | bigint): string {
  const value = BigInt(fen)
  const positive = value < 0n ? -value : value
  const yuan = (positive / 100n).toLocaleString('en-US')
  const rest = positive % 100n
  return `${value < 0n ? '−' : ''}${yuan}${rest === 0n ? '' : `.${String(rest).padStart(2, '0')}`}`
}

/** Between a name and what it stands for: 来源：全部 · Source: all */
export function colon(language: Language = getLanguage()): string {
  return language === 'zh' ? '：' : ': '
}

/** The formatters that depend on the language, bound to the reader's. */
export function useFormat() {
  const language = useLanguage()
  return useMemo(() => ({
    date: (when: When) => formatDate(when, language),
    day: (when: When) => formatDay(when, language),
    weekday: (when: When) => formatWeekday(when, language),
    monthDay: (when: When) => formatMonthDay(when, language),
    month: (when: When) => formatMonth(when, language),
    dateTime: (when: When) => formatDateTime(when, language),
    near: (when: When, now: When) => formatNear(when, now, language),
    time: formatTime,
    timeSpan: formatTimeSpan,
    stamp: formatStamp,
    count: formatCount,
    share: formatShare,
    yuan: formatYuan,
  }), [language])
}
