import pg from 'pg'

export type Found = { table: string; column: string; rows: number }

/**
 * Looks for texts in every column of every table of a database, as the owner who sees all rows: in texts, numbers and JSON as they print, and in binary
 * columns by their bytes (UTF-8, and as hexadecimal or base64 text). Proves that a known phone or ID number lies nowhere in clear. One query a table, however many texts.
 */
export async function findInDatabase(ownerUrl: string, ...needles: string[]): Promise<Found[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const found: Found[] = []
    const [texts, bytes] = [needles.flatMap(forms), needles.map((needle) => Buffer.from(needle, 'utf8'))]
    for (const [table, own] of Map.groupBy(await columns(client), (one) => one.table)) {
      const counts = own.map(({ column, binary }) => {
        const what = pg.escapeIdentifier(column)
        const anyOf = binary ? `(select bool_or(position(sought.needle in ${what}) > 0) from unnest($2::bytea[]) as sought(needle))` : `(select bool_or(position(sought.needle in ${what}::text) > 0) from unnest($1::text[]) as sought(needle))`
        return `count(*) filter (where ${anyOf})::int`
      })
      const from = table.split('.').map(pg.escapeIdentifier).join('.')
      const { rows: [row] } = await client.query<number[]>({ text: `select ${counts.join(', ')} from ${from} where cardinality($1::text[]) + cardinality($2::bytea[]) > 0`, values: [texts, bytes], rowMode: 'array' })
      for (const [index, rows] of row!.entries()) if (rows > 0) found.push({ table, column: own[index]!.column, rows })
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
