import { sql, type RawBuilder } from 'kysely'
import { rangeOf, type Tx } from '#platform/db'
import type { EmployerRow, Question, Share } from './model.ts'

type Asked = Question & { scope: string }
const unionKinds = sql.raw(`('union', 'joint-union', 'industry-union')`)
const employerKinds = sql.raw(`('enterprise', 'social-organisation')`)

/**
 * Employers of a range as they stood on a day: name, kind and superior by the tree of that day, staff by the latest count on or before it. An employer is covered when
 * it hangs below a union, a joint union or a union of an industry, or is on record as one of its founders.
 */
function employers({ on, kind, scope }: Omit<Asked, 'least'>): RawBuilder<unknown> {
  const { lo, hi } = rangeOf(scope)
  return sql`
    select v.unit_id as id, v.scope, v.name, v.kind, u.code, u.credit_code, u.industry, v.division, h.people, h.counted_on,
      p.unit_id as union_id, p.name as union_name, p.kind as union_kind, p.since as union_since
    from unit_version v join unit u on u.id = v.unit_id
    left join lateral (
      select p.unit_id, p.name, p.kind, c.since from (
        select v.parent_id as union_id, v.valid_from as since
        union all select f.union_id, f.valid_from from union_founder f where f.founder_id = v.unit_id and f.valid_from <= ${on} and (f.valid_to is null or f.valid_to > ${on})
      ) c join unit_version p on p.unit_id = c.union_id join unit pu on pu.id = p.unit_id
      where p.kind in ${unionKinds} and p.valid_from <= ${on} and (p.valid_to is null or p.valid_to > ${on}) and (pu.dissolved_on is null or pu.dissolved_on > ${on})
      order by c.since limit 1) p on true
    left join lateral (select people, counted_on from employer_headcount h where h.unit_id = v.unit_id and h.counted_on <= ${on} order by h.counted_on desc limit 1) h on true
    where v.scope >= ${lo} and v.scope < ${hi} and v.kind in ${employerKinds} and v.valid_from <= ${on} and (v.valid_to is null or v.valid_to > ${on})
      and (u.dissolved_on is null or u.dissolved_on > ${on}) ${kind ? sql`and v.kind = ${kind}` : sql``}`
}

const shares = sql`count(*) filter (where e.people >= least)::int as should, count(*) filter (where e.people >= least and e.union_id is not null)::int as covered,
  count(*) filter (where e.people >= least and e.union_kind = 'union')::int as single, count(*) filter (where e.people >= least and e.union_kind = 'joint-union')::int as joint,
  count(*) filter (where e.people >= least and e.union_kind = 'industry-union')::int as industry, count(*) filter (where e.people is null)::int as unknown`

/** Shares of the whole range, and of each federation right below it; what hangs right below the unit itself has no federation of its own. */
export async function countShares(tx: Tx, asked: Asked): Promise<(Share & { unknown: number; label: string | null })[]> {
  const { rows } = await sql<Share & { unknown: number; label: string | null }>`
    select split_part(substr(e.scope, ${asked.scope.length + 2}), '.', 1) as label, ${shares} from (${employers(asked)}) e, (select ${asked.least}::int as least) l group by 1`.execute(tx)
  return rows
}

/** The federations right below a unit, by the step of the path that leads to each. */
export async function federationsBelow(tx: Tx, unit: { id: string; scope: string }): Promise<Map<string, { id: string; name: string }>> {
  const rows = await tx.selectFrom('unit').select(['id', 'name', 'scope']).where('parent_id', '=', unit.id).where('kind', '=', 'federation').execute()
  return new Map(rows.map((row) => [row.scope.slice(unit.scope.length + 1), row]))
}

export type ListQuestion = Asked & {
  unitScope: string | null; covered: 'yes' | 'no' | undefined; state: readonly string[] | undefined; unknown: boolean; owner: string | null; q: string | undefined
  after: { people: number; id: string } | null; limit: number
}

/** A page of employers, the biggest first; those without a known number of staff come only when they are asked for. */
export async function findEmployers(tx: Tx, asked: ListQuestion): Promise<EmployerRow[]> {
  const { covered, state, owner, q, after, unknown } = asked
  const { rows } = await sql<EmployerRow>`
    select e.*, t.state, t.account_id, t.next_on, t.updated_at, case when t.state = 'founding' then t.founding_id end as founding_id from (${employers({ ...asked, scope: asked.unitScope ?? asked.scope })}) e left join coverage_task t on t.unit_id = e.id
    where ${unknown ? sql`e.people is null` : sql`e.people >= ${asked.least}`}
      ${covered === 'yes' ? sql`and e.union_id is not null` : covered === 'no' ? sql`and e.union_id is null` : sql``}
      ${state ? sql`and coalesce(t.state, 'untouched') = any(${[...state]})` : sql``} ${owner ? sql`and t.account_id = ${owner}` : sql``}
      ${q ? sql`and (position(${q} in e.name) > 0 or e.code = ${q} or e.credit_code = upper(${q}))` : sql``}
      ${after ? sql`and (-coalesce(e.people, -1), e.id) > (${-after.people}::int, ${after.id}::uuid)` : sql``}
    order by -coalesce(e.people, -1), e.id limit ${asked.limit}`.execute(tx)
  return rows
}

export async function findEmployer(tx: Tx, id: string, on: string): Promise<EmployerRow | undefined> {
  const { rows: [row] } = await sql<EmployerRow>`
    select e.*, t.state, t.account_id, t.next_on, t.updated_at, case when t.state = 'founding' then t.founding_id end as founding_id from (${employers({ on, kind: undefined, scope: '' })} and v.unit_id = ${id}) e left join coverage_task t on t.unit_id = e.id`.execute(tx)
  return row
}

export async function findHeadcounts(tx: Tx, unitId: string) {
  return tx.selectFrom('employer_headcount').select(['counted_on as on', 'people', 'source']).where('unit_id', '=', unitId).orderBy('counted_on', 'desc').limit(100).execute()
}

export async function findNotes(tx: Tx, unitId: string) {
  return tx.selectFrom('coverage_note').selectAll().where('unit_id', '=', unitId).orderBy('at', 'desc').orderBy('id', 'desc').limit(200).execute()
}

/** Members at an employer, or at all that a union leads, on a day. */
export async function countMembers(tx: Tx, on: string, where: { unitId: string } | { scope: string }): Promise<number> {
  let query = tx.selectFrom('membership').select(({ fn }) => fn.countAll<string>().as('n')).where('valid_from', '<=', on).where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>', on)]))
  query = 'unitId' in where ? query.where('unit_id', '=', where.unitId) : query.where('scope', '>=', rangeOf(where.scope).lo).where('scope', '<', rangeOf(where.scope).hi)
  return Number((await query.executeTakeFirstOrThrow()).n)
}

/** Sets where the work with an employer stands; an earlier row gives way. */
export async function saveTask(tx: Tx, task: { unit_id: string; scope: string; state: string; account_id: string | null; next_on: string | null; updated_at: Date }): Promise<void> {
  await tx.insertInto('coverage_task').values(task).onConflict((conflict) => conflict.column('unit_id').doUpdateSet((eb) => ({ state: eb.ref('excluded.state'), account_id: eb.ref('excluded.account_id'), next_on: eb.ref('excluded.next_on'), updated_at: eb.ref('excluded.updated_at') }))).execute()
}
