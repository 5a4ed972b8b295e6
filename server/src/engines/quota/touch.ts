import type { Tx } from '#platform/db'
import type { Claim, Pool, Tended } from './model.ts'
import { chooseWaiters, freeForOthers, isDue, seatsToFill } from './rules.ts'
import { countFavouredWaiters, findLine, findNextHold, lapseHolds, seatWaiters, updatePool } from './store.ts'

/** What the clock asks of a locked pool. */
export async function touch(tx: Tx, pool: Pool, now: Date, nextHold?: Date | null): Promise<Tended & { pool: Pool }> {
  const hold = nextHold === undefined && pool.holdMinutes !== null ? await findNextHold(tx, pool.id) : nextHold ?? null
  if (!isDue(pool, hold, now)) return { lapsed: [], moved: [], pool }
  const lapsed = hold && now >= hold ? await lapseHolds(tx, pool.id, now) : []
  const left = {
    ...pool, seated: pool.seated - lapsed.length, seatedOthers: pool.seatedOthers - lapsed.filter((claim) => !claim.favoured).length,
    reserved: pool.reservedUntil && now >= pool.reservedUntil ? 0 : pool.reserved,
  }
  return { lapsed, ...await fill(tx, left, now) }
}

/** When a seat given now has to be confirmed. */
export const confirmByOf = (pool: Pick<Pool, 'holdMinutes'>, now: Date): Date | null => (pool.holdMinutes === null ? null : new Date(now.getTime() + pool.holdMinutes * 60_000))

/** Writes the counters of a locked pool after seating whom they allow: the one place where waiters move up. */
export async function fill(tx: Tx, pool: Pool, now: Date): Promise<{ pool: Pool; moved: Claim[] }> {
  const count = seatsToFill(pool, pool.reserved > 0 && pool.seated < pool.capacity && pool.waiting > 0 ? await countFavouredWaiters(tx, pool.id) : 0)
  let moved: Claim[] = []
  if (count > 0) {
    const line = await findLine(tx, pool.id, { favoured: pool.capacity - pool.seated, others: freeForOthers(pool) })
    moved = await seatWaiters(tx, chooseWaiters(pool, line).map((claim) => claim.id), now, confirmByOf(pool, now))
  }
  if (moved.length !== count) throw new Error(`quota pool ${pool.id} counts ${pool.waiting} waiters but has fewer`)
  const after = { ...pool, seated: pool.seated + count, waiting: pool.waiting - count, seatedOthers: pool.seatedOthers + moved.filter((claim) => !claim.favoured).length }
  const { capacity, waitlistLimit, seated, waiting, seatedOthers, reserved, entered } = after
  await updatePool(tx, pool.id, { capacity, waitlistLimit, seated, waiting, seatedOthers, reserved, entered })
  return { pool: after, moved }
}
