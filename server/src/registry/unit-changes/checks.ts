import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Check } from '#platform/module'

async function lines(tx: Tx, query: ReturnType<typeof sql<{ line: string }>>): Promise<string[]> {
  return (await query.execute(tx)).rows.map((row) => row.line)
}

/** What doctor looks at; the letters are the invariants of README.md. */
export const unitChangeChecks: Check[] = [
  {
    name: 'nothing hangs on a closed unit',
    run: (tx) => lines(tx, sql`
      (select format('membership %s lasts at unit %s, which was closed on %s', m.id, u.id, u.dissolved_on) as line from membership m join unit u on u.id = m.unit_id where u.dissolved_on is not null and m.valid_to is null limit 10)
      union all (select format('person %s is on record at unit %s, which was closed on %s', p.id, u.id, u.dissolved_on) from person p join unit u on u.id = p.unit_id where u.dissolved_on is not null and p.merged_into is null limit 10)
      union all (select format('unit %s lives below unit %s, which was closed on %s', c.id, u.id, u.dissolved_on) from unit c join unit u on u.id = c.parent_id where u.dissolved_on is not null and c.dissolved_on is null limit 10)
      union all (select format('a role of account %s lasts at unit %s, which was closed on %s', r.account_id, u.id, u.dissolved_on) from role_assignment r join unit u on u.id = r.unit_id where u.dissolved_on is not null and r.valid_to is null limit 10)`),
  },
  {
    name: 'a unit that was merged hangs below its successor, and no version of a closed unit lasts',
    run: (tx) => lines(tx, sql`
      (select format('unit %s went into %s and hangs below %s', u.id, u.successor_id, u.parent_id) as line from unit u where u.successor_id is not null and (u.parent_id is distinct from u.successor_id or u.dissolved_on is null) limit 10)
      union all (select format('unit %s was closed on %s, its version of %s ends on %s', u.id, u.dissolved_on, v.valid_from, v.valid_to) from unit u join unit_version v on v.unit_id = u.id
        where u.dissolved_on is not null and (v.valid_to is null or v.valid_to > u.dissolved_on) limit 10)`),
  },
  {
    name: 'memberships of a person neither overlap nor outlive their unit',
    run: (tx) => lines(tx, sql`
      (select format('person %s: the membership %s reaches into the next one', person_id, id) as line from (
        select person_id, id, valid_to, lead(valid_from) over (partition by person_id order by valid_from, valid_to nulls last, recorded_at) as next from membership where valid_to is null or valid_to > valid_from) as m
        where next is not null and (valid_to is null or valid_to > next) limit 10)
      union all (select format('membership %s ends on %s, its unit was closed on %s', m.id, m.valid_to, u.dissolved_on) from membership m join unit u on u.id = m.unit_id where m.valid_to > u.dissolved_on limit 10)`),
  },
  {
    name: 'no change of unions is stuck',
    run: (tx) => lines(tx, sql`select format('change %s (%s) has stopped (%s): run the job again', c.id, c.kind, j.message) as line from unit_change c join job_run j on j.id = c.job_id where c.state = 'waiting' and j.state in ('failed', 'cancelled') limit 20`),
  },
]
