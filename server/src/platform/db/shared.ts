import { inScope } from './access.ts'
import { asideOf, type Db, type Tx } from './pool.ts'

type Ctx = { db: Db; clock: { now(): Date } }
type Kept<Value> = { at: number; now: number; value: Promise<Value | undefined> }

export type Shared<Value> = {
  /** The values that there are for these keys, none older than a second. */
  find(ctx: Ctx, keys: readonly string[]): Promise<Map<string, Value>>
  /** What was read so far is not given any more. For afterCommit(): a process sees its own changes at once, others within the second. */
  forget(db: Db): () => void
}

const keptMilliseconds = 1_000
const most = 5_000

/**
 * What everybody may see, read once for all who ask within a second. `load` runs as the public, in a transaction of its own: whatever comes out is published and committed,
 * so nothing can reach anybody who might not have read it themselves. Not for anything that a decision depends on: commands read for themselves, under a lock.
 */
export function shared<Value>(load: (tx: Tx, keys: readonly string[], now: Date) => Promise<ReadonlyMap<string, Value>>): Shared<Value> {
  const stores = new WeakMap<Db, { kept: Map<string, Kept<Value>>; forget: () => void }>()
  function storeOf(db: Db) {
    let store = stores.get(db)
    if (!store) {
      const kept = new Map<string, Kept<Value>>()
      stores.set(db, store = { kept, forget: () => kept.clear() })
    }
    return store
  }
  return {
    async find({ db, clock }, keys) {
      const { kept } = storeOf(db)
      const [at, now] = [performance.now(), clock.now()]
      // Both clocks: a test's stands still or jumps, the machine's goes on.
      const isFresh = (one: Kept<Value> | undefined) => one !== undefined && at - one.at < keptMilliseconds && Math.abs(now.getTime() - one.now) < keptMilliseconds
      const missing = [...new Set(keys)].filter((key) => !isFresh(kept.get(key)))
      if (missing.length > 0) {
        if (kept.size + missing.length > most) kept.clear()
        const loading = inScope(asideOf(db), { role: 'app_public', holder: 'shared' }, (tx) => load(tx, missing, now))
        for (const key of missing) {
          const one: Kept<Value> = { at, now: now.getTime(), value: loading.then((values) => values.get(key)) }
          one.value.catch(() => { if (kept.get(key) === one) kept.delete(key) })
          kept.set(key, one)
        }
      }
      const entries = keys.map((key) => [key, kept.get(key)] as const)
      const found = new Map<string, Value>()
      for (const [key, entry] of entries) {
        const value = await entry?.value
        if (value !== undefined) found.set(key, value)
      }
      return found
    },
    forget: (db) => storeOf(db).forget,
  }
}
