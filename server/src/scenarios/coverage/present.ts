import type { AnswerOf, coverageRoutes } from '@guildhall/contract'
import type { RequestContext } from '#platform/http'
import { staffNames } from '#registry'
import { divisionName } from '#registry/units'
import type { EmployerRow } from './model.ts'

type Employer = AnswerOf<typeof coverageRoutes.get>['employer']

/** Employers as staff read them; an employer without a row of work is one that nobody went to yet. */
export async function presentEmployers(ctx: Pick<RequestContext, 'tx' | 'actor' | 'cipher'>, rows: readonly EmployerRow[]): Promise<Employer[]> {
  const names = await staffNames(ctx, rows.flatMap((row) => row.account_id ?? []))
  return rows.map((row) => ({
    id: row.id, name: row.name, kind: row.kind as Employer['kind'], code: row.code, creditCode: row.credit_code, industry: row.industry, division: row.division, divisionName: divisionName(row.division),
    people: row.people, countedOn: row.counted_on, union: row.union_id ? { id: row.union_id, name: row.union_name!, kind: row.union_kind as NonNullable<Employer['union']>['kind'], since: row.union_since! } : null,
    state: (row.state ?? 'untouched') as Employer['state'], owner: row.account_id ? names.get(row.account_id) ?? null : null, nextOn: row.next_on, updatedAt: row.updated_at?.toISOString() ?? null, foundingId: row.founding_id,
  }))
}
