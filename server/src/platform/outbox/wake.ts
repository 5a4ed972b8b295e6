import { sql } from 'kysely'
import { afterCommit, type Db } from '../db/index.ts'
import type { CommandContext } from '../module/index.ts'

/** Channel on which a committed transaction says that there is work for the runner. */
export const workChannel = 'guildhall_work'

const wakers = new WeakMap<Db, () => void>()

/**
 * Wakes the runner, in whichever process it lives, once this transaction is durable. The NOTIFY goes in a statement of its own: inside the transaction it would
 * take a lock of the whole database at every commit. Losing one costs a second, the runner also looks by itself.
 */
export function wakeAfterCommit(ctx: Pick<CommandContext, 'tx' | 'db'>): void {
  let waker = wakers.get(ctx.db)
  if (!waker) wakers.set(ctx.db, waker = wakerOf(ctx.db))
  afterCommit(ctx.tx, waker)
}

function wakerOf(db: Db): () => void {
  let asked = false
  return () => {
    if (asked) return
    asked = true
    setTimeout(() => {
      asked = false
      sql`select pg_notify(${workChannel}, '')`.execute(db).catch(() => {})
    }, 5).unref()
  }
}
