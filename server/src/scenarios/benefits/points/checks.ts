import { sql } from 'kysely'
import type { Check } from '#platform/module'

const ask = (name: string, query: ReturnType<typeof sql<{ problem: string }>>): Check => ({ name, run: async (tx) => (await query.execute(tx)).rows.map((row) => row.problem) })

export const pointsChecks: Check[] = [
  ask('P2: the points of a programme are what people hold, what benefits took, and what lapsed', sql<{ problem: string }>`
    select format('programme %s is out by %s', p.id, sum(a.balance)) as problem from points_programme p join ledger_account a on a.currency = 'points'
      and (a.subject in (select y.id from points_year y where y.programme_id = p.id) or a.subject in (select r.id from benefit_release r where r.points_programme_id = p.id)) group by p.id having sum(a.balance) <> 0`),
  ask('P3, P4: every place that costs points was paid, and none that was given back still is', sql<{ problem: string }>`
    select format('claim %s is %s and was paid %s times', c.id, c.state, count(p.id)) as problem from benefit_release r join quota_claim c on c.pool_id = r.pool_id
      left join ledger_posting p on p.key = 'points-claim:' || c.id and not exists (select from ledger_posting b where b.reverses = p.id)
    where r.points > 0 and not (c.state = 'released' and c.confirmed_at is not null) and c.state in ('seat', 'released', 'waiting', 'entered') group by c.id, c.state having count(p.id) <> (case when c.state = 'seat' then 1 else 0 end)`),
]
