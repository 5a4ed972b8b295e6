import { sql } from 'kysely'
import type { Check } from '#platform/module'

/** T2, held by the quota engine, seen from both sides: who is on a list has a claim, and who has a claim is on the list. */
const seatsAgree: Check = {
  name: 'training: seats and lists agree (T2)',
  async run(tx) {
    const { rows } = await sql<{ number: string; listed: number; seated: number }>`
      select c.number, count(e.id) filter (where e.state = 'seated')::int as listed, p.seated from training_class c join quota_pool p on p.id = c.pool_id
      left join training_enrolment e on e.class_id = c.id and e.state <> 'cancelled' where c.state in ('published', 'running') group by c.id, c.number, p.seated
      having count(e.id) filter (where e.state = 'seated') <> p.seated`.execute(tx)
    return rows.map((row) => `class ${row.number} lists ${row.listed} people and has given ${row.seated} seats`)
  },
}

const noClaimWithoutRow: Check = {
  name: 'training: no seat without a name (T2)',
  async run(tx) {
    const { rows } = await sql<{ number: string; holder: string }>`
      select c.number, q.holder from training_class c join quota_claim q on q.pool_id = c.pool_id and q.state in ('seat', 'waiting')
      left join training_enrolment e on e.class_id = c.id and e.person_id = q.holder and e.state = case q.state when 'seat' then 'seated' else 'waiting' end
      where e.id is null and c.state in ('published', 'running') limit 50`.execute(tx)
    return rows.map((row) => `class ${row.number}: ${row.holder} holds a place without an enrolment that says so`)
  },
}

export const classesChecks = [seatsAgree, noClaimWithoutRow]
