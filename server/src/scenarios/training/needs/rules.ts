import type { RefusalCode } from '@guildhall/contract'
import type { Classification } from '../classify/index.ts'
import type { Correctable, NeedState, Sure } from './model.ts'

/** Working days within which the union says what becomes of a request. */
export const replyWorkingDays = 10
/** Within how many working days needs without a trade are looked at by a person. */
export const classifyWithin = 3
/** Requests of one worker that may wait at a time. */
export const openNeedsLimit = 10

const live: readonly NeedState[] = ['open', 'planned', 'invited', 'enrolled']

type Asked = { state: NeedState; occupationId: string | null; level: number | null; words: string | null }

/**
 * Whether a worker may ask for this too. The same occupation and level twice would count one person as two; needs that nobody understood yet are the same
 * when their words are.
 */
export function decideFiling(asked: Omit<Asked, 'state'> & { latest: string | null }, mine: readonly Asked[], today: string): RefusalCode | null {
  if (asked.latest !== null && asked.latest < today) return 'training.need-latest-past'
  const waiting = mine.filter((need) => live.includes(need.state))
  const same = (need: Asked) => need.occupationId === asked.occupationId && need.level === asked.level && (asked.occupationId !== null || need.words === asked.words)
  if (waiting.some(same)) return 'training.need-already-asked'
  return waiting.filter((need) => need.state === 'open').length >= openNeedsLimit ? 'training.need-too-many' : null
}

/** A need that is in a plan was counted for its occupation and level; when and where may still be made right. */
export function decideCorrection(state: NeedState, before: Correctable, after: Correctable): RefusalCode | null {
  if (state === 'enrolled' || state === 'served' || state === 'withdrawn') return 'training.need-settled'
  const moves = before.occupationId !== after.occupationId || before.level !== after.level || before.seats !== after.seats
  return state !== 'open' && moves ? 'training.need-in-plan' : null
}

export function decideWithdrawal(state: NeedState): RefusalCode | null {
  if (state === 'enrolled') return 'training.need-enrolled'
  return state === 'served' || state === 'withdrawn' ? 'training.need-settled' : null
}

/** What differs, as it is kept in the history: field → [before, after]. */
export function changesBetween(before: Correctable, after: Correctable): Partial<Record<keyof Correctable, [unknown, unknown]>> {
  const fields = Object.keys(before) as (keyof Correctable)[]
  const differs = (field: keyof Correctable) => JSON.stringify(before[field]) !== JSON.stringify(after[field])
  return Object.fromEntries(fields.filter(differs).map((field) => [field, [before[field], after[field]]]))
}

/**
 * How sure a classification is: a phrase that names hardly any other trade makes it sure, hints alone make it likely. `plain` holds the occupations' names
 * and the phrases that name one of them.
 */
export function surenessOf(found: Classification, plain: ReadonlySet<string>): Sure | null {
  if (!found.occupation) return null
  return found.evidence.some((phrase) => plain.has(phrase)) ? 'sure' : 'likely'
}

/** XQ-2026-000123: what a person quotes on the phone. */
export function needNumber(year: number, running: number): string {
  return `XQ-${year}-${String(running).padStart(6, '0')}`
}

/** Two spellings of one town: 清渡镇 in a need is 龙亭区清渡镇总工会 in the register. */
export function servesTown(federationName: string, town: string): boolean {
  return federationName.normalize('NFKC').replace(/\s/g, '').includes(town.normalize('NFKC').replace(/\s/g, ''))
}
