import { sql } from 'kysely'
import type { Cipher } from '#platform/crypto'
import type { Tx } from '#platform/db'
import type { Erasure } from '../merging/references.ts'

type Column = { table: string; column: string }

/** The record and every record that gave way to it. */
export async function recordsOf(tx: Tx, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with recursive one as (select id from person where id = ${personId} union select p.id from person p join one on p.merged_into = one.id) select id from one`.execute(tx)
  return rows.map((row) => row.id)
}

export async function countOfRows(tx: Tx, { table, column }: Column, values: readonly (string | Buffer)[]): Promise<number> {
  const { rows: [row] } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)} where ${sql.ref(column)} in (${sql.join(values)})`.execute(tx)
  return row!.count
}

/** Does to the rows that have one of the values in the column what was declared; gives how many it met. */
export async function eraseRows(ctx: { tx: Tx; cipher: Cipher }, { table, column }: Column, values: readonly (string | Buffer)[], erasure: Erasure): Promise<number> {
  const these = sql`where ${sql.ref(column)} in (${sql.join(values)})`
  if (erasure.rows === 'go') return Number((await sql`delete from ${sql.table(table)} ${these}`.execute(ctx.tx)).numAffectedRows ?? 0)
  if (!erasure.emptied) return 0
  const set = sql.join(Object.entries(erasure.emptied).map(([name, to]) => sql`${sql.ref(name)} = ${to !== null && typeof to === 'object' ? ctx.cipher.seal('', to.sealedFor) : to}`))
  return Number((await sql`update ${sql.table(table)} set ${set} ${these}`.execute(ctx.tx)).numAffectedRows ?? 0)
}
