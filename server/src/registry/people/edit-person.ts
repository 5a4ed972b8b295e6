import type { InputOf, peopleRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { PersonalText } from '#platform/crypto'
import { isUniqueViolation } from '#platform/db'
import { asService, NotFound, Refused, RefusedAndKept, requireStaff, requireWorker, type RequestContext } from '#platform/http'
import { asLogin, lockAccountOfPerson } from '#platform/login'
import { fixIdentity } from '#engines/intake'
import { checkDivision, getUnit, getUnitInRange, type UnitRow } from '../units/index.ts'
import { notePair } from './merging/duplicates.ts'
import { sealedIn, type PersonRow } from './model.ts'
import { openIdNumber, openName, openPhone, presentRecord, type PersonRecord } from './present.ts'
import { findIdByIdNumber, findIdByPhone, findPerson, lockPersonRow, replaceNameKeys, setPhone } from './store.ts'

type Routes = typeof peopleRoutes
type Edit = InputOf<Routes['editOwn']>

export async function getPerson(ctx: Pick<RequestContext, 'tx' | 'cipher'>, input: { id: string }): Promise<PersonRecord> {
  const row = await findPerson(ctx.tx, input.id)
  if (!row) throw new NotFound()
  return presentRecord(ctx.cipher, row)
}

/** A clerk corrects a record in range. A stale `revision` is refused; a number that somebody else has is not taken from them here. */
export async function editPerson(ctx: RequestContext, input: InputOf<Routes['edit']>): Promise<PersonRecord> {
  requireStaff(ctx, 'people.manage')
  const person = await lockPerson(ctx, input.id)
  if (person.revision !== input.revision) throw new Refused('platform.changed-meanwhile')
  const unit = input.unitId && input.unitId !== person.unit_id ? await getUnitInRange(ctx, input.unitId) : undefined
  // Before anything is written: a number that another record has is refused, and that the two may be one person is noted.
  const holder = input.phone ? await findIdByPhone(ctx, new PersonalText(input.phone)) : null
  if (holder && holder !== person.id) await refuseAsTaken(ctx, person.id, holder, 'same-phone')
  await save(ctx, person, input, unit)
  if (input.phone !== undefined) await changePhone(ctx, person, input.phone === null ? null : new PersonalText(input.phone))
  await appendAudit(ctx, { action: 'people.edit', subject: `person:${person.id}`, scope: person.scope, details: { fields: Object.keys(input).filter((name) => name !== 'id' && name !== 'revision') } })
  return getPerson(ctx, input)
}

/** A worker gives own name, unit and place. Real-name data came from a card and is corrected by a clerk, so a name checked against one stays. */
export async function editOwn(ctx: RequestContext, input: Edit): Promise<PersonRecord> {
  const { personId } = requireWorker(ctx)
  return asService(ctx, '', async () => {
    const person = await lockPerson(ctx, personId)
    const unit = input.unitId && input.unitId !== person.unit_id ? await getUnit(ctx.tx, input.unitId) : undefined
    const name = person.standing === 'real-name' ? undefined : input.name
    await save(ctx, person, { ...input, name }, unit)
    await appendAudit(ctx, { action: 'people.edit-own', subject: `person:${personId}`, scope: unit?.scope ?? person.scope, details: { fields: Object.keys(input) } })
    return getPerson(ctx, { id: personId })
  })
}

/** Name and ID number from the card: gender and year of birth follow from the number (GB 11643). One number, one person, across all scopes. */
export async function setRealName(ctx: RequestContext, input: InputOf<Routes['setRealName']>): Promise<PersonRecord> {
  requireStaff(ctx, 'people.manage')
  const person = await lockPerson(ctx, input.id)
  const reading = fixIdentity(input.idNumber, dayInShanghai(ctx.clock.now()), [])
  if ('fault' in reading) throw new Refused('people.wrong-id-number', { fault: reading.fault })
  const number = new PersonalText(reading.id)
  const holder = await findIdByIdNumber(ctx, number)
  if (holder && holder !== person.id) await refuseAsTaken(ctx, person.id, holder, 'same-id-number')
  await writeRealName(ctx, person, { name: new PersonalText(input.name), number })
  await appendAudit(ctx, { action: 'people.set-real-name', subject: `person:${person.id}`, scope: person.scope })
  return getPerson(ctx, input)
}

/** Writes name and checked ID number into a locked record. Throws `people.elsewhere` where another record has the number. */
export async function writeRealName(ctx: Pick<RequestContext, 'tx' | 'cipher' | 'clock'>, person: Pick<PersonRow, 'id' | 'scope' | 'revision'>, { name, number }: { name: PersonalText; number: PersonalText }): Promise<void> {
  const digits = number.reveal()
  await refusingDoubles(() => ctx.tx.updateTable('person').set({
    standing: 'real-name', name_sealed: ctx.cipher.seal(name, sealedIn.name), id_number_sealed: ctx.cipher.seal(number, sealedIn.idNumber), id_number_blind: ctx.cipher.blind(number, 'id-number'),
    gender: Number(digits[16]) % 2 === 1 ? 'male' : 'female', birth_year: Number(digits.slice(6, 10)), revision: person.revision + 1, updated_at: ctx.clock.now(),
  }).where('id', '=', person.id).execute())
  await replaceNameKeys(ctx, person, name)
}

/** One datum in clear. The reason is part of the audit entry, which is written in the same transaction: no entry, no datum. */
export async function revealPerson(ctx: RequestContext, input: InputOf<Routes['reveal']>): Promise<{ value: string }> {
  requireStaff(ctx, 'people.reveal')
  const person = await findPerson(ctx.tx, input.id)
  if (!person) throw new NotFound()
  const open = { name: openName, phone: openPhone, 'id-number': openIdNumber }[input.field]
  const value = open(ctx.cipher, person)
  if (!value) throw new Refused('people.no-such-datum')
  await appendAudit(ctx, { action: 'people.reveal', subject: `person:${person.id}`, scope: person.scope, reason: input.reason, details: { field: input.field } })
  return { value: value.reveal() }
}

/** Another name for a person on record, found by it from now on. */
export async function rename(ctx: Pick<RequestContext, 'tx' | 'cipher' | 'clock'>, person: Pick<PersonRow, 'id' | 'scope' | 'revision'>, name: PersonalText): Promise<void> {
  await ctx.tx.updateTable('person').set({ name_sealed: ctx.cipher.seal(name, sealedIn.name), revision: person.revision + 1, updated_at: ctx.clock.now() }).where('id', '=', person.id).execute()
  await replaceNameKeys(ctx, person, name)
}

async function lockPerson(ctx: Pick<RequestContext, 'tx'>, id: string): Promise<PersonRow> {
  const person = await lockPersonRow(ctx.tx, id)
  if (!person) throw new NotFound()
  if (person.merged_into) throw new Refused('people.merged')
  if (person.erased_on) throw new Refused('people.erased')
  return person
}

/** A clerk with this person before them types a number that another record has: perhaps it is the same person, and whoever may merge finds the two in the queue. */
async function refuseAsTaken(ctx: RequestContext, personId: string, holder: string, why: 'same-id-number' | 'same-phone'): Promise<never> {
  await notePair(ctx, personId, holder, why)
  throw new RefusedAndKept('people.elsewhere')
}

async function save(ctx: RequestContext, person: PersonRow, input: Edit, unit: UnitRow | undefined): Promise<void> {
  if (input.division) checkDivision(input.division)
  if (unit?.dissolved_on) throw new Refused('units.dissolved')
  const name = input.name === undefined ? undefined : new PersonalText(input.name)
  const scope = unit?.scope ?? person.scope
  await ctx.tx.updateTable('person').set({
    ...(name ? { name_sealed: ctx.cipher.seal(name, sealedIn.name) } : {}), ...(unit ? { unit_id: unit.id, scope } : {}),
    ...(input.division === undefined ? {} : { division: input.division }), ...(input.gender === undefined ? {} : { gender: input.gender }), ...(input.birthYear === undefined ? {} : { birth_year: input.birthYear }),
    revision: person.revision + 1, updated_at: ctx.clock.now(),
  }).where('id', '=', person.id).execute()
  if (name) await replaceNameKeys(ctx, { id: person.id, scope }, name)
  else if (unit) await asService(ctx, '', () => ctx.tx.updateTable('person_name_key').set({ scope }).where('person_id', '=', person.id).execute())
}

async function changePhone(ctx: RequestContext, person: PersonRow, phone: PersonalText | null): Promise<void> {
  const holder = phone && await findIdByPhone(ctx, phone)
  if (holder === person.id) return
  if (holder) throw new Refused('people.elsewhere')
  // The number is how they log in: it changes by proof and decision (phone-change), not by a correction.
  if (await asLogin(ctx, () => lockAccountOfPerson(ctx, person.id))) throw new Refused('people.phone-is-login')
  await refusingDoubles(() => setPhone(ctx, person.id, phone))
}

async function refusingDoubles<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('people.elsewhere')
    throw error
  }
}
