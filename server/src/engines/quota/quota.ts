import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Claim, Opening, Place, Pool, ReleaseResult, ResizeResult, TakeResult } from './model.ts'
import { decideResize, decideTake, seatsToFill } from './rules.ts'
import {
  drawTicket, endClaims, findClaims, findLiveClaim, findPool, findPosition, insertClaim, insertInvitations, insertPool, isInvited, lockPool, seatFirstWaiters, updatePool,
} from './store.ts'

type NewPool = { scope: string; subject: string; capacity: number; waitlistLimit: number | null; group?: string; now: Date } & Partial<Opening>

/** Makes a pool. Without times it is not open to anybody; `group` joins pools of which a holder may have one place (Q2). */
export async function createPool(tx: Tx, input: NewPool): Promise<Pool> {
  const id = newId()
  const pool: Pool = {
    id, scope: input.scope, subject: input.subject, group: input.group ?? id, capacity: input.capacity, waitlistLimit: input.waitlistLimit, seated: 0, waiting: 0,
    opensToInvitedAt: input.opensToInvitedAt ?? null, opensToAllAt: input.opensToAllAt ?? null, closesAt: input.closesAt ?? null, closedAt: null,
  }
  await insertPool(tx, { ...pool, createdAt: input.now })
  return pool
}

/** Says when a pool opens and closes. Claims already made stay. */
export async function setOpening(tx: Tx, input: { pool: string } & Opening): Promise<Pool> {
  await lockPool(tx, input.pool)
  return updatePool(tx, input.pool, { opensToInvitedAt: input.opensToInvitedAt, opensToAllAt: input.opensToAllAt, closesAt: input.closesAt })
}

/** Lets holders in from `opensToInvitedAt` on; gives how many were not invited before. */
export async function invite(tx: Tx, input: { pool: string; holders: readonly string[]; now: Date }): Promise<number> {
  const pool = await findPool(tx, input.pool)
  if (!pool) throw new Error(`no quota pool ${input.pool} in this range`)
  return insertInvitations(tx, pool, [...new Set(input.holders)], input.now)
}

/** Claims a place. Asking again gives the same claim (Q5), whatever has happened to the pool since. */
export async function take(tx: Tx, input: { pool: string; holder: string; now: Date }): Promise<TakeResult> {
  const pool = await lockPool(tx, input.pool)
  const known = await findLiveClaim(tx, pool.id, input.holder)
  if (known) return present(tx, known, true)

  const decision = decideTake(pool, { invited: await isInvited(tx, pool.id, input.holder), now: input.now })
  if (decision.kind === 'refused') return decision
  const seat = decision.kind === 'seat'
  const claim: Claim = {
    id: newId(), poolId: pool.id, holder: input.holder, state: decision.kind, ticket: await drawTicket(tx, pool.id),
    claimedAt: input.now, seatedAt: seat ? input.now : null, endedAt: null,
  }
  if (!await insertClaim(tx, pool, claim)) return { kind: 'refused', code: 'one-per-holder' }
  await updatePool(tx, pool.id, seat ? { seated: pool.seated + 1 } : { waiting: pool.waiting + 1 })
  return present(tx, claim, false)
}

/** Gives a place back; the first waiter gets the seat at once (Q3). Harmless when there is none. */
export async function release(tx: Tx, input: { pool: string; holder: string; now: Date }): Promise<ReleaseResult> {
  const pool = await lockPool(tx, input.pool)
  const known = await findLiveClaim(tx, pool.id, input.holder)
  if (!known) return { released: null, moved: [] }
  const [released] = await endClaims(tx, pool.id, { states: [known.state], as: 'released', holder: input.holder, now: input.now })
  const left = known.state === 'seat' ? { ...pool, seated: pool.seated - 1 } : { ...pool, waiting: pool.waiting - 1 }
  return { released: released!, moved: await fill(tx, left, input.now) }
}

/** Seats waiters while seats are free. Every change does this by itself; called alone it finds nothing to do. */
export async function moveUp(tx: Tx, input: { pool: string; now: Date }): Promise<Claim[]> {
  return fill(tx, await lockPool(tx, input.pool), input.now)
}

/** Changes the number of seats (and of waiters); more seats move waiters up. */
export async function resize(tx: Tx, input: { pool: string; capacity: number; waitlistLimit?: number | null; now: Date }): Promise<ResizeResult> {
  const pool = await lockPool(tx, input.pool)
  const to = { capacity: input.capacity, waitlistLimit: input.waitlistLimit === undefined ? pool.waitlistLimit : input.waitlistLimit }
  const decision = decideResize(pool, to)
  if (decision.kind === 'refused') return decision
  const moved = await fill(tx, { ...pool, ...to }, input.now)
  return { kind: 'resized', pool: { ...pool, ...to, seated: pool.seated + moved.length, waiting: pool.waiting - moved.length }, moved }
}

/** Ends claiming for good. Waiters lapse; seats stay, unless `releaseSeats` (what they were for will not happen). Gives who lost what. */
export async function close(tx: Tx, input: { pool: string; releaseSeats?: boolean; now: Date }): Promise<{ lapsed: Claim[]; released: Claim[] }> {
  const pool = await lockPool(tx, input.pool)
  const lapsed = await endClaims(tx, pool.id, { states: ['waiting'], as: 'lapsed', now: input.now })
  const released = input.releaseSeats ? await endClaims(tx, pool.id, { states: ['seat'], as: 'released', now: input.now }) : []
  await updatePool(tx, pool.id, { waiting: 0, seated: pool.seated - released.length, closedAt: pool.closedAt ?? input.now })
  return { lapsed, released }
}

/** Where a holder stands, as the holder itself may ask it; null without a live claim. */
export async function positionOf(tx: Tx, input: { pool: string; holder: string }): Promise<Place | null> {
  const claim = await findLiveClaim(tx, input.pool, input.holder)
  if (!claim) return null
  const position = await findPosition(tx, claim.id)
  return position === null
    ? { kind: 'seat', claimId: claim.id, since: claim.seatedAt ?? claim.claimedAt }
    : { kind: 'waiting', claimId: claim.id, position, since: claim.claimedAt }
}

/** Who has a seat and who waits, in order: the list for whoever runs what the pool is for. */
export function liveClaims(tx: Tx, pool: string): Promise<Claim[]> {
  return findClaims(tx, pool, ['seat', 'waiting'])
}

/** Writes the counters of a locked pool after seating whom they allow: the one place where waiters move up. */
async function fill(tx: Tx, pool: Pool, now: Date): Promise<Claim[]> {
  const count = seatsToFill(pool)
  const moved = count > 0 ? await seatFirstWaiters(tx, pool.id, count, now) : []
  if (moved.length !== count) throw new Error(`quota pool ${pool.id} counts ${pool.waiting} waiters but has fewer`)
  await updatePool(tx, pool.id, { capacity: pool.capacity, waitlistLimit: pool.waitlistLimit, seated: pool.seated + count, waiting: pool.waiting - count })
  return moved
}

async function present(tx: Tx, claim: Claim, again: boolean): Promise<TakeResult> {
  if (claim.state === 'seat') return { kind: 'seat', claimId: claim.id, again }
  return { kind: 'waiting', claimId: claim.id, position: (await findPosition(tx, claim.id)) ?? 1, again }
}
