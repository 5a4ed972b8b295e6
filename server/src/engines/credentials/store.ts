import { sql, type Selectable } from 'kysely'
import { json, type Database, type Tx } from '#platform/db'
import type { IssuedCredential, SignedDocument } from './model.ts'
import type { NumberParts } from './rules.ts'

export interface StoredKey { publicKey: string, activeFrom: Date, retiredAt: Date | null }
export interface StatusListRow { id: string, url: string, issuerDid: string, bits: Buffer, used: number, step: number, start: number }

/** Public halves of all keys; any role may ask. */
export async function findKeys(tx: Tx): Promise<StoredKey[]> {
  const rows = await tx.selectFrom('credential_key').select(['public_key', 'active_from', 'retired_at']).orderBy('active_from').execute()
  return rows.map((row) => ({ publicKey: row.public_key, activeFrom: row.active_from, retiredAt: row.retired_at }))
}

/** Keys with their sealed secrets; jobs only. */
export async function findSealedKeys(tx: Tx): Promise<(StoredKey & { secret: Buffer })[]> {
  const rows = await tx.selectFrom('credential_key').selectAll().orderBy('active_from').execute()
  return rows.map((row) => ({ publicKey: row.public_key, activeFrom: row.active_from, retiredAt: row.retired_at, secret: row.secret_sealed }))
}

/** Makes changes of keys wait for each other until the transaction ends; signing does not wait. */
export async function lockKeys(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('credentials.keys'))`.execute(tx)
}

export async function insertKey(tx: Tx, key: { publicKey: string, secret: Buffer, activeFrom: Date }): Promise<void> {
  await tx.insertInto('credential_key').values({ public_key: key.publicKey, secret_sealed: key.secret, active_from: key.activeFrom, retired_at: null }).execute()
}

export async function retireKeys(tx: Tx, now: Date): Promise<void> {
  await tx.updateTable('credential_key').set({ retired_at: now }).where('retired_at', 'is', null).execute()
}

/** Locks a series of numbers, making it if it is new, and gives its last sequence: who issues in it comes one after another. */
export async function lockSeries(tx: Tx, series: Omit<NumberParts, 'sequence'>): Promise<number> {
  const row = await tx.insertInto('credential_series').values({ ...series, last: 0 })
    .onConflict((conflict) => conflict.columns(['issuer', 'region', 'year']).doUpdateSet({ year: series.year })).returning('last').executeTakeFirstOrThrow()
  return row.last
}

export async function advanceSeries(tx: Tx, { issuer, region, year, sequence }: NumberParts): Promise<void> {
  await tx.updateTable('credential_series').set({ last: sequence }).where('issuer', '=', issuer).where('region', '=', region).where('year', '=', year).execute()
}

/** A list of the issuer with room in it, under its row lock; null when there is none. */
export async function lockListWithRoom(tx: Tx, issuerDid: string): Promise<StatusListRow | null> {
  const row = await tx.selectFrom('credential_status_list').selectAll().where('issuer_did', '=', issuerDid)
    .where(sql<boolean>`used < length(bits) * 8`).orderBy('created_at').limit(1).forUpdate().executeTakeFirst()
  return row ? toList(row) : null
}

export async function lockList(tx: Tx, id: string): Promise<StatusListRow> {
  return toList(await tx.selectFrom('credential_status_list').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow())
}

export async function insertList(tx: Tx, list: StatusListRow & { signed: SignedDocument, now: Date }): Promise<void> {
  await tx.insertInto('credential_status_list').values({
    id: list.id, url: list.url, issuer_did: list.issuerDid, bits: list.bits, used: list.used, step: list.step, start: list.start,
    signed: json(list.signed), created_at: list.now, updated_at: list.now,
  }).execute()
}

/** Writes what changed of a locked list. */
export async function updateList(tx: Tx, id: string, changes: { used: number } | { bits: Buffer, signed: SignedDocument, now: Date }): Promise<void> {
  const set = 'used' in changes ? { used: changes.used } : { bits: changes.bits, signed: json(changes.signed), updated_at: changes.now }
  await tx.updateTable('credential_status_list').set(set).where('id', '=', id).execute()
}

/** The signed list published at an address, or with that id; null when there is none. Any role may ask. */
export async function findSignedList(tx: Tx, by: { url: string } | { id: string }): Promise<unknown> {
  const query = tx.selectFrom('credential_status_list').select('signed')
  const row = await ('url' in by ? query.where('url', '=', by.url) : query.where('id', '=', by.id)).executeTakeFirst()
  return row?.signed ?? null
}

/** Every DID that has issued here. Any role may ask. */
export async function findIssuerDids(tx: Tx): Promise<string[]> {
  return (await tx.selectFrom('credential_status_list').select('issuer_did').distinct().execute()).map((row) => row.issuer_did)
}

export type NewRow = Omit<IssuedCredential, 'revoked' | 'replacedBy'>

export async function insertIssued(tx: Tx, row: NewRow): Promise<void> {
  await tx.insertInto('credential_issued').values({
    id: row.id, scope: row.scope, subject: row.subject, holder: row.holder, number: row.number, sealed: row.sealed, public_copy: json(row.publicCopy),
    list_id: row.listId, status_index: row.statusIndex, issued_at: row.issuedAt, valid_until: row.validUntil,
  }).execute()
}

/** Marks as revoked; the row must be locked. */
export async function markRevoked(tx: Tx, id: string, revocation: { now: Date, reason: string, replacedBy: string | null }): Promise<void> {
  await tx.updateTable('credential_issued').set({ revoked_at: revocation.now, revoked_reason: revocation.reason, replaced_by: revocation.replacedBy })
    .where('id', '=', id).execute()
}

export async function lockIssued(tx: Tx, id: string): Promise<IssuedCredential> {
  const row = await tx.selectFrom('credential_issued').selectAll().where('id', '=', id).forUpdate()
    .executeTakeFirstOrThrow(() => new Error(`no credential ${id} in this range`))
  return toIssued(row)
}

export async function findIssued(tx: Tx, id: string): Promise<IssuedCredential | null> {
  const row = await tx.selectFrom('credential_issued').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toIssued(row) : null
}

/** The one not revoked, if there is one (C9). */
export async function findInForce(tx: Tx, subject: string, holder: string): Promise<IssuedCredential | null> {
  const row = await tx.selectFrom('credential_issued').selectAll().where('subject', '=', subject).where('holder', '=', holder).where('revoked_at', 'is', null).executeTakeFirst()
  return row ? toIssued(row) : null
}

/** Of which of these subjects a credential is in force. */
export async function findInForceAbout(tx: Tx, subjects: readonly string[]): Promise<string[]> {
  if (subjects.length === 0) return []
  return (await tx.selectFrom('credential_issued').select('subject').where('subject', 'in', [...subjects]).where('revoked_at', 'is', null).execute()).map((row) => row.subject)
}

/** Of one holder or about one subject, newest first. */
export async function findIssuedOf(tx: Tx, of: { holder: string } | { subject: string }): Promise<IssuedCredential[]> {
  const query = tx.selectFrom('credential_issued').selectAll().orderBy('issued_at', 'desc').orderBy('id', 'desc')
  const rows = await ('holder' in of ? query.where('holder', '=', of.holder) : query.where('subject', '=', of.subject)).execute()
  return rows.map(toIssued)
}

/** The credential with exactly this number, in whatever range; any role may ask. Give it `parseNumber`'s answer. */
export async function findByNumber(tx: Tx, number: string): Promise<IssuedCredential | null> {
  const { rows } = await sql<Row>`select * from app.credential_by_number(${number})`.execute(tx)
  return rows[0] ? toIssued(rows[0]) : null
}

/** For `doctor`: lists whose set bits are not exactly the revoked credentials. Needs to see every row. */
export async function findListMismatches(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ url: string, revoked: number, bits: number, unset: number }>`
    select l.url, bit_count(l.bits)::int as bits, count(c.id)::int as revoked,
      count(c.id) filter (where get_bit(l.bits, (c.status_index / 8) * 8 + 7 - c.status_index % 8) = 0)::int as unset
    from credential_status_list l left join credential_issued c on c.list_id = l.id and c.revoked_at is not null
    group by l.id`.execute(tx)
  return rows.filter((row) => row.unset > 0 || row.bits !== row.revoked).map((row) => `${row.url}: ${row.bits} bits set, ${row.revoked} credentials revoked`)
}

type Row = Selectable<Database['credential_issued']>

function toIssued(row: Row): IssuedCredential {
  return {
    id: row.id, scope: row.scope, subject: row.subject, holder: row.holder, number: row.number, sealed: row.sealed,
    publicCopy: row.public_copy as SignedDocument, listId: row.list_id, statusIndex: row.status_index, issuedAt: row.issued_at, validUntil: row.valid_until,
    revoked: row.revoked_at ? { at: row.revoked_at, reason: row.revoked_reason ?? '' } : null, replacedBy: row.replaced_by,
  }
}

function toList(row: Selectable<Database['credential_status_list']>): StatusListRow {
  return { id: row.id, url: row.url, issuerDid: row.issuer_did, bits: row.bits, used: row.used, step: row.step, start: row.start }
}
