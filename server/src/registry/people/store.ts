import { sql, type SelectQueryBuilder } from 'kysely'
import type { Cipher, PersonalText } from '#platform/crypto'
import { prepared, type Database, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { nameKeys } from './name-keys.ts'
import type { RangePlace } from './range-place.ts'
import { sealedIn, type PersonRow, type Standing } from './model.ts'

type Store = { tx: Tx; cipher: Cipher; clock: { now(): Date } }

export type NewPerson = {
  unitId: string; scope: string; standing: Standing; name: PersonalText; phone?: PersonalText | null
  division?: string | null; importId?: string | null
}

/** Inserts a person; undefined when the phone is on record already, seen by this transaction or not. */
export async function insertPerson(store: Store, person: NewPerson): Promise<string | undefined> {
  const id = newId()
  const now = store.clock.now()
  const result = await store.tx.insertInto('person').values({
    id, scope: person.scope, unit_id: person.unitId, standing: person.standing, name_sealed: store.cipher.seal(person.name, sealedIn.name),
    phone_sealed: person.phone ? store.cipher.seal(person.phone, sealedIn.phone) : null, phone_blind: person.phone ? store.cipher.blind(person.phone, 'phone') : null,
    division: person.division ?? null, import_id: person.importId ?? null, created_at: now, updated_at: now,
  }).onConflict((conflict) => conflict.column('phone_blind').doNothing()).executeTakeFirst()
  if (result.numInsertedOrUpdatedRows !== 1n) return undefined
  await insertNameKeys(store, { id, scope: person.scope }, person.name)
  return id
}

/** Replaces what the name is found by. */
export async function replaceNameKeys(store: Store, person: { id: string; scope: string }, name: PersonalText): Promise<void> {
  await store.tx.deleteFrom('person_name_key').where('person_id', '=', person.id).execute()
  await insertNameKeys(store, person, name)
}

async function insertNameKeys(store: Store, person: { id: string; scope: string }, name: PersonalText): Promise<void> {
  const keys = nameKeys(store.cipher, name)
  if (keys.length > 0) await store.tx.insertInto('person_name_key').values(keys.map((key) => ({ person_id: person.id, scope: person.scope, key }))).execute()
}

/** Whose phone this is, across all scopes: the id and nothing else. */
export async function findIdByPhone(store: Pick<Store, 'tx' | 'cipher'>, phone: PersonalText): Promise<string | null> {
  const { rows: [row] } = await sql<{ id: string | null }>`select app.person_by_phone(${store.cipher.blind(phone, 'phone')}) as id`.execute(store.tx)
  return row!.id
}

/** Whose phones these are, in order, across all scopes. */
export async function findIdsByPhones(store: Pick<Store, 'tx' | 'cipher'>, phones: readonly PersonalText[]): Promise<(string | null)[]> {
  const blinds = phones.map((phone) => store.cipher.blind(phone, 'phone'))
  const { rows } = await sql<{ id: string | null }>`select app.person_by_phone(blind) as id from unnest(${blinds}::bytea[]) with ordinality as t(blind, at) order by at`.execute(store.tx)
  return rows.map((row) => row.id)
}

export async function findIdByIdNumber(store: Pick<Store, 'tx' | 'cipher'>, idNumber: PersonalText): Promise<string | null> {
  const { rows: [row] } = await sql<{ id: string | null }>`select app.person_by_id_number(${store.cipher.blind(idNumber, 'id-number')}) as id`.execute(store.tx)
  return row!.id
}

/** The person, if the transaction's role sees them. */
const sealedName = prepared<Pick<PersonRow, 'name_sealed'>>('people.sealed-name', 'select name_sealed from person where id = $1')

/** Only the name, for a page that everybody opens. */
export async function findSealedName(tx: Tx, id: string): Promise<Pick<PersonRow, 'name_sealed'> | undefined> {
  return (await sealedName.in(tx, id))[0]
}

export function findPerson(tx: Tx, id: string): Promise<(PersonRow & { unit_name: string }) | undefined> {
  return tx.selectFrom('person').innerJoin('unit', 'unit.id', 'person.unit_id').selectAll('person').select('unit.name as unit_name').where('person.id', '=', id).executeTakeFirst()
}

export function lockPersonRow(tx: Tx, id: string): Promise<PersonRow | undefined> {
  return tx.selectFrom('person').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

type NamedPage = { after: RangePlace | null; limit: number; unitScope?: { lo: string; hi: string } | undefined; standing?: Standing | undefined; newest?: boolean }
export type NamedRow = PersonRow & { unit_name: string; range: string }

/**
 * People whose name holds the searched text, in the transaction's range: by path and person, as the index has them, or the newest first. The caller opens the names and
 * looks again.
 */
export async function findByNameKeys(tx: Tx, keys: readonly bigint[], page: NamedPage): Promise<NamedRow[]> {
  const [first, ...others] = keys
  if (first === undefined) return []
  const { after } = page
  const named = (db: Pick<Tx, 'selectFrom'>) => {
    let hits = db.selectFrom('person_name_key as k').select(['k.person_id', 'k.scope']).where('k.key', '=', first)
    for (const key of others) hits = hits.where((or) => or.exists(or.selectFrom('person_name_key as also').select('also.key').whereRef('also.person_id', '=', 'k.person_id').where('also.key', '=', key)))
    if (page.unitScope) hits = hits.where('k.scope', '>=', page.unitScope.lo).where('k.scope', '<', page.unitScope.hi)
    const { standing } = page
    return standing ? hits.where((has) => has.exists(has.selectFrom('person as of').select('of.id').whereRef('of.id', '=', 'k.person_id').where('of.standing', '=', standing))) : hits
  }
  // All hits are gathered from the index alone, then the newest of them: otherwise the planner would go backwards through everybody's keys until it has met enough of this one.
  type Hits = SelectQueryBuilder<Database, never, { person_id: string; scope: string }>
  const hits: Hits = page.newest
    ? tx.with((cte) => cte('hits').materialized(), named).selectFrom('hits').selectAll().$if(after !== null, (rest) => rest.where('person_id', '<', after!.id)).orderBy('person_id', 'desc') as unknown as Hits
    : named(tx).$if(after !== null, (rest) => rest.where(sql<boolean>`(k.scope, k.person_id) > (${after?.scope}, ${after?.id})`)).orderBy('k.scope').orderBy('k.person_id') as unknown as Hits
  const rows = tx.selectFrom(hits.limit(page.limit).as('hit')).innerJoin('person', 'person.id', 'hit.person_id').innerJoin('unit', 'unit.id', 'person.unit_id').selectAll('person').select(['unit.name as unit_name', 'hit.scope as range'])
  return (page.newest ? rows.orderBy('hit.person_id', 'desc') : rows.orderBy('hit.scope').orderBy('hit.person_id')).execute()
}

/** Sets or takes away the number of a person. Throws a unique violation of person_phone_blind_key when another has it. */
export async function setPhone(store: Store, personId: string, phone: PersonalText | null): Promise<void> {
  await store.tx.updateTable('person').set((row) => ({
    phone_sealed: phone ? store.cipher.seal(phone, sealedIn.phone) : null, phone_blind: phone ? store.cipher.blind(phone, 'phone') : null,
    revision: row('revision', '+', 1), updated_at: store.clock.now(),
  })).where('id', '=', personId).execute()
}
