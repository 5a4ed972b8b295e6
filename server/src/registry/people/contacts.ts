import { PersonalText, type Cipher } from '#platform/crypto'
import { asService, NotFound, Refused, type RequestContext } from '#platform/http'
import type { Tx } from '#platform/db'
import { getRoot, getUnitInRange } from '../units/index.ts'
import { searchForm } from './name-keys.ts'
import { openName } from './present.ts'
import { insertPeople } from './insert-people.ts'
import { findIdByPhone, findIdsByPhones, findPerson, insertPerson, lockPersonRow, replaceNameKeys, type NewPerson } from './store.ts'
import { sealedIn } from './model.ts'

type Context = Pick<RequestContext, 'tx' | 'cipher' | 'clock' | 'actor'>

/**
 * The id to attach a need, a mark or a seat to: of the person who has this phone, wherever they are on record, or of a contact made now at `unitId`, which
 * lies in the actor's range. Tells neither whose it is nor where: what the caller sees of the person afterwards is up to the policies.
 */
export async function findOrCreateContact(ctx: Context, input: { name: string; phone: string; unitId: string; division?: string | null; importId?: string | null }): Promise<{ personId: string; created: boolean }> {
  const unit = await getUnitInRange(ctx, input.unitId)
  if (unit.dissolved_on) throw new Refused('units.dissolved')
  const phone = new PersonalText(input.phone)
  const known = await findIdByPhone(ctx, phone)
  if (known) return { personId: known, created: false }
  const made = await asService(ctx, unit.scope, () => insertPerson(ctx, {
    unitId: unit.id, scope: unit.scope, standing: 'contact', name: new PersonalText(input.name), phone, division: input.division ?? null, importId: input.importId ?? null,
  }))
  if (made) return { personId: made, created: true }
  // Somebody else has just made it.
  const other = await findIdByPhone(ctx, phone)
  if (!other) throw new Refused('people.elsewhere')
  return { personId: other, created: false }
}

export type NewContact = { name: string; phone: string; unit: { id: string; scope: string }; division?: string | null; importId?: string | null }

/**
 * findOrCreateContact for a whole file, in a few statements: ids in the order of `contacts`, whose phones are all different and whose units lie in the actor's range.
 * `created` counts those made now.
 */
export async function findOrCreateContacts(ctx: Context, contacts: readonly NewContact[]): Promise<{ ids: string[]; created: number }> {
  const phones = contacts.map((contact) => new PersonalText(contact.phone))
  const known = await findIdsByPhones(ctx, phones)
  const fresh = contacts.flatMap((contact, at) => (known[at] ? [] : [{ ...contact, at, phone: phones[at]! }]))
  if (fresh.length === 0) return { ids: known as string[], created: 0 }
  const range = 'scope' in ctx.actor ? ctx.actor.scope : ''
  const made = await asService(ctx, range, () => insertPeople(ctx, fresh.map(({ name, phone, unit, division, importId }): NewPerson => ({
    unitId: unit.id, scope: unit.scope, standing: 'contact', name: new PersonalText(name), phone, division: division ?? null, importId: importId ?? null,
  })), { phoneTaken: 'skip' }))
  // Somebody else has just made the ones left out.
  const others = made.includes(null) ? await findIdsByPhones(ctx, fresh.map((contact) => contact.phone)) : made
  for (const [index, { at }] of fresh.entries()) known[at] = made[index] ?? others[index] ?? null
  if (known.includes(null)) throw new Refused('people.elsewhere')
  return { ids: known as string[], created: made.filter((id) => id !== null).length }
}

/** Like findOrCreateContact, but for a clerk who goes on to act for the person: they must be in range, and the name must be the one on record. */
export async function findOrCreatePersonAtHand(ctx: Context, input: { name: string; phone: string; unitId: string }): Promise<{ personId: string; created: boolean }> {
  const found = await findOrCreateContact(ctx, input)
  if (found.created) return found
  const person = await findPerson(ctx.tx, found.personId)
  if (!person) throw new Refused('people.elsewhere')
  if (!isNameOnRecord(ctx.cipher, person, input.name)) throw new Refused('people.name-differs')
  return found
}

/** Whether this is the name on record; where only the phone is known, any name will do. */
export function isNameOnRecord(cipher: Cipher, person: Parameters<typeof openName>[1], name: string): boolean {
  const known = openName(cipher, person).reveal()
  return known === '' || searchForm(known) === searchForm(name)
}

/**
 * A phone has proven itself at login: the contact that somebody noted under it becomes the worker's own record; without one a record begins at the root,
 * and the worker says later where they work. A name already on record stays: correcting it is a step of its own.
 */
export async function becomeOwn(ctx: Context, input: { phone: PersonalText; name?: string | undefined }): Promise<string> {
  return asService(ctx, '', async () => {
    const known = await findIdByPhone(ctx, input.phone)
    if (known) return takeOver(ctx, known, input.name)
    const root = await getRoot(ctx.tx)
    const made = await insertPerson(ctx, { unitId: root.id, scope: root.scope, standing: 'own', name: new PersonalText(input.name ?? ''), phone: input.phone })
    if (made) return made
    const other = await findIdByPhone(ctx, input.phone)
    if (!other) throw new NotFound()
    return takeOver(ctx, other, input.name)
  })
}

async function takeOver(ctx: { tx: Tx; cipher: Cipher; clock: { now(): Date } }, personId: string, name: string | undefined): Promise<string> {
  const person = await lockPersonRow(ctx.tx, personId)
  if (!person) throw new NotFound()
  const nameless = openName(ctx.cipher, person).reveal() === ''
  if (person.standing === 'contact') await ctx.tx.updateTable('person').set({ standing: 'own', updated_at: ctx.clock.now() }).where('id', '=', personId).execute()
  if (nameless && name) {
    const given = new PersonalText(name)
    await ctx.tx.updateTable('person').set({ name_sealed: ctx.cipher.seal(given, sealedIn.name), updated_at: ctx.clock.now() }).where('id', '=', personId).execute()
    await replaceNameKeys(ctx, person, given)
  }
  return personId
}
