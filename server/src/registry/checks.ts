import { sql } from 'kysely'
import type { Check } from '#platform/module'
import type { Tx } from '#platform/db'
import { tablesInScope } from './units/index.ts'

/** One line for each row that a query finds; at most twenty, so that one broken thing does not bury the others. */
async function lines(tx: Tx, query: ReturnType<typeof sql<{ line: string }>>): Promise<string[]> {
  return (await query.execute(tx)).rows.slice(0, 20).map((row) => row.line)
}

export const registryChecks: Check[] = [
  {
    name: 'every unit stands one step below its parent',
    run: (tx) => lines(tx, sql`select format('unit %s has the path %s, its parent %s', u.id, u.scope, coalesce(p.scope, '(none)')) as line
      from unit u left join unit p on p.id = u.parent_id
      where (p.id is null and u.scope !~ '^[a-z0-9]+$') or (p.id is not null and (u.scope not like p.scope || '.%' or substr(u.scope, length(p.scope) + 2) !~ '^[a-z0-9]+$')) limit 20`),
  },
  {
    name: 'every living unit has one version that lasts, and it says what the unit is',
    run: (tx) => lines(tx, sql`select format('unit %s: %s', u.id, case when v.unit_id is null then 'no version lasts' else 'its version says otherwise' end) as line
      from unit u left join unit_version v on v.unit_id = u.id and v.valid_to is null
      where u.dissolved_on is null and (v.unit_id is null or (v.name, v.kind, v.parent_id, v.division) is distinct from (u.name, u.kind, u.parent_id, u.division)) limit 20`),
  },
  {
    name: 'versions of a unit neither overlap nor leave a gap',
    run: (tx) => lines(tx, sql`select format('unit %s: the version of %s ends on %s, the next begins on %s', unit_id, valid_from, valid_to, next_from) as line
      from (select unit_id, valid_from, valid_to, lead(valid_from) over (partition by unit_id order by valid_from) as next_from from unit_version) v
      where next_from is not null and valid_to is distinct from next_from limit 20`),
  },
  { name: 'what hangs on a unit carries its path', run: pathsOfRows },
  { name: 'every path is one of today’s tree', run: pathsNowhere },
  {
    name: 'no unit is stuck on its way to another parent',
    run: (tx) => lines(tx, sql`select format('unit %s: its move has stopped (%s): run the job again', m.unit_id, j.message) as line from unit_move m join job_run j on j.id = m.job_id where m.state = 'waiting' and j.state in ('failed', 'cancelled') limit 20`),
  },
  {
    name: 'a name is found by its keys',
    run: (tx) => lines(tx, sql`select format('person %s: a name key lies elsewhere than the person', k.person_id) as line from person_name_key k join person p on p.id = k.person_id where p.scope <> k.scope limit 20`),
  },
  {
    name: 'no account holds two of the three administrations at once',
    run: (tx) => lines(tx, sql`select format('account %s is %s and %s at once', a.account_id, a.role, b.role) as line
      from role_assignment a join role_assignment b on b.account_id = a.account_id and b.role > a.role
      where a.role in ('system-admin', 'security-admin', 'audit-admin') and b.role in ('system-admin', 'security-admin', 'audit-admin')
        and a.valid_from < coalesce(b.valid_to, 'infinity') and b.valid_from < coalesce(a.valid_to, 'infinity') and coalesce(a.valid_to > a.valid_from, true) and coalesce(b.valid_to > b.valid_from, true) limit 20`),
  },
  {
    name: 'every worker account has its person',
    run: (tx) => lines(tx, sql`select format('account %s belongs to a person who is not there', a.id) as line from login_account a where a.kind = 'worker' and not exists (select from person p where p.id = a.person_id) limit 20`),
  },
]

/** Rows that move with their unit: those that carry both. A path may point deeper than the unit when a row belongs to something below it, never elsewhere. */
async function pathsOfRows(tx: Tx): Promise<string[]> {
  const wrong: string[] = []
  for (const table of ['person', 'membership', 'role_assignment', 'staff_account', 'unit_contact', 'unit_version']) {
    wrong.push(...await lines(tx, sql`select format('%s: a row of unit %s has the path %s', ${table}::text, u.id, t.scope) as line from ${sql.table(table)} t join unit u on u.id = t.unit_id where t.scope <> u.scope limit 20`))
  }
  return wrong
}

/** Any column that follows the tree, whatever table it is in: found in the catalogue, like the columns that a move changes. '~' is what belongs nowhere yet. */
async function pathsNowhere(tx: Tx): Promise<string[]> {
  const wrong: string[] = []
  for (const { name, columns } of await tablesInScope(tx)) {
    for (const column of columns) {
      const path = sql.ref(`t.${column}`)
      wrong.push(...await lines(tx, sql`select format('%s.%s: %s rows have the path %s, where there is no unit', ${name}::text, ${column}::text, count(*), ${path}) as line from ${sql.table(name)} t
        where ${path} not in ('', '~') and not exists (select from unit u where u.scope = ${path}) group by ${path} limit 5`))
    }
  }
  return wrong
}
