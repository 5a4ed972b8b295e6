import type { AnswerOf, benefitBudgetRoutes, InputOf } from '@guildhall/contract'
import { balanceAt, entriesOf, findAccounts } from '#engines/ledger'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import type { RequestContext } from '#platform/http'
import { workbookBytes, type SheetValue } from '#platform/workbook'
import { freeOf, getInRange, presentBudgets, presentMovements } from './queries.ts'
import { endOfMonth, yuan } from './rules.ts'
import { findReleasesPaidBy } from './store.ts'

const words = {
  funded: '拨入（自有经费）', passed: '下拨', received: '上级拨入', reserved: '福利发布，预留', returned: '福利结束，退回', spent: '核销', unspent: '核销后退回', 'taken-back': '撤销核销', back: '年终收回', on: '结转下年', carried: '上年结转', undone: '撤销余额处理', corrected: '冲回',
} as const
/** More than a unit moves in a month, by far. */
const most = 20_000

/** A month of a budget: what was free before, every movement of it, what its releases spent, what was free after. */
export async function budgetStatement(ctx: RequestContext, { budgetId, month }: InputOf<typeof benefitBudgetRoutes.statement>): Promise<AnswerOf<typeof benefitBudgetRoutes.statement>> {
  const row = await getInRange(ctx, budgetId)
  const [budget] = await presentBudgets(ctx, [row])
  const [from, until] = [instantInShanghai(`${month}-01`), endOfMonth(month)]
  const free = await freeOf(ctx, row)
  const before = free ? await balanceAt(ctx.tx, free.id, new Date(from.getTime() - 1)) : 0n
  const movements = (await presentMovements(ctx, row, free ? await entriesOf(ctx.tx, free.id, { from, until, limit: most }) : [])).toReversed()
  const after = movements.length > 0 ? BigInt(movements.at(-1)!.afterFen) : before
  const spent = await spentIn(ctx, row.id, { from, until })
  const money = (fen: bigint | string) => Number(yuan(BigInt(fen)))
  const rows: SheetValue[][] = [
    ['', '期初可用', '', null, null, money(before), ''],
    ...movements.map((one) => [dayInShanghai(new Date(one.at)), words[one.kind], one.name ?? '', one.amountFen.startsWith('-') ? null : money(one.amountFen), one.amountFen.startsWith('-') ? money(one.amountFen.slice(1)) : null, money(one.afterFen), one.by ?? '']),
    ['', '期末可用', '', null, null, money(after), ''],
    ...spent.map((one) => ['', '本月核销', one.name, null, money(one.fen), null, '']),
    ['', '本月核销合计', '', null, money(spent.reduce((sum, one) => sum + one.fen, 0n)), null, ''],
  ]
  const { unit, year, from: giver } = budget!
  const sentence = [`${unit.name} ${year} 年福利预算 ${month}`, giver ? `由${giver.name}拨给` : '自有经费', `期初可用 ${yuan(before)} 元，期末可用 ${yuan(after)} 元`].join('；')
  const columns = [['日期', 12], ['事项', 18], ['福利或单位', 32], ['收入（元）', 14], ['支出（元）', 14], ['可用余额（元）', 16], ['经手', 12]] as const
  const bytes = await workbookBytes({ title: `福利预算 ${month}`, columns: columns.map(([label, width]) => ({ label, width })), mark: { lines: [unit.name, month], sentence, author: unit.name, at: ctx.clock.now() } }, rows)
  return { fileName: `福利预算对账单 ${unit.name} ${month}.xlsx`, contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes }
}

/** What each release out of the budget spent between two instants, less what was taken off again. */
async function spentIn(ctx: RequestContext, budgetId: string, between: { from: Date; until: Date }): Promise<{ name: string; fen: bigint }[]> {
  const releases = await findReleasesPaidBy(ctx.tx, [budgetId])
  const accounts = releases.length === 0 ? [] : await findAccounts(ctx.tx, { subjects: releases.map((one) => one.id), kind: 'benefit-spent' })
  const rows: { name: string; fen: bigint }[] = []
  for (const account of accounts) {
    const entries = await entriesOf(ctx.tx, account.id, { ...between, limit: most })
    const fen = entries.reduce((sum, one) => sum + one.amount, 0n)
    if (fen !== 0n) rows.push({ name: releases.find((one) => one.id === account.subject)!.name, fen })
  }
  return rows
}
