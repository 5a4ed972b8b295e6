import { sql, type Selectable } from 'kysely'
import type { Database, Tx } from '#platform/db'
import { newId } from '#platform/ids'

export type LegalPersonRow = Selectable<Database['legal_person']>
export type LegalPersonVersionRow = Selectable<Database['legal_person_version']>
export type LegalPersonToday = LegalPersonRow & { version: LegalPersonVersionRow | null }

/** To which column the representative's name is bound. */
export const representativeIn = 'legal_person_version.representative'

/** What a version says. The sealed name belongs to the legal representative. */
export type Facts = { name: string; seat: string; representativeSealed: Buffer; certificateUntil: string; credentialId: string; number: string }
type Deed = { from: string; reason: string; by: string; now: Date }

/** Registers a union as a legal person. Needs the job role in its scope. */
export async function registerLegalPerson(tx: Tx, of: { id: string; unit: { id: string; scope: string }; code: string; registrarId: string }, facts: Facts, deed: Deed): Promise<void> {
  await tx.insertInto('legal_person').values({ id: of.id, unit_id: of.unit.id, scope: of.unit.scope, code: of.code, registrar_id: of.registrarId, registered_on: deed.from }).execute()
  await insertVersion(tx, { id: of.id, scope: of.unit.scope }, facts, deed)
}

/** From a day on the certificate says something else (L3). */
export async function changeLegalPerson(tx: Tx, of: Pick<LegalPersonRow, 'id' | 'scope'>, facts: Facts, deed: Deed): Promise<void> {
  await endVersion(tx, of.id, deed.from)
  await insertVersion(tx, of, facts, deed)
}

/** Ends a legal person; the record, its code and its history stay. */
export async function cancelLegalPerson(tx: Tx, id: string, deed: { on: string; reason: string }): Promise<void> {
  await endVersion(tx, id, deed.on)
  await tx.updateTable('legal_person').set({ cancelled_on: deed.on, cancel_reason: deed.reason }).where('id', '=', id).execute()
}

async function insertVersion(tx: Tx, of: { id: string; scope: string }, facts: Facts, deed: Deed): Promise<void> {
  await tx.insertInto('legal_person_version').values({
    id: newId(), legal_person_id: of.id, scope: of.scope, name: facts.name, seat: facts.seat, representative_sealed: facts.representativeSealed, valid_from: deed.from, certificate_until: facts.certificateUntil,
    credential_id: facts.credentialId, number: facts.number, reason: deed.reason, recorded_by: deed.by, recorded_at: deed.now,
  }).execute()
}

async function endVersion(tx: Tx, id: string, on: string): Promise<void> {
  await tx.updateTable('legal_person_version').set({ valid_to: on }).where('legal_person_id', '=', id).where('valid_to', 'is', null).execute()
}

async function today(tx: Tx, row: LegalPersonRow | undefined): Promise<LegalPersonToday | undefined> {
  if (!row) return undefined
  const version = await tx.selectFrom('legal_person_version').selectAll().where('legal_person_id', '=', row.id).orderBy('recorded_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return { ...row, version: version ?? null }
}

/** The legal person that a unit is now, with the version that lasts. */
export async function findLegalPersonOf(tx: Tx, unitId: string): Promise<LegalPersonToday | undefined> {
  return today(tx, await tx.selectFrom('legal_person').selectAll().where('unit_id', '=', unitId).where('cancelled_on', 'is', null).executeTakeFirst())
}

/** By its code, cancelled ones too: the version is then the last one. */
export async function findLegalPersonByCode(tx: Tx, code: string): Promise<LegalPersonToday | undefined> {
  return today(tx, await tx.selectFrom('legal_person').selectAll().where('code', '=', code).executeTakeFirst())
}

export async function findLegalPerson(tx: Tx, id: string): Promise<LegalPersonToday | undefined> {
  return today(tx, await tx.selectFrom('legal_person').selectAll().where('id', '=', id).executeTakeFirst())
}

/** Everything that was ever on its certificate, the latest first. */
export function findLegalPersonHistory(tx: Tx, id: string): Promise<LegalPersonVersionRow[]> {
  return tx.selectFrom('legal_person_version').selectAll().where('legal_person_id', '=', id).orderBy('recorded_at', 'desc').orderBy('id', 'desc').execute()
}

/** Those whose certificate ends on one of these days. */
export async function findEnding(tx: Tx, days: readonly string[]): Promise<{ id: string; unitId: string; name: string; until: string }[]> {
  return tx.selectFrom('legal_person_version as v').innerJoin('legal_person as l', 'l.id', 'v.legal_person_id').select(['l.id', 'l.unit_id as unitId', 'v.name', 'v.certificate_until as until'])
    .where('v.valid_to', 'is', null).where(sql<boolean>`v.certificate_until = any(${days}::date[])`).orderBy('l.id').execute()
}
