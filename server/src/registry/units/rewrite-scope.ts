import { sql } from 'kysely'
import { rangeOf, type Tx } from '#platform/db'

export type PathTable = { name: string; columns: string[] }
type Told = (done: number, total: number) => Promise<void>
/** Branches directly below the path that go elsewhere than the rest. */
export type Lift = { labels: readonly string[]; to: string }
const chunk = 20_000

/**
 * Gives every row of a subtree its new path. Nothing has to be registered: a column `scope` (or one whose name ends so: applicant_scope) that app_job may update follows the
 * tree; a table whose rows stay with the unit that made them (the audit log, decisions) withholds that right and is left alone. `told` hears how far it has come.
 *
 * Needs the service's rights over everything (app_job, scope ''). `unit` goes first: what looks up today's path must find it. A range is done when nothing is left in it:
 * a statement does not see what was committed while it waited for a lock. `lift`: a unit is closed or split, and branches of it go to another parent in the same pass.
 */
export async function rewriteScope(tx: Tx, from: string, to: string, told: Told = async () => {}, lift: Lift = { labels: [], to }): Promise<number> {
  const { lo, hi } = rangeOf(from)
  const places = (await tablesInScope(tx)).flatMap(({ name, columns }) => columns.map((column) => ({ table: sql.table(name), column: sql.ref(column) })))
  await sql`set local app.moving = 'on'`.execute(tx)
  const total = await countPaths(tx, places, { lo, hi })
  const lifted = (column: ReturnType<typeof sql.ref>) => sql`split_part(substr(${column}, ${from.length + 2}), '.', 1) = any(${[...lift.labels]}::text[])`
  const base = (column: ReturnType<typeof sql.ref>) => (lift.labels.length === 0 ? sql`${to}::text` : sql`case when ${lifted(column)} then ${lift.to} else ${to} end`)
  // Where the rest stays, only what is lifted is looked for.
  const wanted = (column: ReturnType<typeof sql.ref>) => (to === from ? lifted(column) : sql`true`)
  let done = 0
  for (const { table, column } of places) {
    for (;;) {
      const { numAffectedRows } = await sql`update ${table} set ${column} = ${base(column)} || substr(${column}, ${from.length + 1})
        where ctid = any(array(select ctid from ${table} where ${column} >= ${lo} and ${column} < ${hi} and ${wanted(column)} limit ${chunk}))`.execute(tx)
      if (!numAffectedRows) break
      await told(done += Number(numAffectedRows), Math.max(total, done))
    }
  }
  await sql`set local app.moving = ''`.execute(tx)
  return done
}

/** Rows that were written under a path while its unit was leaving it come to where the unit is today. */
export async function gatherStragglers(tx: Tx, from: string): Promise<number> {
  const { lo, hi } = rangeOf(from)
  let gathered = 0
  for (const { name, columns } of await tablesInScope(tx)) {
    for (const column of name === 'unit' || name === 'unit_version' ? [] : columns) {
      const path = sql.ref(column)
      const { numAffectedRows } = await sql`update ${sql.table(name)} set ${path} = app.path_today(${path}) where ${path} >= ${lo} and ${path} < ${hi} and app.path_today(${path}) <> ${path}`.execute(tx)
      gathered += Number(numAffectedRows ?? 0)
    }
  }
  return gathered
}

async function countPaths(tx: Tx, places: { table: ReturnType<typeof sql.table>; column: ReturnType<typeof sql.ref> }[], { lo, hi }: { lo: string; hi: string }): Promise<number> {
  const counts = places.map(({ table, column }) => sql`select count(*) as n from ${table} where ${column} >= ${lo} and ${column} < ${hi}`)
  const { rows: [row] } = await sql<{ total: number }>`select sum(n)::int as total from (${sql.join(counts, sql` union all `)}) as counted`.execute(tx)
  return row!.total
}

/** Tables whose rows follow the tree, with the columns that do; `unit` first, and the runs of jobs last, for their heart beats wait for whoever holds them. */
export async function tablesInScope(tx: Tx): Promise<PathTable[]> {
  const { rows } = await sql<PathTable>`
    select c.relname::text as name, app.path_columns(c.oid::regclass) as columns from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and app.path_columns(c.oid::regclass) <> '{}'
    order by c.relname <> 'unit', c.relname = 'job_run', c.relname`.execute(tx)
  return rows
}
