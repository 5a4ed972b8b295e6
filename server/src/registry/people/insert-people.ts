import type { Cipher, PersonalText } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { nameKeys } from './name-keys.ts'
import { sealedIn } from './model.ts'
import type { NewPerson } from './store.ts'

export type NewRosterPerson = NewPerson & { idNumber?: PersonalText | null; gender?: 'male' | 'female' | null; birthYear?: number | null }

const batch = 500

/**
 * Inserts many people who are known to be on record nowhere else, and gives their ids in order; a phone or ID number in use is an error. With `phoneTaken: 'skip'` a
 * person whose phone somebody else has just put on record is left out and has null in place of an id.
 */
export async function insertPeople(store: { tx: Tx; cipher: Cipher; clock: { now(): Date } }, people: readonly NewRosterPerson[]): Promise<string[]>
export async function insertPeople(store: { tx: Tx; cipher: Cipher; clock: { now(): Date } }, people: readonly NewRosterPerson[], options: { phoneTaken: 'skip' }): Promise<(string | null)[]>
export async function insertPeople(store: { tx: Tx; cipher: Cipher; clock: { now(): Date } }, people: readonly NewRosterPerson[], options?: { phoneTaken: 'skip' }): Promise<(string | null)[]> {
  const { tx, cipher } = store
  const now = store.clock.now()
  const ids: (string | null)[] = []
  for (let from = 0; from < people.length; from += batch) {
    const part = people.slice(from, from + batch).map((person) => ({ ...person, id: newId() }))
    const written = await tx.insertInto('person').values(part.map((person) => ({
      id: person.id, scope: person.scope, unit_id: person.unitId, standing: person.standing, name_sealed: cipher.seal(person.name, sealedIn.name),
      phone_sealed: person.phone ? cipher.seal(person.phone, sealedIn.phone) : null, phone_blind: person.phone ? cipher.blind(person.phone, 'phone') : null,
      id_number_sealed: person.idNumber ? cipher.seal(person.idNumber, sealedIn.idNumber) : null, id_number_blind: person.idNumber ? cipher.blind(person.idNumber, 'id-number') : null,
      gender: person.gender ?? null, birth_year: person.birthYear ?? null, division: person.division ?? null, import_id: person.importId ?? null, created_at: now, updated_at: now,
    }))).$if(options?.phoneTaken === 'skip', (query) => query.onConflict((conflict) => conflict.column('phone_blind').doNothing())).returning('id').execute()
    const there = new Set(written.map((row) => row.id))
    const made = part.filter((person) => there.has(person.id))
    const keys = made.flatMap((person) => nameKeys(cipher, person.name).map((key) => ({ person_id: person.id, scope: person.scope, key })))
    if (keys.length > 0) await tx.insertInto('person_name_key').values(keys).execute()
    ids.push(...part.map((person) => (there.has(person.id) ? person.id : null)))
  }
  return ids
}
