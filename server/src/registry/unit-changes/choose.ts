import { sql, type RawBuilder } from 'kysely'
import type { PlanOf } from './model.ts'

type Part = PlanOf<'split'>['parts'][number]

/** Which memberships (of `m`) at a unit go to a part: of the people chosen by hand, and of whoever has the trade and the form of employment. */
export function chosenFor(unitId: string, part: Part, people: RawBuilder<unknown>): RawBuilder<unknown> {
  const filters = [...(part.occupation ? [sql`m.occupation = ${part.occupation}`] : []), ...(part.employmentForm ? [sql`m.employment_form = ${part.employmentForm}`] : [])]
  const byFilter = filters.length > 0 ? sql`(${sql.join(filters, sql` and `)})` : sql`false`
  return sql`m.unit_id = ${unitId} and (m.person_id in (${people}) or ${byFilter})`
}

/** People chosen by hand: as the plan names them, or as the change on record keeps them. */
export const peopleNamed = (ids: readonly string[]) => sql`select unnest(${[...ids]}::uuid[])`
export const peopleKept = (changeId: string, part: number) => sql`select person_id from unit_change_person where change_id = ${changeId} and part = ${part}`
