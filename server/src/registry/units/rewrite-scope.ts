import { sql } from 'kysely'
import { rangeOf, type Tx } from '#platform/db'

/**
 * Gives every row of a subtree its new path. Nothing has to be registered: a table with a column `scope` that app_job may update follows the tree; one whose
 * rows stay with the unit that made them (the audit log, decisions) withholds that right and is left alone.
 *
 * Needs the service's rights over everything (app_job, scope ''). `unit` goes first: its foreign keys make inserts of rows that hang on the subtree wait.
 */
export async function rewriteScope(tx: Tx, from: string, to: string): Promise<void> {
  const { lo, hi } = rangeOf(from)
  for (const table of await tablesInScope(tx)) {
    await sql`update ${sql.table(table)} set scope = ${to} || substr(scope, ${from.length + 1}) where scope >= ${lo} and scope < ${hi}`.execute(tx)
  }
}

/** Tables whose rows follow the tree, `unit` first. */
export async function tablesInScope(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attname = 'scope' and not a.attisdropped
      and has_column_privilege('app_job', c.oid, a.attnum, 'update')
    order by c.relname <> 'unit', c.relname`.execute(tx)
  return rows.map((row) => row.name)
}
