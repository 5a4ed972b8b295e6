import { sql } from 'kysely'
import type { Check } from '#platform/module'
import type { Tx } from '#platform/db'

const lines = async (tx: Tx, query: ReturnType<typeof sql<{ line: string }>>) => (await query.execute(tx)).rows.map((row) => row.line)

export const termChecks: Check[] = [
  {
    name: 'a committee in office has one chair',
    run: (tx) => lines(tx, sql`select format('term %s of unit %s: %s chairs of the committee', t.id, t.unit_id, count(o.id)) as line from union_term t
      left join union_officer o on o.term_id = t.id and o.body = 'committee' and o.post = 'chair' and o.valid_to is null where t.ended_on is null group by t.id having count(o.id) > 1 limit 20`),
  },
  {
    name: 'terms of a union follow each other',
    run: (tx) => lines(tx, sql`select format('unit %s: term %s ended on %s, the next began on %s', unit_id, number, ended_on, next_on) as line
      from (select unit_id, number, ended_on, lead(elected_on) over (partition by unit_id order by number) as next_on from union_term) t where next_on is not null and ended_on is distinct from next_on limit 20`),
  },
]
