import type { Opening, Pool, Refusal } from './model.ts'

export type TakeDecision = { kind: 'seat' } | { kind: 'waiting' } | { kind: 'entered' } | Refusal
export type Asking = { invited: boolean; now: Date; groups?: readonly string[] }

/** The instant from which a holder may claim; null while none is set. Someone invited is never later than everybody. */
export function opensFor(opening: Opening, invited: boolean): Date | null {
  const { opensToInvitedAt, opensToAllAt } = opening
  if (!invited || !opensToInvitedAt) return opensToAllAt
  return opensToAllAt && opensToAllAt < opensToInvitedAt ? opensToAllAt : opensToInvitedAt
}

/** Decides a claim of somebody who has none yet. Closed comes before not open: a cancelled pool never opens. */
export function decideTake(pool: Pool, caller: Asking): TakeDecision {
  if (pool.closedAt || (pool.closesAt && caller.now >= pool.closesAt)) return { kind: 'refused', code: 'closed' }
  if (pool.eligible && !pool.eligible.some((word) => caller.groups?.includes(word))) return { kind: 'refused', code: 'not-eligible' }
  const opensAt = opensFor(pool, caller.invited)
  if (!opensAt || caller.now < opensAt) return { kind: 'refused', code: 'not-open', opensAt }
  if (pool.drawAt) return { kind: 'entered' }
  if (pool.seated < pool.capacity && (isFavoured(pool, caller.groups) || freeForOthers(pool) > 0)) return { kind: 'seat' }
  if (pool.waitlistLimit === null || pool.waiting < pool.waitlistLimit) return { kind: 'waiting' }
  return { kind: 'refused', code: 'full' }
}

/** Whether the reserve is for somebody with these words. */
export function isFavoured(pool: Pick<Pool, 'reservedFor'>, groups: readonly string[] = []): boolean {
  return pool.reservedFor !== null && groups.includes(pool.reservedFor)
}

/** Seats that those may still have for whom nothing is kept (Q8). */
export function freeForOthers(pool: Pick<Pool, 'capacity' | 'seated' | 'reserved' | 'seatedOthers'>): number {
  const free = pool.capacity - pool.seated
  return Math.max(0, pool.reserved > 0 ? Math.min(free, pool.capacity - pool.reserved - pool.seatedOthers) : free)
}

/** How many of the line get a seat now (Q3); `favoured`: how many of those who wait have the reserve open to them. */
export function seatsToFill(pool: Pick<Pool, 'capacity' | 'seated' | 'waiting' | 'closedAt' | 'reserved' | 'seatedOthers'>, favoured = 0): number {
  if (pool.closedAt) return 0
  const first = pool.reserved > 0 ? favoured : 0
  return Math.max(0, Math.min(pool.capacity - pool.seated, first + Math.min(pool.waiting - first, freeForOthers(pool))))
}

/** Who they are: in order of arrival, passing over those who may not have what is free. */
export function chooseWaiters<Waiter extends { favoured: boolean; ticket: number }>(pool: Pick<Pool, 'capacity' | 'seated' | 'reserved' | 'seatedOthers'>, line: readonly Waiter[]): Waiter[] {
  let [free, others] = [pool.capacity - pool.seated, freeForOthers(pool)]
  const chosen: Waiter[] = []
  for (const waiter of line.toSorted((a, b) => a.ticket - b.ticket)) {
    if (free <= 0) break
    if (pool.reserved > 0 && !waiter.favoured && others <= 0) continue
    if (!waiter.favoured) others -= 1
    free -= 1
    chosen.push(waiter)
  }
  return chosen
}

/** A pool never shrinks below those who have a seat: taking one away is a decision about a person, which the caller makes by `release`. */
export function decideResize(pool: Pool, to: { capacity: number; waitlistLimit: number | null }, favoured = 0): { kind: 'fits' } | { kind: 'refused'; code: 'below-taken'; seated: number } | { kind: 'refused'; code: 'closed' | 'below-waiting' } {
  if (pool.closedAt) return { kind: 'refused', code: 'closed' }
  if (to.capacity < pool.seated || (pool.reserved > 0 && to.capacity - pool.reserved < pool.seatedOthers)) return { kind: 'refused', code: 'below-taken', seated: pool.seated }
  const stillWaiting = pool.waiting - seatsToFill({ ...pool, capacity: to.capacity }, favoured)
  if (to.waitlistLimit !== null && stillWaiting > to.waitlistLimit) return { kind: 'refused', code: 'below-waiting' }
  return { kind: 'fits' }
}

/** Whether something of a pool has come due by the clock alone: its reserve opens to all, or a hold ran out. */
export function isDue(pool: Pick<Pool, 'reserved' | 'reservedUntil'>, nextHold: Date | null, now: Date): boolean {
  return (pool.reserved > 0 && pool.reservedUntil !== null && now >= pool.reservedUntil) || (nextHold !== null && now >= nextHold)
}

export type NoShowRule = { misses: number; withinDays: number; closedDays: number }

/** The door after too many places that were not used: `misses` within `withinDays` close it for `closedDays` from the last of them (Q11). Days are of 24 hours. */
export function decideNoShow(rule: NoShowRule, missedAt: readonly Date[], now: Date): { kind: 'open' } | { kind: 'barred'; until: Date } {
  const day = 86_400_000
  const times = missedAt.map((at) => at.getTime()).filter((at) => at <= now.getTime()).toSorted((a, b) => b - a)
  for (let last = 0; last + rule.misses <= times.length; last++) {
    const first = times[last + rule.misses - 1]!
    const until = times[last]! + rule.closedDays * day
    if (times[last]! - first <= rule.withinDays * day && now.getTime() < until) return { kind: 'barred', until: new Date(until) }
  }
  return { kind: 'open' }
}
