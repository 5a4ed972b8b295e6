import { sql } from 'kysely'
import { prepared, type Tx } from '#platform/db'

/** An arrival that has become a claim: what was given, and the `call` that came with it. */
export type Settled = { key: { holder: string; key: string }; call: string; poolId: string; holder: string; claimId: string; ticket: number; claimedAt: Date; confirmBy: Date | null }
type Row = { key_holder: string; key: string; call: string; pool_id: string; holder: string; id: string; ticket: number; claimed_at: Date; confirm_by: Date | null }

const claimsOf = (of: string) => `select a.id, p.scope, p.id, p.id, a.holder, 'seat', a.ticket, a.claimed_at, a.claimed_at, a.favoured, a.confirm_by from ${of} a join quota_pool p on p.id = a.pool_id`
const intoClaims = `insert into quota_claim (id, scope, pool_id, exclusive_group, holder, state, ticket, claimed_at, seated_at, favoured, confirm_by)`
/** Two people who turned out to be one while their arrivals were under way: the place of the second is free again. */
const oneEach = `on conflict (exclusive_group, holder) where state in ('seat', 'waiting', 'entered') do nothing returning id`
const settling = (which: string) => `
  with gone as (delete from quota_arrival where ctid = any(array(${which})) returning *),
    added as (${intoClaims} ${claimsOf('gone')} where not a.brought_in ${oneEach}),
    freed as (
      update quota_pool p set seated = p.seated - f.seats, seated_others = p.seated_others - f.others
      from (select pool_id, count(*) as seats, count(*) filter (where not favoured) as others from gone where not brought_in and id not in (select id from added) group by pool_id) f where p.id = f.pool_id)
  select key_holder, key, call, pool_id, holder, id, ticket, claimed_at, confirm_by from gone order by pool_id, ticket`
const settleNext = prepared<Row>('quota.settle-next', settling('select ctid from quota_arrival limit $1 for update skip locked'))
const settleOf = prepared<Row>('quota.settle-of', settling('select ctid from quota_arrival where holder = any($1::uuid[]) for update'))

/**
 * Makes claims of arrivals, at most so many, passing over those that somebody else is settling; or of all of these holders, waiting for whoever is. The caller notes the answer and the deed of each in
 * the same transaction.
 */
export async function settleArrivals(tx: Tx, which: { most: number } | { holders: readonly string[] }): Promise<Settled[]> {
  const rows = 'most' in which ? await settleNext.in(tx, String(which.most)) : await settleOf.in(tx, [...which.holders])
  return rows.map((row) => ({ key: { holder: row.key_holder, key: row.key }, call: row.call, poolId: row.pool_id, holder: row.holder, claimId: row.id, ticket: row.ticket, claimedAt: row.claimed_at, confirmBy: row.confirm_by }))
}

const bring = prepared<object>('quota.bring-in', `
  with moved as (update quota_arrival set brought_in = true where pool_id = $1 and ($2::uuid is null or holder = $2) and not brought_in returning *)
  ${intoClaims} ${claimsOf('moved')} ${oneEach}`)

/** Claims that arrived long ago and are still not settled, for `doctor`: the log says why. */
export async function findLeftArrivals(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('quota_arrival').select(['id', 'came_at']).where('came_at', '<', sql<Date>`now() - interval '10 minutes'`).orderBy('came_at').limit(20).execute()
  return rows.map((row) => `claim ${row.id} of ${row.came_at.toISOString()} has no answer and no audit entry yet`)
}

/** Puts the arrivals of a locked pool, or one holder's, where claims are changed. What is left of each is its answer and its deed, for whoever settles them. */
export async function bringIn(tx: Tx, poolId: string, holder: string | null = null): Promise<void> {
  await bring.in(tx, poolId, holder)
}
