import pg from 'pg'

export type Found = { table: string; column: string; rows: number }

/**
 * Looks for a text in every column of every table of a database, as the owner who sees all rows: in texts, numbers and JSON as they print, and in binary
 * columns by their bytes (UTF-8, and as hexadecimal or base64 text). Proves that a known phone or ID number lies nowhere in clear.
 */
export async function findInDatabase(ownerUrl: string, needle: string): Promise<Found[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const found: Found[] = []
    for (const { table, column, binary } of await columns(client)) {
      const [from, what] = [table.split('.').map(pg.escapeIdentifier).join('.'), pg.escapeIdentifier(column)]
      const condition = binary ? `position($1::bytea in ${what}) > 0` : forms(needle).map((_, index) => `position($${index + 1} in ${what}::text) > 0`).join(' or ')
      const { rows: [row] } = await client.query<{ count: number }>(`select count(*)::int as count from ${from} where ${condition}`, binary ? [Buffer.from(needle, 'utf8')] : forms(needle))
      if (row!.count > 0) found.push({ table, column, rows: row!.count })
    }
    return found
  } finally {
    await client.end()
  }
}

/** In clear, and as somebody who thought that encoding is hiding would have written it. */
function forms(needle: string): string[] {
  const bytes = Buffer.from(needle, 'utf8')
  return [needle, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')]
}

async function columns(client: pg.Client): Promise<{ table: string; column: string; binary: boolean }[]> {
  const { rows } = await client.query<{ table: string; column: string; binary: boolean }>(`
    select n.nspname || '.' || c.relname as table, a.attname as column, t.typname = 'bytea' as binary
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'm') and n.nspname !~ '^(pg_|information_schema)' and a.attnum > 0 and not a.attisdropped order by 1, 2`)
  return rows
}
