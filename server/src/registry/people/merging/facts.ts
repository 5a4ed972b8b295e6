import { PersonalText } from '#platform/crypto'
import type { CommandContext } from '#platform/module'
import { sealedIn, type PersonRow, type Standing } from '../model.ts'
import { openIdNumber, openName, openPhone } from '../present.ts'
import { replaceNameKeys } from '../store.ts'
import type { Facts } from './rules.ts'

type Context = Pick<CommandContext, 'tx' | 'cipher' | 'clock'>

export function factsOf(ctx: Pick<CommandContext, 'cipher'>, row: PersonRow): Facts {
  return {
    name: openName(ctx.cipher, row).reveal(), phone: openPhone(ctx.cipher, row)?.reveal() ?? null, idNumber: openIdNumber(ctx.cipher, row)?.reveal() ?? null,
    unit: row.unit_id, gender: row.gender, birthYear: row.birth_year, division: row.division, standing: row.standing as Standing,
  }
}

/** Writes what a record says, the path of its unit as it is today with it. As app_job over everything; unique violations are the caller's. */
export async function writeFacts(ctx: Context, person: Pick<PersonRow, 'id' | 'revision'>, facts: Facts): Promise<void> {
  const { scope } = await ctx.tx.selectFrom('unit').select('scope').where('id', '=', facts.unit).executeTakeFirstOrThrow()
  const [name, phone, number] = [new PersonalText(facts.name), facts.phone === null ? null : new PersonalText(facts.phone), facts.idNumber === null ? null : new PersonalText(facts.idNumber)]
  await ctx.tx.updateTable('person').set({
    name_sealed: ctx.cipher.seal(name, sealedIn.name), phone_sealed: phone && ctx.cipher.seal(phone, sealedIn.phone), phone_blind: phone && ctx.cipher.blind(phone, 'phone'),
    id_number_sealed: number && ctx.cipher.seal(number, sealedIn.idNumber), id_number_blind: number && ctx.cipher.blind(number, 'id-number'),
    unit_id: facts.unit, scope, gender: facts.gender, birth_year: facts.birthYear, division: facts.division, standing: facts.standing, merged_into: null,
    revision: person.revision + 1, updated_at: ctx.clock.now(),
  }).where('id', '=', person.id).execute()
  await replaceNameKeys(ctx, { id: person.id, scope }, name)
}

/** Makes a record give way: it keeps its name for those who read old pages, has no number any more, and leads to the other (R6). */
export async function giveWay(ctx: Context, person: Pick<PersonRow, 'id' | 'revision'>, to: string): Promise<void> {
  await ctx.tx.updateTable('person').set({
    phone_sealed: null, phone_blind: null, id_number_sealed: null, id_number_blind: null, standing: 'contact', merged_into: to, revision: person.revision + 1, updated_at: ctx.clock.now(),
  }).where('id', '=', person.id).execute()
  await ctx.tx.deleteFrom('person_name_key').where('person_id', '=', person.id).execute()
}
