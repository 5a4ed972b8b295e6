import { sql, type Selectable } from 'kysely'
import type { Database, Tx } from '#platform/db'
import type { Claim, ClaimState, Pool } from './model.ts'

export async function insertPool(tx: Tx, pool: Pool & { createdAt: Date }): Promise<void> {
  await tx.insertInto('quota_pool').values({
    id: pool.id, scope: pool.scope, subject: pool.subject, exclusive_group: pool.group, capacity: pool.capacity, waitlist_limit: pool.waitlistLimit,
    opens_to_invited_at: pool.opensToInvitedAt, opens_to_all_at: pool.opensToAllAt, closes_at: pool.closesAt, created_at: pool.createdAt,
  }).execute()
}

export async function findPool(tx: Tx, id: string): Promise<Pool | null> {
  const row = await tx.selectFrom('quota_pool').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toPool(row) : null
}

export async function findPools(tx: Tx, subjects: readonly string[]): Promise<Pool[]> {
  if (subjects.length === 0) return []
  const rows = await tx.selectFrom('quota_pool').selectAll().where('subject', 'in', subjects).orderBy('created_at').orderBy('id').execute()
  return rows.map(toPool)
}

/** The pool under its row lock: every change of a pool or its claims begins here, so that changes of one pool come one after another. */
export async function lockPool(tx: Tx, id: string): Promise<Pool> {
  return toPool(await tx.selectFrom('quota_pool').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow(() => new Error(`no quota pool ${id} in this range`)))
}

type Changes = Partial<Pick<Pool, 'capacity' | 'waitlistLimit' | 'seated' | 'waiting' | 'closedAt' | 'opensToInvitedAt' | 'opensToAllAt' | 'closesAt'>>

/** Writes what changed; the pool must be locked. */
export async function updatePool(tx: Tx, id: string, changes: Changes): Promise<Pool> {
  const row = await tx.updateTable('quota_pool').set({
    capacity: changes.capacity, waitlist_limit: changes.waitlistLimit, seated: changes.seated, waiting: changes.waiting, closed_at: changes.closedAt,
    opens_to_invited_at: changes.opensToInvitedAt, opens_to_all_at: changes.opensToAllAt, closes_at: changes.closesAt,
  }).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
  return toPool(row)
}

/** Draws the next ticket of a locked pool. */
export async function drawTicket(tx: Tx, poolId: string): Promise<number> {
  const row = await tx.updateTable('quota_pool').set({ next_ticket: sql<number>`next_ticket + 1` }).where('id', '=', poolId).returning('next_ticket').executeTakeFirstOrThrow()
  return row.next_ticket - 1
}

/**
 * Inserts a claim unless the holder has a live one in the group, be it in a pool that the caller cannot see: the partial unique index knows all of
 * them (Q2), and `do nothing` answers without an error that would lose the transaction.
 */
export async function insertClaim(tx: Tx, pool: Pool, claim: Claim): Promise<boolean> {
  const row = await tx.insertInto('quota_claim').values({
    id: claim.id, scope: pool.scope, pool_id: pool.id, exclusive_group: pool.group, holder: claim.holder, state: claim.state, ticket: claim.ticket,
    claimed_at: claim.claimedAt, seated_at: claim.seatedAt,
  }).onConflict((conflict) => conflict.columns(['exclusive_group', 'holder']).where('state', 'in', ['seat', 'waiting']).doNothing()).returning('id').executeTakeFirst()
  return row !== undefined
}

export async function findLiveClaim(tx: Tx, poolId: string, holder: string): Promise<Claim | null> {
  const row = await tx.selectFrom('quota_claim').selectAll().where('pool_id', '=', poolId).where('holder', '=', holder).where('state', 'in', ['seat', 'waiting']).executeTakeFirst()
  return row ? toClaim(row) : null
}

/** Claims of a pool in the order in which they came; `states` narrows them. */
export async function findClaims(tx: Tx, poolId: string, states: readonly ClaimState[]): Promise<Claim[]> {
  const rows = await tx.selectFrom('quota_claim').selectAll().where('pool_id', '=', poolId).where('state', 'in', states).orderBy('ticket').execute()
  return rows.map(toClaim)
}

/** All claims a holder ever made, newest first. */
export async function findClaimsOfHolder(tx: Tx, holder: string): Promise<Claim[]> {
  const rows = await tx.selectFrom('quota_claim').selectAll().where('holder', '=', holder).orderBy('claimed_at', 'desc').orderBy('id', 'desc').execute()
  return rows.map(toClaim)
}

/** Gives seats to the first `count` waiters of a locked pool. */
export async function seatFirstWaiters(tx: Tx, poolId: string, count: number, now: Date): Promise<Claim[]> {
  const rows = await tx.updateTable('quota_claim').set({ state: 'seat', seated_at: now })
    .where('id', 'in', tx.selectFrom('quota_claim').select('id').where('pool_id', '=', poolId).where('state', '=', 'waiting').orderBy('ticket').limit(count))
    .returningAll().execute()
  return rows.map(toClaim).toSorted((a, b) => a.ticket - b.ticket)
}

/** Ends the live claims of a locked pool that are in one of `states`, or the one of a holder. */
export async function endClaims(tx: Tx, poolId: string, end: { states: readonly ClaimState[]; as: 'released' | 'lapsed'; holder?: string; now: Date }): Promise<Claim[]> {
  const rows = await tx.updateTable('quota_claim').set({ state: end.as, ended_at: end.now })
    .where('pool_id', '=', poolId).where('state', 'in', end.states).$if(end.holder !== undefined, (query) => query.where('holder', '=', end.holder!))
    .returningAll().execute()
  return rows.map(toClaim).toSorted((a, b) => a.ticket - b.ticket)
}

/** Place in the line, counted past the caller's range; null when the claim does not wait. */
export async function findPosition(tx: Tx, claimId: string): Promise<number | null> {
  const { rows } = await sql<{ position: number | null }>`select app.quota_position(${claimId}) as position`.execute(tx)
  return rows[0]?.position ?? null
}

export async function insertInvitations(tx: Tx, pool: Pool, holders: readonly string[], now: Date): Promise<number> {
  const rows = holders.map((holder) => ({ pool_id: pool.id, scope: pool.scope, holder, invited_at: now }))
  let invited = 0
  for (let start = 0; start < rows.length; start += 5_000) {
    const { numInsertedOrUpdatedRows } = await tx.insertInto('quota_invitation').values(rows.slice(start, start + 5_000)).onConflict((conflict) => conflict.doNothing()).executeTakeFirstOrThrow()
    invited += Number(numInsertedOrUpdatedRows ?? 0n)
  }
  return invited
}

export async function isInvited(tx: Tx, poolId: string, holder: string): Promise<boolean> {
  return (await tx.selectFrom('quota_invitation').select('holder').where('pool_id', '=', poolId).where('holder', '=', holder).executeTakeFirst()) !== undefined
}

export async function findInvited(tx: Tx, poolId: string): Promise<string[]> {
  const rows = await tx.selectFrom('quota_invitation').select('holder').where('pool_id', '=', poolId).orderBy('invited_at').orderBy('holder').execute()
  return rows.map((row) => row.holder)
}

/** Pools whose counters are not their claims, or with somebody waiting beside a free seat: none, or a bug (Q3, Q6). */
export async function findBrokenPools(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with counted as (
      select pool_id, count(*) filter (where state = 'seat') as seated, count(*) filter (where state = 'waiting') as waiting
      from quota_claim where state in ('seat', 'waiting') group by pool_id)
    select pool.id from quota_pool pool left join counted on counted.pool_id = pool.id
    where pool.seated <> coalesce(counted.seated, 0) or pool.waiting <> coalesce(counted.waiting, 0) or (pool.waiting > 0 and pool.seated < pool.capacity)
    order by pool.id`.execute(tx)
  return rows.map((row) => row.id)
}

function toPool(row: Selectable<Database['quota_pool']>): Pool {
  return {
    id: row.id, scope: row.scope, subject: row.subject, group: row.exclusive_group, capacity: row.capacity, waitlistLimit: row.waitlist_limit, seated: row.seated,
    waiting: row.waiting, opensToInvitedAt: row.opens_to_invited_at, opensToAllAt: row.opens_to_all_at, closesAt: row.closes_at, closedAt: row.closed_at,
  }
}

function toClaim(row: Selectable<Database['quota_claim']>): Claim {
  return {
    id: row.id, poolId: row.pool_id, holder: row.holder, state: row.state as ClaimState, ticket: row.ticket,
    claimedAt: row.claimed_at, seatedAt: row.seated_at, endedAt: row.ended_at,
  }
}
