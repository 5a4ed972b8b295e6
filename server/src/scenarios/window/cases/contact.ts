import type { Cipher, PersonalText } from '#platform/crypto'
import { sealedIn, type CaseRow } from './model.ts'

/** Whether this is the phone of the contact that a case names. */
export function isContact(cipher: Cipher, row: Pick<CaseRow, 'contact_phone_sealed'>, phone: PersonalText): boolean {
  return cipher.open(row.contact_phone_sealed, sealedIn.contactPhone).reveal() === phone.reveal()
}
