import { sql, type Selectable } from 'kysely'
import { prepared, type Database, type Tx } from '#platform/db'
import { liveStates, type Claim, type ClaimState, type Pool } from './model.ts'

export type PoolRow = Selectable<Database['quota_pool']>
type ClaimRow = Selectable<Database['quota_claim']>

export async function insertPool(tx: Tx, pool: Pool & { createdAt: Date }): Promise<void> {
  await tx.insertInto('quota_pool').values({
    id: pool.id, scope: pool.scope, subject: pool.subject, exclusive_group: pool.group, capacity: pool.capacity, waitlist_limit: pool.waitlistLimit,
    opens_to_invited_at: pool.opensToInvitedAt, opens_to_all_at: pool.opensToAllAt, closes_at: pool.closesAt, created_at: pool.createdAt,
    eligible: pool.eligible && [...pool.eligible], reserved: pool.reserved, reserved_for: pool.reservedFor, reserved_until: pool.reservedUntil, hold_minutes: pool.holdMinutes, draw_at: pool.drawAt,
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

/**
 * The pool under its row lock: every change of a pool or its claims begins here, so that changes of one pool come one after another. The lock lets pass who only refers to the pool: arrivals
 * that are being settled must not wait for somebody who waits for them.
 */
export async function lockPool(tx: Tx, id: string): Promise<Pool> {
  return toPool(await tx.selectFrom('quota_pool').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirstOrThrow(() => new Error(`no quota pool ${id} in this range`)))
}

type Changes = Partial<Pick<Pool, 'capacity' | 'waitlistLimit' | 'seated' | 'waiting' | 'closedAt' | 'opensToInvitedAt' | 'opensToAllAt' | 'closesAt' | 'reserved' | 'seatedOthers' | 'entered' | 'nextTicket'>>

/** Writes what changed; the pool must be locked. */
export async function updatePool(tx: Tx, id: string, changes: Changes): Promise<Pool> {
  const row = await tx.updateTable('quota_pool').set({
    capacity: changes.capacity, waitlist_limit: changes.waitlistLimit, seated: changes.seated, waiting: changes.waiting, closed_at: changes.closedAt,
    opens_to_invited_at: changes.opensToInvitedAt, opens_to_all_at: changes.opensToAllAt, closes_at: changes.closesAt,
    reserved: changes.reserved, seated_others: changes.seatedOthers, entered: changes.entered, next_ticket: changes.nextTicket,
  }).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
  return toPool(row)
}

const poolOfBatch = prepared<PoolRow>('quota.lock', 'select * from quota_pool where id = $1 for no key update')
const liveOfBatch = prepared<ClaimRow>('quota.live', `select * from quota_claim_now where pool_id = $1 and holder = any($2::uuid[]) and state in ('seat', 'waiting', 'entered')`)
const invitedOfBatch = prepared<{ holder: string }>('quota.invited', 'select holder from quota_invitation where pool_id = $1 and holder = any($2::uuid[])')
const nextHold = prepared<{ at: Date | null }>('quota.next-hold', `select min(confirm_by) as at from quota_claim where pool_id = $1 and state = 'seat' and confirmed_at is null and confirm_by is not null`)

export type Standing = { pool: Pool; live: Claim[]; invited: Set<string>; nextHold: Date | null }

/** Locks a pool and reads how these holders stand in it, in one journey: what follows the lock is read after it was got. */
export async function lockAndRead(tx: Tx, poolId: string, holders: readonly string[]): Promise<Standing> {
  const [rows, live, invited, hold] = await Promise.all([poolOfBatch.in(tx, poolId), liveOfBatch.in(tx, poolId, holders), invitedOfBatch.in(tx, poolId, holders), nextHold.in(tx, poolId)])
  const [row] = rows
  if (!row) throw new Error(`no quota pool ${poolId} in this range`)
  return { pool: toPool(row), live: live.map(toClaim), invited: new Set(invited.map((one) => one.holder)), nextHold: hold[0]?.at ?? null }
}

/** When the next hold of a pool runs out; null: none does. */
export async function findNextHold(tx: Tx, poolId: string): Promise<Date | null> {
  return (await nextHold.in(tx, poolId))[0]?.at ?? null
}

/** Those of `holders` with a live claim in the group beside this pool, be it in a range that the caller cannot see (Q2). */
export async function findBusy(tx: Tx, pool: Pool, holders: readonly string[]): Promise<Set<string>> {
  if (pool.group === pool.id || holders.length === 0) return new Set()
  const { rows } = await sql<{ holder: string }>`select app.quota_busy(${pool.group}, ${pool.id}, ${[...holders]}::uuid[]) as holder`.execute(tx)
  return new Set(rows.map((row) => row.holder))
}

const insertBatch = prepared<{ holder: string }>('quota.insert', `
  insert into quota_claim (id, scope, pool_id, exclusive_group, holder, state, ticket, claimed_at, seated_at, favoured, confirm_by, entry)
  select c.id, $1, $2, $3, c.holder, c.state, c.ticket, $4::timestamptz, case c.state when 'seat' then $4::timestamptz end, c.favoured, case c.state when 'seat' then $5::timestamptz end, c.entry
  from unnest($6::uuid[], $7::uuid[], $8::text[], $9::int[], $10::boolean[], $11::int[]) as c (id, holder, state, ticket, favoured, entry)
  on conflict (exclusive_group, holder) where state in ('seat', 'waiting', 'entered') do nothing returning holder`)

/**
 * Inserts claims of one pool and instant in one statement and gives whose got in: the partial unique index knows of live claims that the caller cannot see (Q2), and `do nothing`
 * answers without an error that would lose the transaction. In order of holders, so that two batches of a group that meet each other wait and do not lock each other out.
 */
export async function insertClaims(tx: Tx, pool: Pool, claims: readonly Claim[]): Promise<Set<string>> {
  if (claims.length === 0) return new Set()
  const rows = claims.toSorted((a, b) => (a.holder < b.holder ? -1 : 1))
  const inserted = await insertBatch.in(tx, pool.scope, pool.id, pool.group, rows[0]!.claimedAt, rows.find((row) => row.confirmBy)?.confirmBy ?? null,
    rows.map((row) => row.id), rows.map((row) => row.holder), rows.map((row) => row.state), rows.map((row) => row.ticket), rows.map((row) => row.favoured), rows.map((row) => row.entry))
  return new Set(inserted.map((row) => row.holder))
}

const writeCounters = prepared<object>('quota.counters', 'update quota_pool set seated = $2, waiting = $3, seated_others = $4, entered = $5, next_ticket = $6 where id = $1')

/** Writes the counters that a batch carried along; the pool must be locked. */
export async function updateCounters(tx: Tx, pool: Pool): Promise<void> {
  await writeCounters.in(tx, pool.id, String(pool.seated), String(pool.waiting), String(pool.seatedOthers), String(pool.entered), String(pool.nextTicket))
}

/** Claims, with those that are still among the arrivals: whatever shows or counts them asks here. */
const claimsNow = (tx: Tx) => tx.selectFrom('quota_claim_now').selectAll().$castTo<ClaimRow>()

export async function findLiveClaim(tx: Tx, poolId: string, holder: string): Promise<Claim | null> {
  const row = await claimsNow(tx).where('pool_id', '=', poolId).where('holder', '=', holder).where('state', 'in', liveStates).executeTakeFirst()
  return row ? toClaim(row) : null
}

/** Claims of a pool in the order in which they came; `states` narrows them. */
export async function findClaims(tx: Tx, poolId: string, states: readonly ClaimState[]): Promise<Claim[]> {
  const rows = await claimsNow(tx).where('pool_id', '=', poolId).where('state', 'in', states).orderBy('ticket').execute()
  return rows.map(toClaim)
}

/** All claims a holder ever made, newest first. */
export async function findClaimsOfHolder(tx: Tx, holder: string): Promise<Claim[]> {
  const rows = await claimsNow(tx).where('holder', '=', holder).orderBy('claimed_at', 'desc').orderBy('id', 'desc').execute()
  return rows.map(toClaim)
}

/** The heads of a locked pool's line: as many as could get a seat, of those with a claim to the reserve and of the others. */
export async function findLine(tx: Tx, poolId: string, most: { favoured: number; others: number }): Promise<Claim[]> {
  const of = (favoured: boolean, count: number) => tx.selectFrom('quota_claim').selectAll().where('pool_id', '=', poolId).where('state', '=', 'waiting').where('favoured', '=', favoured).orderBy('ticket').limit(count).execute()
  const [favoured, others] = await Promise.all([of(true, most.favoured), of(false, most.others)])
  return [...favoured, ...others].map(toClaim)
}

export async function countFavouredWaiters(tx: Tx, poolId: string): Promise<number> {
  const row = await tx.selectFrom('quota_claim').select((of) => of.fn.countAll<bigint>().as('count')).where('pool_id', '=', poolId).where('state', '=', 'waiting').where('favoured', '=', true).executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Gives these waiters of a locked pool their seats. */
export async function seatWaiters(tx: Tx, ids: readonly string[], now: Date, confirmBy: Date | null): Promise<Claim[]> {
  if (ids.length === 0) return []
  const rows = await tx.updateTable('quota_claim').set({ state: 'seat', seated_at: now, confirm_by: confirmBy }).where('id', '=', sql<string>`any(${[...ids]}::uuid[])`).returningAll().execute()
  return rows.map(toClaim).toSorted((a, b) => a.ticket - b.ticket)
}

/** Ends seats of a locked pool that nobody confirmed in time (Q9). */
export async function lapseHolds(tx: Tx, poolId: string, now: Date): Promise<Claim[]> {
  const rows = await tx.updateTable('quota_claim').set({ state: 'lapsed', ended_at: now })
    .where('pool_id', '=', poolId).where('state', '=', 'seat').where('confirmed_at', 'is', null).where('confirm_by', '<=', now).returningAll().execute()
  return rows.map(toClaim).toSorted((a, b) => a.ticket - b.ticket)
}

export async function confirmClaim(tx: Tx, id: string, now: Date): Promise<Claim> {
  return toClaim(await tx.updateTable('quota_claim').set({ confirmed_at: now }).where('id', '=', id).returningAll().executeTakeFirstOrThrow())
}

/** Pools in which something has come due by the clock alone. */
export async function findDuePools(tx: Tx, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from quota_pool where reserved > 0 and reserved_until <= ${now}
    union select pool_id from quota_claim where state = 'seat' and confirmed_at is null and confirm_by <= ${now}
    union select pool_id from quota_arrival where not brought_in and confirm_by <= ${now}`.execute(tx)
  return rows.map((row) => row.id)
}

/** When a holder let a hold run out, in these groups of pools, newest first: what the no-show rule looks at. */
export async function findMisses(tx: Tx, holders: readonly string[], since: Date): Promise<Map<string, Date[]>> {
  const rows = await tx.selectFrom('quota_claim').select(['holder', 'ended_at']).where('holder', '=', sql<string>`any(${[...holders]}::uuid[])`)
    .where('state', '=', 'lapsed').where('confirm_by', 'is not', null).where('ended_at', '>', since).orderBy('ended_at', 'desc').execute()
  const misses = new Map<string, Date[]>()
  for (const { holder, ended_at: at } of rows) misses.set(holder, [...misses.get(holder) ?? [], at!])
  return misses
}

export async function findClaimByTicket(tx: Tx, poolId: string, ticket: number): Promise<Claim | null> {
  const row = await claimsNow(tx).where('pool_id', '=', poolId).where('ticket', '=', ticket).executeTakeFirst()
  return row ? toClaim(row) : null
}

/** The newest claim of a holder on a pool, live or ended. */
export async function findLatestClaim(tx: Tx, poolId: string, holder: string): Promise<Claim | null> {
  const row = await claimsNow(tx).where('pool_id', '=', poolId).where('holder', '=', holder).orderBy('claimed_at', 'desc').orderBy('id', 'desc').executeTakeFirst()
  return row ? toClaim(row) : null
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

/**
 * Pools whose counters are not their claims (Q6), with somebody waiting beside a seat that they may have (Q3), with more others than the reserve leaves (Q8), a seat confirmed
 * after its hold had run out (Q9), or a draw whose winners are not those of its ranks (Q10): none, or a bug.
 */
export async function findBrokenPools(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with counted as (
      select pool_id, count(*) filter (where state = 'seat') as seated, count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'entered') as entered,
        count(*) filter (where state = 'seat' and not favoured) as others, count(*) filter (where state = 'waiting' and favoured) as favoured_waiting,
        bool_or(confirmed_at > confirm_by) as late
      from quota_claim_now where state in ('seat', 'waiting', 'entered') group by pool_id)
    select pool.id from quota_pool pool left join counted on counted.pool_id = pool.id
    where pool.seated <> coalesce(counted.seated, 0) or pool.waiting <> coalesce(counted.waiting, 0) or pool.entered <> coalesce(counted.entered, 0)
      or pool.seated_others <> coalesce(counted.others, 0) or counted.late
      or (pool.seated < pool.capacity and (counted.favoured_waiting > 0 or pool.waiting > 0 and (pool.reserved = 0 or pool.seated_others < pool.capacity - pool.reserved)))
      or exists (select from quota_claim lost join quota_claim won on won.pool_id = lost.pool_id and won.rank > lost.rank and won.state in ('seat', 'waiting') where lost.pool_id = pool.id and lost.state = 'lost')
    order by pool.id`.execute(tx)
  return rows.map((row) => row.id)
}

export function toPool(row: PoolRow): Pool {
  return {
    id: row.id, scope: row.scope, subject: row.subject, group: row.exclusive_group, capacity: row.capacity, waitlistLimit: row.waitlist_limit, seated: row.seated,
    waiting: row.waiting, opensToInvitedAt: row.opens_to_invited_at, opensToAllAt: row.opens_to_all_at, closesAt: row.closes_at, closedAt: row.closed_at,
    eligible: row.eligible, reserved: row.reserved, reservedFor: row.reserved_for, reservedUntil: row.reserved_until, seatedOthers: row.seated_others, holdMinutes: row.hold_minutes, drawAt: row.draw_at,
    entered: row.entered, nextTicket: row.next_ticket, hasArrivals: row.has_arrivals,
  }
}

export function toClaim(row: ClaimRow): Claim {
  return {
    id: row.id, poolId: row.pool_id, holder: row.holder, state: row.state as ClaimState, ticket: row.ticket,
    claimedAt: row.claimed_at, seatedAt: row.seated_at, endedAt: row.ended_at,
    favoured: row.favoured, confirmBy: row.confirm_by, confirmedAt: row.confirmed_at, entry: row.entry, rank: row.rank,
  }
}
