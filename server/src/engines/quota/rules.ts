import type { Opening, Pool, Refusal } from './model.ts'

export type TakeDecision = { kind: 'seat' } | { kind: 'waiting' } | Refusal

/** The instant from which a holder may claim; null while none is set. Someone invited is never later than everybody. */
export function opensFor(opening: Opening, invited: boolean): Date | null {
  const { opensToInvitedAt, opensToAllAt } = opening
  if (!invited || !opensToInvitedAt) return opensToAllAt
  return opensToAllAt && opensToAllAt < opensToInvitedAt ? opensToAllAt : opensToInvitedAt
}

/** Decides a claim of somebody who has none yet. Closed comes before not open: a cancelled pool never opens. */
export function decideTake(pool: Pool, caller: { invited: boolean; now: Date }): TakeDecision {
  if (pool.closedAt || (pool.closesAt && caller.now >= pool.closesAt)) return { kind: 'refused', code: 'closed' }
  const opensAt = opensFor(pool, caller.invited)
  if (!opensAt || caller.now < opensAt) return { kind: 'refused', code: 'not-open', opensAt }
  if (pool.seated < pool.capacity) return { kind: 'seat' }
  if (pool.waitlistLimit === null || pool.waiting < pool.waitlistLimit) return { kind: 'waiting' }
  return { kind: 'refused', code: 'full' }
}

/** How many from the head of the waitlist get a seat now (Q3). */
export function seatsToFill(pool: Pick<Pool, 'capacity' | 'seated' | 'waiting' | 'closedAt'>): number {
  return pool.closedAt ? 0 : Math.max(0, Math.min(pool.capacity - pool.seated, pool.waiting))
}

/** A pool never shrinks below those who have a seat: taking one away is a decision about a person, which the caller makes by `release`. */
export function decideResize(pool: Pool, to: { capacity: number; waitlistLimit: number | null }): { kind: 'fits' } | { kind: 'refused'; code: 'below-taken'; seated: number } | { kind: 'refused'; code: 'closed' | 'below-waiting' } {
  if (pool.closedAt) return { kind: 'refused', code: 'closed' }
  if (to.capacity < pool.seated) return { kind: 'refused', code: 'below-taken', seated: pool.seated }
  const stillWaiting = pool.waiting - seatsToFill({ ...pool, capacity: to.capacity })
  if (to.waitlistLimit !== null && stillWaiting > to.waitlistLimit) return { kind: 'refused', code: 'below-waiting' }
  return { kind: 'fits' }
}
