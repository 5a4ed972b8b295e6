import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { liveStates, type Claim, type Opening, type Place, type Pool, type ReleaseResult, type ResizeResult, type TakeResult, type Tended } from './model.ts'
import { bringIn } from './arrivals/index.ts'
import { decideResize } from './rules.ts'
import { confirmClaim, countFavouredWaiters, endClaims, findClaims, findLiveClaim, findPool, findPosition, insertInvitations, insertPool, lockPool, updatePool } from './store.ts'
import { takeMany } from './take-many.ts'
import { fill, touch } from './touch.ts'

type NewPool = {
  scope: string; subject: string; capacity: number; waitlistLimit: number | null; group?: string; now: Date
  eligible?: readonly string[] | null; reserve?: { for: string; seats: number; until: Date } | null; holdMinutes?: number | null; drawAt?: Date | null
} & Partial<Opening>

/** Makes a pool. Without times it is not open to anybody; `group` joins pools of which a holder may have one place (Q2). */
export async function createPool(tx: Tx, input: NewPool): Promise<Pool> {
  const id = newId()
  const pool: Pool = {
    id, scope: input.scope, subject: input.subject, group: input.group ?? id, capacity: input.capacity, waitlistLimit: input.waitlistLimit, seated: 0, waiting: 0,
    opensToInvitedAt: input.opensToInvitedAt ?? null, opensToAllAt: input.opensToAllAt ?? null, closesAt: input.closesAt ?? null, closedAt: null,
    eligible: input.eligible ?? null, reserved: input.reserve?.seats ?? 0, reservedFor: input.reserve?.for ?? null, reservedUntil: input.reserve?.until ?? null, seatedOthers: 0,
    holdMinutes: input.holdMinutes ?? null, drawAt: input.drawAt ?? null, entered: 0, nextTicket: 1, hasArrivals: false,
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
export async function take(tx: Tx, input: { pool: string; holder: string; groups?: readonly string[]; now: Date }): Promise<TakeResult> {
  const { results: [result] } = await takeMany(tx, { pool: input.pool, requests: [{ holder: input.holder, ...(input.groups && { groups: input.groups }) }], now: input.now })
  return result!
}

/** Gives a place back; the first waiter who may have the seat gets it at once (Q3). Harmless when there is none, and once an entry is frozen in a draw. */
export async function release(tx: Tx, input: { pool: string; holder: string; now: Date }): Promise<ReleaseResult> {
  const { pool, moved: movedBefore } = await touch(tx, await lockFor(tx, input.pool, input.holder), input.now)
  const known = await findLiveClaim(tx, pool.id, input.holder)
  if (!known || (known.state === 'entered' && pool.closesAt && input.now >= pool.closesAt && !pool.closedAt)) return { released: null, moved: movedBefore }
  const [released] = await endClaims(tx, pool.id, { states: [known.state], as: 'released', holder: input.holder, now: input.now })
  const left = { ...pool }
  if (known.state === 'seat') [left.seated, left.seatedOthers] = [pool.seated - 1, pool.seatedOthers - (known.favoured ? 0 : 1)]
  else if (known.state === 'waiting') left.waiting -= 1
  else left.entered -= 1
  return { released: released!, moved: [...movedBefore, ...(await fill(tx, left, input.now)).moved] }
}

/** Makes a held seat firm (Q9). Confirming again says so and changes nothing; a hold that ran out is gone. */
export async function confirm(tx: Tx, input: { pool: string; holder: string; now: Date }): Promise<({ kind: 'confirmed'; claim: Claim; again: boolean } | { kind: 'refused'; code: 'no-seat' }) & Tended> {
  const { pool, lapsed, moved } = await touch(tx, await lockFor(tx, input.pool, input.holder), input.now)
  const known = await findLiveClaim(tx, pool.id, input.holder)
  if (known?.state !== 'seat') return { kind: 'refused', code: 'no-seat', lapsed, moved }
  if (known.confirmedAt) return { kind: 'confirmed', claim: known, again: true, lapsed, moved }
  return { kind: 'confirmed', claim: await confirmClaim(tx, known.id, input.now), again: false, lapsed, moved }
}

/** Does what has come due by the clock alone: the reserve opens to all, holds lapse, waiters move up. Called again it finds nothing to do. */
export async function tend(tx: Tx, input: { pool: string; now: Date }): Promise<Tended> {
  const pool = await lockPool(tx, input.pool)
  if (pool.hasArrivals) await bringIn(tx, pool.id)
  const { lapsed, moved } = await touch(tx, pool, input.now)
  return { lapsed, moved }
}

/** Seats waiters while seats are free. Every change does this by itself; called alone it finds nothing to do. */
export async function moveUp(tx: Tx, input: { pool: string; now: Date }): Promise<Claim[]> {
  return (await fill(tx, await lockPool(tx, input.pool), input.now)).moved
}

/** Changes the number of seats (and of waiters); more seats move waiters up. */
export async function resize(tx: Tx, input: { pool: string; capacity: number; waitlistLimit?: number | null; now: Date }): Promise<ResizeResult> {
  const pool = await lockPool(tx, input.pool)
  const to = { capacity: input.capacity, waitlistLimit: input.waitlistLimit === undefined ? pool.waitlistLimit : input.waitlistLimit }
  const decision = decideResize(pool, to, pool.reserved > 0 ? await countFavouredWaiters(tx, pool.id) : 0)
  if (decision.kind === 'refused') return decision
  return { kind: 'resized', ...await fill(tx, { ...pool, ...to }, input.now) }
}

/** Ends claiming for good. Waiters and entries lapse; seats stay, unless `releaseSeats` (what they were for will not happen). Gives who lost what. */
export async function close(tx: Tx, input: { pool: string; releaseSeats?: boolean; now: Date }): Promise<{ lapsed: Claim[]; released: Claim[] }> {
  const pool = await lockPool(tx, input.pool)
  if (pool.hasArrivals) await bringIn(tx, pool.id)
  const lapsed = await endClaims(tx, pool.id, { states: ['waiting', 'entered'], as: 'lapsed', now: input.now })
  const released = input.releaseSeats ? await endClaims(tx, pool.id, { states: ['seat'], as: 'released', now: input.now }) : []
  await updatePool(tx, pool.id, { waiting: 0, entered: 0, seated: pool.seated - released.length, seatedOthers: pool.seatedOthers - released.filter((claim) => !claim.favoured).length, closedAt: pool.closedAt ?? input.now })
  return { lapsed, released }
}

/** The pool under its lock, and the holder's claim where claims are changed, should it still be among the arrivals. */
async function lockFor(tx: Tx, poolId: string, holder: string): Promise<Pool> {
  const pool = await lockPool(tx, poolId)
  if (pool.hasArrivals) await bringIn(tx, poolId, holder)
  return pool
}

/** Where a holder stands, as the holder itself may ask it; null without a live claim. */
export async function positionOf(tx: Tx, input: { pool: string; holder: string }): Promise<Place | null> {
  const claim = await findLiveClaim(tx, input.pool, input.holder)
  if (!claim) return null
  const { id: claimId, ticket } = claim
  if (claim.state === 'entered') return { kind: 'entered', claimId, entry: claim.entry!, since: claim.claimedAt, ticket }
  const position = await findPosition(tx, claim.id)
  return position === null
    ? { kind: 'seat', claimId, since: claim.seatedAt ?? claim.claimedAt, ticket, confirmBy: claim.confirmBy, confirmedAt: claim.confirmedAt }
    : { kind: 'waiting', claimId, position, since: claim.claimedAt, ticket }
}

/** Who has a seat, who waits and who entered, in order: the list for whoever runs what the pool is for. */
export function liveClaims(tx: Tx, pool: string): Promise<Claim[]> {
  return findClaims(tx, pool, liveStates)
}
