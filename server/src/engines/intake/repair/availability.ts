import { cellText } from '../model.ts'
import { compact } from './text.ts'
import type { Repair } from './text.ts'

/** The three kinds of time that people offer. */
export type TimeSlot = 'weekday-day' | 'weekday-evening' | 'weekend'
export const timeSlots: readonly TimeSlot[] = ['weekday-day', 'weekday-evening', 'weekend']

const YES = new Set(['√', '✓', '✔', '☑', '是', '1', '有空', '可以', '可', '行', '能', '有', '方便', 'Y', 'y', 'YES', 'yes', 'TRUE', '对', '○', 'O', 'o', '●', 'V', 'v'])
const NO = new Set(['×', '✗', '✘', '✕', '❌', 'X', 'x', '否', '0', '没空', '不行', '不可以', '不可', '不能', '没有', '不方便', '不', 'N', 'n', 'NO', 'no', 'FALSE'])

/** A mark in a yes-or-no column; null when it is neither. */
export const readMark: Repair<boolean> = (cell) => {
  const mark = compact(cellText(cell).replace(/\ufe0f/g, ''))
  return YES.has(mark) ? true : NO.has(mark) ? false : null
}

const WEEKEND = /(?:周末|双休日?|休息日|节假日|(?:周|星期|礼拜)六(?:[至到和与及\-~]?(?:周|星期|礼拜)?[日天])?|(?:周|星期|礼拜)[日天])(?:全天|的?(?:白天|晚上|晚间|上午|下午|上下午))?/g
const EVENING = /晚|下班|夜|傍晚|(?:1[789]|2[0-3])(?:[:点时])/
const DAYTIME = /白天|日间|上午|下午|上班时间|(?<!\d)(?:0?[89]|1[0-6])[:点时]/
const WEEKDAYS = /工作日|平时|平日|周[一二三四五]|星期[一二三四五]|礼拜[一二三四五]/
const ANY = /随时|均可|都可|都行|不限|任意|任何|全天|每天|听安排|服从安排|皆可/

/**
 * When people can come, said in words: 工作日晚上、双休日 → evenings and weekends. A bare 周一至周五 means its daytime. null when no time is named.
 */
export const readAvailability: Repair<TimeSlot[]> = (cell) => {
  const found = new Set<TimeSlot>()
  for (const part of compact(cellText(cell)).split(/[、,;/|+&。]|以及|或者?|(?<!周六)[和及与](?!周?[日天])/)) {
    const weekday = part.replace(WEEKEND, '')
    if (weekday !== part) found.add('weekend')
    if (EVENING.test(weekday)) found.add('weekday-evening')
    if (DAYTIME.test(weekday)) found.add('weekday-day')
    else if (WEEKDAYS.test(weekday) && !EVENING.test(weekday)) found.add('weekday-day')
    if (weekday === part && ANY.test(part) && !EVENING.test(part) && !DAYTIME.test(part)) for (const slot of timeSlots) found.add(slot)
  }
  return found.size > 0 ? timeSlots.filter((slot) => found.has(slot)) : null
}
