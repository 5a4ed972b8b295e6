import { sql } from 'kysely'
import type { Check } from '#platform/module'

export const checks: Check[] = [
  {
    name: 'C1: the places of a holiday class are the children that have one or are offered one',
    async run(tx) {
      const { rows } = await sql<{ id: string; seated: number; waiting: number }>`
        select c.id, p.seated, p.waiting from childcare_class c join quota_pool p on p.id = c.pool_id left join childcare_child k on k.class_id = c.id
        group by c.id, p.seated, p.waiting having p.seated <> count(k.id) filter (where k.state in ('seat', 'offered')) or p.waiting <> count(k.id) filter (where k.state = 'waiting') limit 20`.execute(tx)
      return rows.map((row) => `class ${row.id}: ${row.seated} places and ${row.waiting} in line are not its children`)
    },
  },
  {
    name: 'C4: nothing is kept of a child whose enrolment has ended, nor more than a month and a day after its class',
    async run(tx, { clock }) {
      const { rows } = await sql<{ id: string }>`select k.id from childcare_child k join childcare_class c on c.id = k.class_id where k.about_sealed is not null and (k.ended_at is not null or c.last_day < (${clock.now()}::timestamptz at time zone 'Asia/Shanghai')::date - 32) limit 20`.execute(tx)
      return rows.map((row) => `child ${row.id} is still known`)
    },
  },
]
