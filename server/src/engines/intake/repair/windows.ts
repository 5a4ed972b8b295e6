import { cellText } from '../model.ts'
import type { Repair } from './text.ts'

/** When something is open: days 1 (Monday) to 7, minutes since midnight. */
export interface OpeningWindow { days: readonly number[]; from: number; to: number }

const NAMES = '一二三四五六日'
const CLOCK = String.raw`(\d{1,2})(?:[:.点时](\d{2})?分?)`
const SPAN = new RegExp(String.raw`([^\d]*)${CLOCK}\s*(?:-|–|—|~|〜|至|到)+[^\d]{0,3}${CLOCK}`, 'g')
const RANGE = /(?:周|星期|礼拜)?([一二三四五六日天])(?:至|到|-|–|—|~|〜)(?:周|星期|礼拜)?([一二三四五六日天])/g
const WEEKEND = /周末|双休日?|(?:周|星期|礼拜)六[、,和及]?(?:周|星期|礼拜)?[日天]|休息日/g

function dayNumber(name: string): number {
  return NAMES.indexOf(name === '天' ? '日' : name) + 1
}

/** The days that a phrase names (周一至周五, 周二、四, 周末, 工作日, 每天), in order; empty when it names none. */
export function readDays(phrase: string): number[] {
  const days = new Set<number>()
  const blank = (from: number, to: number): string => {
    for (let day = from; ; day = (day % 7) + 1) {
      days.add(day)
      if (day === to) return ' '
    }
  }
  let rest = phrase.normalize('NFKC').replace(/(?<=周|星期|礼拜)[1-7]/g, (digit) => NAMES.charAt(Number(digit) - 1))
  rest = rest.replace(/每天|每日|天天|全周|全天候/g, () => blank(1, 7))
  rest = rest.replace(RANGE, (_, from: string, to: string) => blank(dayNumber(from), dayNumber(to)))
  rest = rest.replace(WEEKEND, () => blank(6, 7))
  rest = rest.replace(/工作日|平日|平时/g, () => blank(1, 5))
  for (const [, names] of rest.matchAll(/(?:周|星期|礼拜)([一二三四五六日天](?:[、,和及/]?[一二三四五六日天])*)/g)) {
    for (const name of names!.match(/[一二三四五六日天]/g) ?? []) days.add(dayNumber(name))
  }
  return [...days].sort((a, b) => a - b)
}

/**
 * Opening windows as people type them: 周一至周五 9：00－16：30; 周末 9:00-16:30. A span without days keeps the days of the one before.
 * null when any of it can't be read: half a timetable is worse than none.
 */
export const readWindows: Repair<OpeningWindow[]> = (cell) => {
  const text = cellText(cell).normalize('NFKC')
  const windows: OpeningWindow[] = []
  let days: number[] = []
  for (const [, before, fromHour, fromMinute, toHour, toMinute] of text.matchAll(SPAN)) {
    const named = readDays(before!)
    if (named.length > 0) days = named
    const late = /下午|晚/.test(before!) ? 12 : 0
    const from = minutes(fromHour!, fromMinute, late)
    const to = minutes(toHour!, toMinute, late)
    if (days.length === 0 || from === null || to === null || to <= from) return null
    windows.push({ days, from, to })
  }
  return windows.length > 0 && !/[\d周]/.test(text.replace(SPAN, '')) ? windows : null
}

function minutes(hour: string, minute: string | undefined, late: number): number | null {
  const hours = Number(hour) + (Number(hour) < 12 ? late : 0)
  const total = hours * 60 + Number(minute ?? 0)
  return Number(minute ?? 0) < 60 && total <= 24 * 60 ? total : null
}
