import { sql } from 'kysely'
import type { Check } from '#platform/module'

const ask = (name: string, query: ReturnType<typeof sql<{ problem: string }>>): Check => ({ name, run: async (tx) => (await query.execute(tx)).rows.map((row) => row.problem) })

export const budgetChecks: Check[] = [
  ask('F1: what was put into a budget is what it passed down, set aside, spent and has free', sql<{ problem: string }>`
    select format('budget %s is out by %s', b.id, sum(a.balance)) as problem from benefit_budget b
    join ledger_account a on a.subject = b.id or a.subject in (select r.id from benefit_release r where r.budget_id = b.id) where a.kind like 'benefit-%' group by b.id having sum(a.balance) <> 0`),
  ask('F2, F4: a release has set aside what may still be fetched, and spent what was handed over', sql<{ problem: string }>`
    select format('release %s: %s places, %s handed over, %s set aside, %s spent', r.id, c.seats, c.handed_over, a.reserved, a.spent) as problem from benefit_release r
    join lateral (select coalesce(sum(balance) filter (where kind = 'benefit-reserved'), 0) as reserved, coalesce(sum(balance) filter (where kind = 'benefit-spent'), 0) as spent from ledger_account where subject = r.id) a on true
    join lateral (select count(*) as seats, count(confirmed_at) as handed_over from quota_claim_now q where q.pool_id = r.pool_id and q.state = 'seat') c on true
    where r.cost_fen > 0 and r.state = 'published' and (a.reserved + a.spent < r.cost_fen * c.seats or (r.hand_out = 'code' and a.spent <> r.cost_fen * c.handed_over))`),
]
