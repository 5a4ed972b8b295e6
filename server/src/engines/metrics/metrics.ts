import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '#platform/db'
import type { Behind, Contribution, Entry, Figure, Metric, Query } from './model.ts'
import { changeBy, mergeChanges, toEntry, valueOf } from './rules.ts'
import { changeFact, deleteEntries, findBehind, insertEntries, lockEntries, sumFacts, updateEntry } from './store.ts'

/**
 * Says what a record contributes to a figure. Said again it changes nothing, said otherwise it is corrected, in the month, unit and dimensions where it
 * was counted before (M1). Several of one command belong into one call of `recordAll`.
 */
export function record<Dimension extends string>(tx: Tx, contribution: Contribution<Dimension>): Promise<void> {
  return recordAll(tx, [contribution])
}

type Ref = { metric: Metric; ref: string }

/**
 * Like `record` for several; `gone` are records that no longer count. The sums are changed last and in one order, so that two transactions that meet wait for each
 * other instead of locking up.
 */
export async function recordAll(tx: Tx, contributions: readonly Contribution[], gone: readonly Ref[] = []): Promise<void> {
  const entries = new Map(contributions.map(toEntry).map((entry) => [nameOf(entry), entry]))
  const { inserted, known } = await insertEntries(tx, [...entries.values()].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)))
  const changes = inserted.map((entry) => changeBy(entry, 1))
  const before = new Map((await lockEntries(tx, known)).map((entry) => [nameOf(entry), entry]))
  for (const entry of known) {
    const old = before.get(nameOf(entry))
    if (!old) throw new Error(`metric ${entry.metric} counts ${entry.ref} in another range`)
    if (isDeepStrictEqual(old, entry)) continue
    await updateEntry(tx, entry)
    changes.push(changeBy(old, -1), changeBy(entry, 1))
  }
  const taken = await takeOut(tx, gone)
  for (const change of mergeChanges([...changes, ...taken.map((entry) => changeBy(entry, -1))])) await changeFact(tx, change)
}

/** Takes a record out of a figure: it was withdrawn, or never should have counted. Gives whether it was in. */
export async function retract(tx: Tx, input: Ref): Promise<boolean> {
  const [known] = await takeOut(tx, [input])
  if (!known) return false
  await changeFact(tx, changeBy(known, -1))
  return true
}

async function takeOut(tx: Tx, gone: readonly Ref[]): Promise<Entry[]> {
  const known = await lockEntries(tx, gone.map(({ metric, ref }) => ({ metric: metric.key, ref })))
  await deleteEntries(tx, known)
  return known
}

/** A figure for a subtree and a span of months, in cells when broken down. Without a breakdown there is one cell, also when nothing was counted. */
export async function query<Dimension extends string>(tx: Tx, input: Query<Dimension>): Promise<Figure<Dimension>[]> {
  const unknown = [...(input.by?.dims ?? []), ...Object.keys(input.where ?? {}), ...(input.without ?? [])].find((name) => !input.metric.dimensions.some((known) => known === name))
  if (unknown !== undefined) throw new Error(`metric ${input.metric.key} has no dimension ${unknown}`)
  const rows = await sumFacts(tx, input)
  const whole = !input.by?.month && input.by?.depth === undefined && !input.by?.dims?.length
  const cells = whole && rows.length === 0 ? [{ month: null, scope: null, dims: {}, numerator: 0, denominator: 0, entries: 0 }] : rows
  return cells.map((cell) => ({ ...cell, dims: cell.dims, value: valueOf(input.metric.kind, cell) }))
}

/** The records behind a figure that the caller may see, newest first (M4). */
export function drillDown<Dimension extends string>(tx: Tx, input: Omit<Query<Dimension>, 'by'> & { limit?: number; after?: Pick<Behind, 'at' | 'ref'> }): Promise<Behind[]> {
  return findBehind(tx, { ...input, limit: input.limit ?? 50 })
}

function nameOf(entry: { metric: string; ref: string }): string {
  return `${entry.metric} ${entry.ref}`
}
