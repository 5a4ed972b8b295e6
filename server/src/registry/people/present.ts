import { maskIdNumber, maskName, maskPhone, type Cipher, type PersonalText } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { divisionName } from '../units/index.ts'
import { sealedIn, type PersonRow, type Standing } from './model.ts'

/** The name in clear, for a PDF, an own page or a search; whoever calls this answers for where it goes. */
export function openName(cipher: Cipher, person: Pick<PersonRow, 'name_sealed'>): PersonalText {
  return cipher.open(person.name_sealed, sealedIn.name)
}

export function openPhone(cipher: Cipher, person: Pick<PersonRow, 'phone_sealed'>): PersonalText | null {
  return person.phone_sealed ? cipher.open(person.phone_sealed, sealedIn.phone) : null
}

export function openIdNumber(cipher: Cipher, person: Pick<PersonRow, 'id_number_sealed'>): PersonalText | null {
  return person.id_number_sealed ? cipher.open(person.id_number_sealed, sealedIn.idNumber) : null
}

/** A person as staff read one: 林**, 138****0000. An empty name means that only the phone is known so far. */
export function presentPerson(cipher: Cipher, person: Pick<PersonRow, 'id' | 'name_sealed' | 'phone_sealed'>): { id: string; name: string; phone: string | null } {
  const phone = openPhone(cipher, person)
  return { id: person.id, name: maskName(openName(cipher, person).reveal()), phone: phone && maskPhone(phone.reveal()) }
}

/** The same for many ids at once, as far as the transaction's role sees them; for lists of other parts. */
export async function presentPeople(ctx: { tx: Tx; cipher: Cipher }, ids: readonly string[]): Promise<Map<string, { id: string; name: string; phone: string | null }>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom('person').select(['id', 'name_sealed', 'phone_sealed']).where('id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map((row) => [row.id, presentPerson(ctx.cipher, row)]))
}

export type PersonRecord = {
  id: string; name: string; phone: string | null; idNumber: string | null; standing: Standing; unitId: string; unitName: string
  gender: 'male' | 'female' | null; birthYear: number | null; division: string | null; divisionName: string | null; revision: number; mergedInto: string | null; erasedOn: string | null
}

export function presentRecord(cipher: Cipher, row: PersonRow & { unit_name: string }): PersonRecord {
  const idNumber = openIdNumber(cipher, row)
  return {
    ...presentPerson(cipher, row), idNumber: idNumber && maskIdNumber(idNumber.reveal()), standing: row.standing as Standing, unitId: row.unit_id, unitName: row.unit_name,
    gender: row.gender as 'male' | 'female' | null, birthYear: row.birth_year, division: row.division, divisionName: divisionName(row.division), revision: row.revision, mergedInto: row.merged_into, erasedOn: row.erased_on,
  }
}
