import type { CommandContext } from '#platform/module'
import { maskIdNumber, maskName } from '#platform/crypto'
import { openIdNumber, openName, searchForm, type PersonRow } from '#registry/people'
import { nameOf, numberOf } from './facts.ts'
import type { Application, ApplicationRow } from './model.ts'

export type Difference = Application['replaces'][number]
type Known = { name: string; idNumber: string | null; gender: string | null; birthYear: number | null }

/**
 * What accepting would write over the person's record: name and ID number as typed, and what the number says of gender and birth, where the record says otherwise. Nothing where the record has
 * said nothing. Masked, but so that the reviewer sees in which character two names differ.
 */
export function differencesOf(record: Known, asked: { name: string; idNumber: string }): Difference[] {
  const gender = Number(asked.idNumber[16]) % 2 === 1 ? 'male' : 'female'
  const birthYear = Number(asked.idNumber.slice(6, 10))
  const found: Difference[] = []
  if (record.name !== '' && searchForm(record.name) !== searchForm(asked.name)) {
    const [before, after] = maskApart(record.name, asked.name)
    found.push({ what: 'name', record: before, application: after })
  }
  if (record.idNumber !== null && record.idNumber !== asked.idNumber) found.push({ what: 'id-number', record: maskIdNumber(record.idNumber), application: maskIdNumber(asked.idNumber) })
  if (record.gender !== null && record.gender !== gender) found.push({ what: 'gender', record: record.gender, application: gender })
  if (record.birthYear !== null && record.birthYear !== birthYear) found.push({ what: 'birth-year', record: String(record.birthYear), application: String(birthYear) })
  return found
}

/** Two names as everybody reads names here, with the first character in which they differ left readable. */
export function maskApart(one: string, other: string): [string, string] {
  const [a, b] = [[...one], [...other]]
  const at = a.findIndex((character, index) => character !== b[index])
  if (at === 0 || maskName(one) !== maskName(other)) return [maskName(one), maskName(other)]
  const shown = (characters: string[]) => characters.map((character, index) => (index === 0 || index === at ? character : '*')).join('')
  return [shown(a), shown(b)]
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
