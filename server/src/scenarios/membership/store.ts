import { sql, type Insertable, type Updateable } from 'kysely'
import type { Database, Tx } from '#platform/db'
import { NotFound } from '#platform/http'
import { applicationNumber } from './rules.ts'
import type { ApplicationRow, MessageRow, UnionRow } from './model.ts'

export type UnionOfUnit = UnionRow & { unit_name: string; unit_kind: string; unit_division: string | null; dissolved_on: string | null; parent_name: string | null; parent_level: string | null; parent_scope: string | null }

/** Units that can be joined, with what people know them by. */
export function unionsOf(tx: Tx) {
  return tx.selectFrom('membership_union as j').innerJoin('unit as u', 'u.id', 'j.unit_id').leftJoin('unit as p', 'p.id', 'u.parent_id').selectAll('j')
    .select(['u.name as unit_name', 'u.kind as unit_kind', 'u.division as unit_division', 'u.dissolved_on', 'p.name as parent_name', 'p.level as parent_level', 'p.scope as parent_scope'])
}

export async function getUnionByCode(tx: Tx, code: string): Promise<UnionOfUnit> {
  const found = await unionsOf(tx).where('j.code', '=', code).executeTakeFirst()
  if (!found) throw new NotFound()
  return found
}

export function findUnionOf(tx: Tx, unitId: string): Promise<UnionRow | undefined> {
  return tx.selectFrom('membership_union').selectAll().where('unit_id', '=', unitId).executeTakeFirst()
}

export type NewApplication = Omit<Insertable<Database['membership_application']>, 'number'>

export async function insertApplication(tx: Tx, year: string, row: NewApplication): Promise<ApplicationRow> {
  const { rows: [next] } = await sql<{ n: bigint }>`select nextval('membership_application_seq') as n`.execute(tx)
  return tx.insertInto('membership_application').values({ ...row, number: applicationNumber(year, next!.n) }).returningAll().executeTakeFirstOrThrow()
}

export async function getApplication(tx: Tx, id: string): Promise<ApplicationRow> {
  const row = await tx.selectFrom('membership_application').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

export async function lockApplication(tx: Tx, id: string): Promise<ApplicationRow> {
  const row = await tx.selectFrom('membership_application').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

export function findOpenApplication(tx: Tx, personId: string): Promise<ApplicationRow | undefined> {
  return tx.selectFrom('membership_application').selectAll().where('person_id', '=', personId).where('closed_at', 'is', null).executeTakeFirst()
}

export function updateApplication(tx: Tx, id: string, set: Updateable<Database['membership_application']>): Promise<ApplicationRow> {
  return tx.updateTable('membership_application').set(set).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

/** What was said last to each use, of a person. */
export function findConsents(tx: Tx, where: { personId: string } | { applicationId: string }) {
  return tx.selectFrom('membership_consent').selectAll().distinctOn('purpose')
    .$if('personId' in where, (query) => query.where('person_id', '=', (where as { personId: string }).personId))
    .$if('applicationId' in where, (query) => query.where('application_id', '=', (where as { applicationId: string }).applicationId))
    .orderBy('purpose').orderBy('at', 'desc').orderBy('id', 'desc').execute()
}

export async function insertConsents(tx: Tx, rows: readonly Insertable<Database['membership_consent']>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('membership_consent').values(rows).execute()
}

/** The invitation of a union to this phone, if there is one. */
export function findInvitation(tx: Tx, unitId: string, phoneBlind: Buffer) {
  return tx.selectFrom('membership_invitation').selectAll().where('unit_id', '=', unitId).where('phone_blind', '=', phoneBlind).executeTakeFirst()
}

export async function lockMessage(tx: Tx, id: string): Promise<MessageRow> {
  const row = await tx.selectFrom('membership_message').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

/** The number of a person's card, made when it is first asked for; two at once get one. */
export async function cardOf(tx: Tx, personId: string, now: Date): Promise<{ number: string }> {
  const known = await tx.selectFrom('membership_card').select('number').where('person_id', '=', personId).executeTakeFirst()
  if (known) return known
  await sql`insert into membership_card (person_id, number, issued_at) values (${personId}, lpad((10000000 + nextval('membership_card_seq'))::text, 9, '3'), ${now}) on conflict (person_id) do nothing`.execute(tx)
  return tx.selectFrom('membership_card').select('number').where('person_id', '=', personId).executeTakeFirstOrThrow()
}
