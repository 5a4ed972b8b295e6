import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { prepared, type Database, type Tx } from '#platform/db'

export type ReleaseRow = Selectable<Database['benefit_release']>

export async function findRelease(tx: Tx, id: string): Promise<ReleaseRow | undefined> {
  return tx.selectFrom('benefit_release').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function lockRelease(tx: Tx, id: string): Promise<ReleaseRow | undefined> {
  return tx.selectFrom('benefit_release').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function findReleaseByNumber(tx: Tx, number: number): Promise<ReleaseRow | undefined> {
  return tx.selectFrom('benefit_release').selectAll().where('number', '=', number).executeTakeFirst()
}

/** Releases of a range, newest first. */
export async function findReleasesIn(tx: Tx, scope: string): Promise<ReleaseRow[]> {
  let query = tx.selectFrom('benefit_release').selectAll().orderBy('opens_at', 'desc').orderBy('id', 'desc').limit(200)
  if (scope !== '') query = query.where((is) => is.or([is('scope', '=', scope), is('scope', 'like', `${scope}.%`)]))
  return query.execute()
}

/** What is announced and not long over. */
export async function findAnnounced(tx: Tx, since: Date): Promise<ReleaseRow[]> {
  return tx.selectFrom('benefit_release').selectAll().where('state', '=', 'published').where('closes_at', '>', since).orderBy('opens_at').orderBy('id').limit(100).execute()
}

export async function findReleasesOfPools(tx: Tx, pools: readonly string[]): Promise<ReleaseRow[]> {
  return pools.length === 0 ? [] : tx.selectFrom('benefit_release').selectAll().where('pool_id', 'in', [...pools]).execute()
}

export type Lasting = { person_id: string; scope: string; employment_form: string | null }
const lasting = prepared<Lasting>('benefits.members', 'select person_id, scope, employment_form from membership where person_id = any($1::uuid[]) and valid_to is null')

/** Who of these is a member today, and where; asked for a whole batch. */
export const findMemberships = (tx: Tx, people: readonly string[]): Promise<Lasting[]> => lasting.in(tx, people)

export type ClaimRow = { id: string; ticket: number; state: string; holder: string; entry: number | null; claimed_at: Date; confirm_by: Date | null; confirmed_at: Date | null; position: number | null }

/** Who claimed, in order of tickets; without those who gave back. */
export async function findClaimsAfter(tx: Tx, pool: string, after: number, limit: number): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    select id, ticket, state, holder, entry, claimed_at, confirm_by, confirmed_at, app.quota_position(id) as position from quota_claim_now
    where pool_id = ${pool} and ticket > ${after} order by ticket limit ${limit}`.execute(tx)
  return rows
}

export type HandedOver = { id: string; pool_id: string; holder: string; state: string; ticket: number; confirm_by: Date | null; confirmed_at: Date | null }
const handedOver = ['id', 'pool_id', 'holder', 'state', 'ticket', 'confirm_by', 'confirmed_at'] as const

export const findHandedOver = (tx: Tx, claimId: string): Promise<HandedOver | undefined> => tx.selectFrom('quota_claim').select(handedOver).where('id', '=', claimId).executeTakeFirst()

/** The same under the lock of its pool, so that nothing happens to it meanwhile. */
export async function lockHandedOver(tx: Tx, { id, pool_id: pool }: HandedOver): Promise<HandedOver> {
  await tx.selectFrom('quota_pool').select('id').where('id', '=', pool).forUpdate().executeTakeFirstOrThrow()
  return (await findHandedOver(tx, id))!
}

/** A claim that is not handed over after all. Its counters stand: a seat that is confirmed counts as one that is not. */
export const unconfirm = (tx: Tx, claimId: string, confirmBy: Date | null) => tx.updateTable('quota_claim').set({ confirmed_at: null, confirm_by: confirmBy }).where('id', '=', claimId).execute()

/** The pictures of a release, in the order they were added. */
export const findPictures = (tx: Tx, releaseId: string): Promise<{ id: string; caption: string }[]> => tx.selectFrom('benefit_picture').select(['id', 'caption']).where('release_id', '=', releaseId).orderBy('added_at').orderBy('id').execute()
