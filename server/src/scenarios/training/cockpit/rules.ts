import type { z } from 'zod'
import type { cockpitRoutes } from '@guildhall/contract'
import type { Figure } from '#engines/metrics'

export type Cockpit = z.output<typeof cockpitRoutes.get.response>
/** YYYY-MM. */
export type Month = string
type Cell = Pick<Figure, 'month' | 'dims' | 'numerator' | 'denominator' | 'entries'>

export const windowMonths = 12

/** The month so many months later; earlier with a negative number. */
export function addMonths(month: Month, count: number): Month {
  const [year, number] = month.split('-').map(Number)
  const at = year! * 12 + number! - 1 + count
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** So many months up to and with this one, oldest first. */
export function monthsUpTo(last: Month, count: number): Month[] {
  return Array.from({ length: count }, (_, index) => addMonths(last, index + 1 - count))
}

/** What is shown: a chosen month, or the last twelve; never one that has not begun. */
export function periodOf(chosen: Month | undefined, today: Month): { from: Month; to: Month } {
  if (chosen === undefined) return { from: addMonths(today, 1 - windowMonths), to: today }
  const month = chosen > today ? today : chosen
  return { from: month, to: month }
}

type Shown = { kind: 'sum' | 'ratio'; period: { from: Month; to: Month }; months: readonly Month[] }

/** A figure from its cells by month: over the period, in its last month, in the one before, and along the line. A month without records is nought, or nothing for a ratio. */
export function figureOf(cells: readonly Cell[], { kind, period, months }: Shown): Pick<Cockpit['figures'][number], 'value' | 'records' | 'latest' | 'before' | 'spark'> {
  const sum = (from: Month, to: Month) => {
    const own = within(cells, from, to)
    const total = (of: 'numerator' | 'denominator' | 'entries') => own.reduce((all, cell) => all + cell[of], 0)
    const value = kind === 'sum' ? total('numerator') : total('denominator') === 0 ? null : total('numerator') / total('denominator')
    return { value, records: total('entries') }
  }
  const before = addMonths(period.to, -1)
  return { ...sum(period.from, period.to), latest: sum(period.to, period.to).value, before: sum(before, before).value, spark: months.map((month) => sum(month, month).value) }
}

export function trendOf(asked: readonly Cell[], planned: readonly Cell[], months: readonly Month[]): Cockpit['trend'] {
  return months.map((month) => ({ month, asked: seats(within(asked, month, month)), planned: seats(within(planned, month, month)) }))
}

/** What came of training, beside what was asked for. */
export const outcomeKeys = ['trained', 'passed', 'certified', 'satisfaction'] as const
export type Outcome = (typeof outcomeKeys)[number]

/** The outcomes for one value of a dimension; null: of whatever names none. */
function outcomesOf(cells: Record<Outcome, readonly Cell[]>, dimension: string, value: string | null): Pick<Cockpit['places'][number], Outcome> {
  const own = (key: Outcome) => cells[key].filter((cell) => (cell.dims[dimension] ?? null) === value)
  const scores = own('satisfaction').reduce((sum, cell) => sum + cell.denominator, 0)
  return { trained: seats(own('trained')), passed: seats(own('passed')), certified: seats(own('certified')), satisfaction: scores === 0 ? null : seats(own('satisfaction')) / scores }
}

type ByPlace = { key: 'division' | 'town'; asked: readonly Cell[]; planned: readonly Cell[]; outcomes: Record<Outcome, readonly Cell[]>; period: { from: Month; to: Month }; known: readonly { key: string; name: string }[]; nameOf: (key: string) => string; occupationName: (id: string) => string | null }

/**
 * Places by the share of what they asked for that is arranged, the best first; then those where nobody asked, last what names no place. Cells are by
 * month, place and occupation and begin one month before the period.
 */
export function placesOf({ key, asked, planned, outcomes, period, known, nameOf, occupationName }: ByPlace): Cockpit['places'] {
  const [askedAt, plannedAt] = [Map.groupBy(asked, (cell) => cell.dims[key] ?? null), Map.groupBy(planned, (cell) => cell.dims[key] ?? null)]
  const earlier = { from: addMonths(period.from, -1), to: addMonths(period.to, -1) }
  const keys = new Set<string | null>([...known.map((one) => one.key), ...askedAt.keys(), ...plannedAt.keys(), ...Object.values(outcomes).flatMap((cells) => cells.map((cell) => cell.dims[key] ?? null))])
  const places = [...keys].map((place) => {
    const [own, arranged] = [askedAt.get(place) ?? [], plannedAt.get(place) ?? []]
    const share = ({ from, to }: { from: Month; to: Month }) => ({ asked: seats(within(own, from, to)), planned: seats(within(arranged, from, to)) })
    return {
      key: place, name: place === null ? '' : known.find((one) => one.key === place)?.name ?? nameOf(place), ...share(period), ...outcomesOf(outcomes, key, place), before: share(earlier),
      waiting: waitingOf(within(own, period.from, period.to), within(arranged, period.from, period.to)).slice(0, 3).map(({ id, seats: count }) => ({ occupation: id === null ? null : occupationName(id), seats: count })),
    }
  })
  const rate = (place: Cockpit['places'][number]) => (place.asked === 0 ? -1 : place.planned / place.asked)
  return places.filter((place) => place.key !== null || place.asked + place.trained + place.certified > 0 || place.satisfaction !== null)
    .sort((a, b) => Number(a.key === null) - Number(b.key === null) || rate(b) - rate(a) || b.asked - a.asked || a.name.localeCompare(b.name, 'zh'))
}

type OfOccupations = Record<'asked' | 'planned' | Outcome, readonly Cell[]>

/** What is asked for most, and what became of it: all of them, because the page may put another figure first. */
export function occupationsOf(cells: OfOccupations, occupationName: (id: string) => string | null, limit = 100): Cockpit['occupations'] {
  const by = (own: readonly Cell[]) => new Map([...Map.groupBy(own, (cell) => cell.dims['occupation'] ?? null)].map(([id, same]) => [id, seats(same)]))
  const sums = { asked: by(cells.asked), planned: by(cells.planned) }
  const ids = new Set(Object.values(cells).flatMap((own) => own.map((cell) => cell.dims['occupation'] ?? null)))
  const of = (own: Map<string | null, number>, id: string | null) => own.get(id) ?? 0
  return [...ids].map((id) => ({
    id, name: id === null ? null : occupationName(id), asked: of(sums.asked, id), planned: of(sums.planned, id), ...outcomesOf(cells, 'occupation', id),
  })).sort((a, b) => b.asked - a.asked || b.trained - a.trained || (a.name ?? '').localeCompare(b.name ?? '', 'zh')).slice(0, limit)
}

/** By occupation, how many still wait; most first. */
function waitingOf(asked: readonly Cell[], planned: readonly Cell[]): { id: string | null; seats: number }[] {
  const open = new Map<string | null, number>()
  for (const [cells, sign] of [[asked, 1], [planned, -1]] as const) for (const cell of cells) open.set(cell.dims['occupation'] ?? null, (open.get(cell.dims['occupation'] ?? null) ?? 0) + sign * cell.numerator)
  return [...open].filter(([, count]) => count > 0).map(([id, count]) => ({ id, seats: count })).sort((a, b) => b.seats - a.seats)
}

function within(cells: readonly Cell[], from: Month, to: Month): Cell[] {
  return cells.filter((cell) => cell.month !== null && cell.month.slice(0, 7) >= from && cell.month.slice(0, 7) <= to)
}

function seats(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.numerator, 0)
}
