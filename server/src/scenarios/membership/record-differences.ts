import type { CommandContext } from '#platform/module'
import { maskIdNumber, maskName } from '#platform/crypto'
import { openIdNumber, openName, searchForm, type PersonRow } from '#registry/people'
import { nameOf, numberOf } from './facts.ts'
import type { Application, ApplicationRow } from './model.ts'

export type Difference = Application['replaces'][number]
type Known = { name: string; idNumber: string | null; gender: string | null; birthYear: number | null }

/**
 * What accepting would write over the person's record: name and ID number as typed, and what the number says of gender and birth, where the record says otherwise. Nothing where the record has
 * said nothing. Masked as everywhere; where the masks look the same, `at` says in which character the two first differ.
 */
export function differencesOf(record: Known, asked: { name: string; idNumber: string }): Difference[] {
  const gender = Number(asked.idNumber[16]) % 2 === 1 ? 'male' : 'female'
  const birthYear = Number(asked.idNumber.slice(6, 10))
  const found: Difference[] = []
  if (record.name !== '' && searchForm(record.name) !== searchForm(asked.name)) found.push(apart('name', maskName, [record.name, asked.name]))
  if (record.idNumber !== null && record.idNumber !== asked.idNumber) found.push(apart('id-number', maskIdNumber, [record.idNumber, asked.idNumber]))
  if (record.gender !== null && record.gender !== gender) found.push({ what: 'gender', record: record.gender, application: gender, at: null })
  if (record.birthYear !== null && record.birthYear !== birthYear) found.push({ what: 'birth-year', record: String(record.birthYear), application: String(birthYear), at: null })
  return found
}

function apart(what: Difference['what'], mask: (value: string) => string, [record, asked]: [string, string]): Difference {
  const [before, after] = [mask(record), mask(asked)]
  const [a, b] = [[...record], [...asked]]
  return { what, record: before, application: after, at: before === after ? a.concat(b).findIndex((_, index) => a[index] !== b[index]) + 1 : null }
}

/** The same for applications on record. Reads the person in the name of the service: an applicant usually stands outside the union's range, and comes into it with the very acceptance. */
export async function recordDifferences(ctx: Pick<CommandContext, 'tx' | 'cipher'>, rows: readonly ApplicationRow[]): Promise<Map<string, Difference[]>> {
  const joining = rows.filter((row) => row.kind === 'join' && row.closed_at === null && row.id_number_sealed !== null)
  if (joining.length === 0) return new Map()
  const people = await ctx.tx.selectFrom('person').selectAll().where('id', 'in', joining.map((row) => row.person_id)).where('standing', '<>', 'real-name').execute()
  const byId = new Map(people.map((person) => [person.id, person]))
  return new Map(joining.flatMap((row): [string, Difference[]][] => {
    const person = byId.get(row.person_id)
    return person ? [[row.id, differencesOf(knownOf(ctx, person), { name: nameOf(ctx, row).reveal(), idNumber: numberOf(ctx, row)!.reveal() })]] : []
  }))
}

const knownOf = (ctx: Pick<CommandContext, 'cipher'>, person: PersonRow): Known => ({
  name: openName(ctx.cipher, person).reveal(), idNumber: openIdNumber(ctx.cipher, person)?.reveal() ?? null, gender: person.gender, birthYear: person.birth_year,
})
