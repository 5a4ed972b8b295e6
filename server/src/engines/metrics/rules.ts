import { dayInShanghai } from '#platform/clock'
import type { Change, Contribution, Entry, Metric, Month, PublicCell } from './model.ts'

const registered = new Map<string, Metric>()

/** Takes a figure with its written definition into service; throws when the definition is not one. */
export function registerMetric<const Dimension extends string = never>(metric: Metric<Dimension>): Metric<Dimension> {
  const missing = [metric.title, metric.unit, metric.definition].some((words) => !words.zh.trim() || !words.en.trim())
  if (missing) throw new Error(`metric ${metric.key}: title, unit and definition are needed in both languages`)
  if (registered.has(metric.key) && registered.get(metric.key) !== metric) throw new Error(`metric ${metric.key} is registered twice`)
  registered.set(metric.key, metric)
  return metric
}

/** All figures with their definitions, for the page that explains them. */
export function listMetrics(): Metric[] {
  return [...registered.values()].toSorted((a, b) => a.key.localeCompare(b.key))
}

export function findMetric(key: string): Metric | null {
  return registered.get(key) ?? null
}

/** The month in China in which an instant falls. */
export function monthOf(at: Date): Month {
  return `${dayInShanghai(at).slice(0, 7)}-01`
}

/** A contribution as it is stored. Throws on what can only be a programming error: half a head, an unknown dimension, a sum with a denominator. */
export function toEntry(one: Contribution): Entry {
  const { metric, numerator = 1, denominator = 0, dims = {} } = one
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator < 0) throw new RangeError(`metric ${metric.key}: ${numerator} / ${denominator} are not whole numbers`)
  if (metric.kind === 'sum' && denominator !== 0) throw new Error(`metric ${metric.key} is a sum and has no denominator`)
  const unknown = Object.keys(dims).find((name) => !metric.dimensions.includes(name))
  if (unknown !== undefined) throw new Error(`metric ${metric.key} has no dimension ${unknown}`)
  const known = Object.fromEntries(Object.entries(dims).filter(([, value]) => value !== undefined))
  return { metric: metric.key, ref: one.ref, scope: one.scope, period: monthOf(one.at), dims: known, numerator, denominator, at: one.at }
}

/** What an entry adds to its sum (1), or takes away again (−1). */
export function changeBy({ metric, period, scope, dims, numerator, denominator }: Entry, sign: 1 | -1): Change {
  return { metric, period, scope, dims, numerator: sign * numerator, denominator: sign * denominator, entries: sign }
}

/** One change a sum, in an order that is the same for everybody. Those that cancel out are left away. */
export function mergeChanges(changes: readonly Change[]): Change[] {
  const places = new Map<string, Change>()
  for (const change of changes) {
    const place = JSON.stringify([change.metric, change.scope, change.period, Object.entries(change.dims).toSorted(([a], [b]) => (a < b ? -1 : 1))])
    const { numerator, denominator, entries } = places.get(place) ?? { numerator: 0, denominator: 0, entries: 0 }
    places.set(place, { ...change, numerator: numerator + change.numerator, denominator: denominator + change.denominator, entries: entries + change.entries })
  }
  return [...places].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change).filter((change) => change.numerator !== 0 || change.denominator !== 0 || change.entries !== 0)
}

export function valueOf(kind: Metric['kind'], sums: { numerator: number; denominator: number }): number | null {
  if (kind === 'sum') return sums.numerator
  return sums.denominator === 0 ? null : sums.numerator / sums.denominator
}

/**
 * Hides small cells of a table that is shown beside its total: those from 1 to `threshold − 1`, and when only one cell is hidden, or all hidden ones
 * together are still small, the next smallest too, until the total betrays nothing. Zeroes stay: nobody is in them. Hides within one row or column of one
 * total; a table with totals in two directions needs it for each, and cells hidden in one direction handed on as hidden.
 */
export function suppressSmallCells<Cell extends { value: number }>(cells: readonly Cell[], threshold = 5): PublicCell<Cell>[] {
  const hidden = new Map<Cell, 'small' | 'complementary'>(cells.filter((cell) => cell.value > 0 && cell.value < threshold).map((cell) => [cell, 'small']))
  const rest = cells.filter((cell) => cell.value >= threshold).toSorted((a, b) => a.value - b.value)
  const betrayed = () => hidden.size > 0 && (hidden.size === 1 || [...hidden.keys()].reduce((sum, cell) => sum + cell.value, 0) < threshold)
  for (const next of rest) {
    if (!betrayed()) break
    hidden.set(next, 'complementary')
  }
  return cells.map((cell) => {
    const why = hidden.get(cell)
    return why ? { ...cell, value: null, hidden: why } : { ...cell, hidden: null }
  })
}
