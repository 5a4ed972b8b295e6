import { sql } from 'kysely'
import { json, type Tx } from '#platform/db'
import { onceOf, type PersonReference } from './references.ts'

export type Moved = { table: string; column: string; keys: unknown[] }

/** Re-points the rows of one column and gives their keys; rows of which the other record has its one already stay. As app_job over everything. */
export async function moveRows(tx: Tx, reference: PersonReference, two: { from: string; to: string }): Promise<Moved> {
  const { table, column } = reference
  const [place, holder] = [sql.table(table), sql.ref(column)]
  const unless = sql.join(onceOf(reference).map(({ of, where }) => {
    const condition = sql.raw(where ?? 'true')
    const same = sql.join([sql`true`, ...of.map((name) => sql`other.${sql.ref(name)} is not distinct from mine.${sql.ref(name)}`)], sql` and `)
    return sql`and not ((${condition}) and exists (select from (select * from ${place} where ${holder} = ${two.to} and (${condition})) as other where ${same}))`
  }), sql` `)
  const { rows } = await sql<{ key: unknown }>`update ${place} as mine set ${holder} = ${two.to} where ${holder} = ${two.from} ${unless}
    returning ${keyOf(await keyColumns(tx, table, column))} as key`.execute(tx)
  return { table, column, keys: rows.map((row) => row.key) }
}

/** Points exactly those rows back that were moved and are still where they were moved to; gives how many. */
export async function putRowsBack(tx: Tx, { table, column, keys }: Moved, two: { from: string; to: string }): Promise<number> {
  const [place, holder] = [sql.table(table), sql.ref(column)]
  const { numAffectedRows } = await sql`update ${place} as mine set ${holder} = ${two.to}
    where ${holder} = ${two.from} and ${keyOf(await keyColumns(tx, table, column))} in (select jsonb_array_elements(${json(keys)}))`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

export async function countRows(tx: Tx, { table, column }: { table: string; column: string }, value: string | Buffer): Promise<number> {
  const { rows: [row] } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)} where ${sql.ref(column)} = ${value}`.execute(tx)
  return row!.count
}

const keyOf = (columns: readonly string[]) => sql`jsonb_build_object(${sql.join(columns.flatMap((name) => [sql.lit(name), sql`mine.${sql.ref(name)}`]))})`

/** What names a row whoever it belongs to: its primary key without the column that is re-pointed. */
async function keyColumns(tx: Tx, table: string, except: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select a.attname::text as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where i.indrelid = ${table}::regclass and i.indisprimary and a.attname <> ${except} order by a.attnum`.execute(tx)
  if (rows.length === 0) throw new Error(`${table} has nothing beside ${except} that names a row: declare that its rows stay`)
  return rows.map((row) => row.name)
}
