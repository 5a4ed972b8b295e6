import { sql } from 'kysely'
import type { Check } from '#platform/module'

const ask = (name: string, query: ReturnType<typeof sql<{ problem: string }>>): Check => ({ name, run: async (tx) => (await query.execute(tx)).rows.map((row) => row.problem) })

export const voucherChecks: Check[] = [
  ask('V1: a programme’s budget is what is free, what vouchers hold, and what was spent', sql<{ problem: string }>`
    select format('programme %s: %s granted, %s accounted for', p.id, p.budget_fen, b.balance + coalesce(v.held, 0) + coalesce(v.spent, 0)) as problem
    from voucher_programme p join ledger_account b on b.id = p.budget_account
    left join (select v.programme_id, sum(a.balance) as held, sum(coalesce(v.spent_fen, 0)) as spent from voucher v join ledger_account a on a.id = v.account_id group by v.programme_id) v on v.programme_id = p.id
    where p.budget_fen <> b.balance + coalesce(v.held, 0) + coalesce(v.spent, 0)`),
  ask('V3, V4: a voucher stands where its account says', sql<{ problem: string }>`
    select format('voucher %s is %s and holds %s', v.number, v.state, a.balance) as problem from voucher v join ledger_account a on a.id = v.account_id join voucher_programme p on p.id = v.programme_id
    where (v.state = 'issued' and a.balance <> p.value_fen) or (v.swept and a.balance <> 0) or (v.state = 'spent' and not v.swept and a.balance <> p.value_fen - v.spent_fen)`),
  ask('V6: a paid statement is paid in the ledger', sql<{ problem: string }>`
    select format('statement %s says paid', s.id) as problem from voucher_statement s where s.state = 'paid' and not exists (
      select from ledger_posting p join ledger_entry e on e.posting_id = p.id join voucher_body b on b.id = s.body_id where p.key = 'voucher-pay:' || s.id and e.account_id = b.paid_account and e.amount = s.amount_fen)`),
]
