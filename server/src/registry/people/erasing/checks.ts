import { sql } from 'kysely'
import type { Check } from '#platform/module'
import { personReferences } from '../merging/references.ts'

/** E1 and what was declared, on the whole database: one line for each erased person of whom something is left that should have gone. */
export const erasureChecks: Check[] = [{
  name: 'E1: who was erased at their own wish has no login and nothing that should have gone',
  async run(tx) {
    const { rows } = await sql<{ line: string }>`select format('person %s was erased and still logs in', p.id) as line from person p join login_account a on a.person_id = p.id and a.kind = 'worker' where p.erased_on is not null limit 20`.execute(tx)
    const lines = rows.map((row) => row.line)
    for (const { table, column, erasure } of personReferences()) {
      if (erasure?.rows !== 'go') continue
      const { rows: left } = await sql<{ id: string }>`select distinct p.id from person p join ${sql.table(table)} as t on ${sql.ref(`t.${column}`)} = p.id where p.erased_on is not null limit 20`.execute(tx)
      for (const { id } of left) lines.push(`person ${id} was erased and is still in ${table}.${column}`)
    }
    return lines
  },
}]
