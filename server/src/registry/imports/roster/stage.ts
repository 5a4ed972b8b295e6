import { sql } from 'kysely'
import type { RowRef } from '#engines/intake'
import type { Cipher } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { MemberRow, RosterEntry } from '../../import/index.ts'
import { nameKeysOf, sealedIn } from '../../people/index.ts'
import { privateIn, type RosterPrivate } from '../../memberships/index.ts'

export type SealedRow = ReturnType<typeof sealRow>
type Accepted = RosterEntry & { member: MemberRow }
export const isSound = (entry: RosterEntry): entry is Accepted => entry.member !== null

/** What of a batch goes on the stage. */
export const sealRows = (cipher: Cipher, entries: readonly RosterEntry[]): SealedRow[] => entries.filter(isSound).map((entry) => sealRow(cipher, entry))

/** What of a row goes into the database: sealed, with the keys by which it is found. */
function sealRow(cipher: Cipher, { n, reading, member }: Accepted) {
  const kept: RosterPrivate = { phone: member.phone, registeredHome: member.registeredHome, remark: member.remark }
  return {
    n, ...reading.ref, member, personId: newId(), name: cipher.seal(member.name, sealedIn.name), keys: nameKeysOf(cipher, member.name),
    id: cipher.seal(member.idNumber, sealedIn.idNumber), idBlind: cipher.blind(member.idNumber, 'id-number'),
    phone: member.phone ? cipher.seal(member.phone, sealedIn.phone) : null, phoneBlind: member.phone ? cipher.blind(member.phone, 'phone') : null,
    kept: Object.values(kept).some((value) => value !== null) ? cipher.seal(JSON.stringify(kept), privateIn) : null,
  }
}

/**
 * Puts understood rows on the stage. Gives those whose ID an earlier row of the file has, with that row and whether the name is the same. A row that an earlier,
 * killed run had staged already meets itself and is fine.
 */
export async function stageRows(store: { tx: Tx; cipher: Cipher }, runId: string, rows: readonly SealedRow[]): Promise<Map<number, { first: RowRef; sameName: boolean }>> {
  const staged = new Set(await insert(store.tx, runId, rows))
  const left = rows.filter((row) => !staged.has(row.n))
  if (left.length === 0) return new Map()
  const { rows: earlier } = await sql<{ n: number; sheet: string | null; row: number; id_blind: Buffer; name_sealed: Buffer }>`
    select n, sheet, row, id_blind, name_sealed from roster_stage where run_id = ${runId} and id_blind = any(${left.map((row) => row.idBlind)}::bytea[])`.execute(store.tx)
  const byId = new Map(earlier.map((row) => [row.id_blind.toString('hex'), row]))
  return new Map(left.flatMap(({ n, idBlind, member }) => {
    const first = byId.get(idBlind.toString('hex'))!
    if (first.n === n) return []
    return [[n, { first: { sheet: first.sheet, row: first.row }, sameName: store.cipher.open(first.name_sealed, sealedIn.name).reveal() === member.name }] as const]
  }))
}

async function insert(tx: Tx, runId: string, rows: readonly SealedRow[]): Promise<number[]> {
  const column = <T>(value: (row: SealedRow) => T): T[] => rows.map(value)
  const { rows: inserted } = await sql<{ n: number }>`
    insert into roster_stage (run_id, n, sheet, row, scope, unit_id, person_id, id_blind, id_sealed, name_sealed, name_keys, phone_sealed, phone_blind, gender, birth_year, joined_on,
      employment, employment_form, occupation, education, skill_level, private_sealed)
    select ${runId}, n, sheet, row, scope, unit_id, person_id, id_blind, id_sealed, name_sealed, name_keys::bigint[], phone_sealed, phone_blind, gender, birth_year, joined_on,
      employment, employment_form, occupation, education, skill_level, private_sealed
    from unnest(${column((row) => row.n)}::int[], ${column((row) => row.sheet)}::text[], ${column((row) => row.row)}::int[], ${column((row) => row.member.unit.scope)}::text[],
      ${column((row) => row.member.unit.id)}::uuid[], ${column((row) => row.personId)}::uuid[], ${column((row) => row.idBlind)}::bytea[], ${column((row) => row.id)}::bytea[],
      ${column((row) => row.name)}::bytea[], ${column((row) => `{${row.keys.join(',')}}`)}::text[], ${column((row) => row.phone)}::bytea[],
      ${column((row) => row.phoneBlind)}::bytea[], ${column((row) => row.member.gender)}::text[], ${column((row) => row.member.birthYear)}::int[], ${column((row) => row.member.joinedOn)}::date[],
      ${column((row) => row.member.employment)}::text[], ${column((row) => row.member.employmentForm)}::text[], ${column((row) => row.member.occupation)}::text[],
      ${column((row) => row.member.education)}::text[], ${column((row) => row.member.skillLevel)}::int[], ${column((row) => row.kept)}::bytea[])
    as t(n, sheet, row, scope, unit_id, person_id, id_blind, id_sealed, name_sealed, name_keys, phone_sealed, phone_blind, gender, birth_year, joined_on, employment, employment_form, occupation,
      education, skill_level, private_sealed)
    on conflict do nothing returning n`.execute(tx)
  return inserted.map((row) => row.n)
}

/** Forgets what is on the stage of a run. */
export async function clearStage(tx: Tx, runId: string): Promise<void> {
  await tx.deleteFrom('roster_stage').where('run_id', '=', runId).execute()
  await tx.deleteFrom('roster_run').where('run_id', '=', runId).execute()
}
