import type { z } from 'zod'
import { birthDecades, memberFigures, type memberCockpitRoutes } from '@guildhall/contract'
import { figures } from './metrics.ts'

type Cockpit = z.output<typeof memberCockpitRoutes.get.response>
/** YYYY-MM. */
export type Month = string
/** Changes of one month, as they are kept; `month` '1900-01' has what knows no month. */
export type Changes = {
  month: Month; joined: number; departed: number; came: number; went: number; members: number; women: number; men: number
  born_1960s: number; born_1970s: number; born_1980s: number; born_1990s: number; born_2000s: number; staff: number; unions: number
}
type Flow = 'joined' | 'departed' | 'came' | 'went'
type Stock = Exclude<keyof Changes, 'month' | Flow>

export const windowMonths = 13

/** The month so many months later; earlier with a negative number. */
export function addMonths(month: Month, count: number): Month {
  const [year, number] = month.split('-').map(Number)
  const at = year! * 12 + number! - 1 + count
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** So many months up to and with this one, oldest first. */
export const monthsUpTo = (last: Month, count: number): Month[] => Array.from({ length: count }, (_, index) => addMonths(last, index + 1 - count))

/** The month that is shown: the chosen one, never one that has not begun. */
export const monthShown = (chosen: Month | undefined, today: Month): Month => (chosen === undefined || chosen > today ? today : chosen)

/** What there was at the end of a month: everything that changed up to it. */
export function stockAt(changes: readonly Changes[], month: Month, what: Stock): number {
  return changes.reduce((sum, one) => (one.month <= month ? sum + one[what] : sum), 0)
}

export const flowIn = (changes: readonly Changes[], month: Month, what: Flow): number => changes.reduce((sum, one) => (one.month === month ? sum + one[what] : sum), 0)

/** Members by workers on record; null where none are on record. */
export const coverageOf = (members: number, staff: number): number | null => (staff > 0 ? members / staff : null)

function valueAt(changes: readonly Changes[], month: Month, key: (typeof memberFigures)[number]): number | null {
  if (key === 'coverage') return coverageOf(stockAt(changes, month, 'members'), stockAt(changes, month, 'staff'))
  return key === 'members' || key === 'unions' ? stockAt(changes, month, key) : flowIn(changes, month, key)
}

export function figuresOf(changes: readonly Changes[], month: Month, months: readonly Month[]): Cockpit['figures'] {
  return memberFigures.map((key) => {
    const { title, unit, definition, kind } = figures[key]
    return { key, title, unit, definition, kind, value: valueAt(changes, month, key), before: valueAt(changes, addMonths(month, -1), key), spark: months.map((one) => valueAt(changes, one, key)) }
  })
}

export function trendOf(changes: readonly Changes[], months: readonly Month[]): Cockpit['trend'] {
  return months.map((month) => ({ month, members: stockAt(changes, month, 'members'), joined: flowIn(changes, month, 'joined'), departed: flowIn(changes, month, 'departed'), came: flowIn(changes, month, 'came'), went: flowIn(changes, month, 'went') }))
}

export function groupsOf(changes: readonly Changes[], month: Month): Pick<Cockpit, 'gender' | 'born'> {
  return {
    gender: { female: stockAt(changes, month, 'women'), male: stockAt(changes, month, 'men') },
    born: birthDecades.map((decade) => ({ decade, members: stockAt(changes, month, `born_${decade}`) })),
  }
}
