import type { Permission } from '@guildhall/contract'
import { addDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { asService, holderOf, type RequestContext, type StaffActor } from '#platform/http'
import type { DeskSource, QueueItem } from '#platform/module'
import { isWithin, unitNames } from '#registry/units'
import { yuan } from './rules.ts'
import { findBodies, findStatementsIn } from './store.ts'

/** A training body waits a week for the second pair of eyes, and a week for its money. */
const patience = 7

const steps: Record<'closed' | 'approved', { permission: Permission; who: QueueItem['who']; next: QueueItem['next'] }> = {
  closed: { permission: 'vouchers.approve', who: { zh: '复核人', en: 'A second person' }, next: { zh: '复核对账单', en: 'Approve the statement' } },
  approved: { permission: 'vouchers.manage', who: { zh: '发券的干部', en: 'Whoever gives the vouchers' }, next: { zh: '到银行付款，登记回单号', en: 'Pay at the bank, then note the receipt' } },
}

/** Statements on their way: closed ones wait for a second person, who is another than the one who closed it; approved ones for the transfer. */
async function statementsDue(ctx: RequestContext, clerk: StaffActor): Promise<QueueItem[]> {
  const rows = (await findStatementsIn(ctx.tx, ['closed', 'approved'])).filter((row) => isWithin(row.scope, clerk.scope) && !(row.state === 'closed' && row.closed_by === holderOf(clerk)))
  if (rows.length === 0) return []
  const bodies = new Map((await findBodies(ctx.tx)).map((one) => [one.id, one]))
  const units = await asService(ctx, '', () => unitNames(ctx.tx, rows.map((row) => row.body_unit_id)))
  return rows.flatMap((row) => {
    if (!bodies.has(row.body_id)) return []
    const [state, body] = [row.state as 'closed' | 'approved', units.get(row.body_unit_id) ?? '']
    const since = dayInShanghai(row.approved_at ?? row.closed_at)
    return [{
      id: `voucher-statement:${row.id}`, kind: 'vouchers.statement', menu: 'vouchers.statement', ...steps[state], subject: { zh: body, en: body }, context: { zh: `${row.month} 培训券 ${yuan(row.amount_fen)} 元`, en: `Vouchers of ${row.month}: ¥${yuan(row.amount_fen)}` },
      link: '/vouchers/statements', from: since, due: addDays(since, patience), at: null, owner: null,
    }]
  })
}

export const vouchersDesk: DeskSource[] = [{ permission: 'vouchers.read', queue: statementsDue, links: { 'voucher-programme': () => '/vouchers/programmes', 'voucher-statement': () => '/vouchers/statements' } }]
