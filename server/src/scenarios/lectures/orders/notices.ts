import type { CommandContext } from '#platform/module'
import { registerNotices, sendNotices } from '#platform/notify'
import { accountsAt, unitPath } from '#registry'
import { asService } from '#platform/http'
import { clockOf } from '../menu/index.ts'
import { fieldTitle } from './ground.ts'
import type { EngagementRow, OrderRow } from './model.ts'

registerNotices({
  'lectures.ordered': { zh: '{unit}点了「{title}」，{due} 前要匹配讲师。', en: '{unit} ordered {title}; a lecturer is to be found by {due}.' },
  'lectures.declined': { zh: '「{title}」{when} 讲师去不了（{why}），要重新匹配。', en: '{title} on {when}: the lecturer declined ({why}); it has to be matched anew.' },
  'lectures.lapsed': { zh: '「{title}」{when} 讲师没有按时答复，要重新匹配。', en: '{title} on {when}: the lecturer did not answer in time; it has to be matched anew.' },
  'lectures.fell-out': { zh: '「{title}」{when} 讲师临时来不了（{why}），要重新匹配。', en: '{title} on {when}: the lecturer cannot come after all ({why}); it has to be matched anew.' },
  'lectures.asked': { zh: '请你讲「{title}」，{when}，{place}。请在 {until} 前答复。', en: 'You are asked to give {title} on {when} at {place}. Please answer by {until}.' },
  'lectures.lecturer-asked': { zh: '「{title}」匹配到{lecturer}，{when}，等讲师答复。', en: '{title}: {lecturer} was asked for {when} and will answer soon.' },
  'lectures.agreed': { zh: '「{title}」定了：{lecturer}，{when}。', en: '{title} is settled: {lecturer}, {when}.' },
  'lectures.again': { zh: '「{title}」{when} 讲师来不了，正在重新匹配。', en: '{title} on {when}: the lecturer cannot come; somebody else is being found.' },
  'lectures.called-off': { zh: '「{title}」{when} 取消了：{why}', en: '{title} on {when} was called off: {why}' },
  'lectures.closed': { zh: '「{title}」没能安排：{why}', en: '{title} could not be arranged: {why}' },
  'lectures.tomorrow': { zh: '{when} 有「{title}」，{place}。', en: '{title} is held on {when} at {place}.' },
  'lectures.please-judge': { zh: '「{title}」讲完了，请评一评，听听你的意见。', en: '{title} was held. Please say how it was.' },
  'lectures.missed': { zh: '「{title}」{when} 没有讲成：{why}', en: '{title} on {when} was not held: {why}' },
})

/** What an order is about, as a notice names it: the lecture, or the field in both languages, for words of a notice do not depend on who reads it. */
export function titleOf(order: Pick<OrderRow, 'title' | 'field'>): string {
  const field = fieldTitle(order.field)
  return order.title ?? `${field.zh} / ${field.en}`
}
export const whenOf = (row: Pick<EngagementRow, 'day' | 'starts_at'>) => `${row.day} ${clockOf(row.starts_at)}`

type Kind = 'lecturer-asked' | 'agreed' | 'again' | 'called-off' | 'closed' | 'tomorrow' | 'please-judge' | 'missed'

/** Those who order for the unit. */
export async function tellOrderer(ctx: CommandContext, order: Pick<OrderRow, 'id' | 'unit_id'>, kind: Kind, params: Record<string, string>): Promise<void> {
  const accounts = await accountsAt(ctx, [order.unit_id], 'lectures.order')
  await sendNotices(ctx, accounts.map((accountId) => ({ to: { accountId }, kind: `lectures.${kind}`, params, link: `/console/lecture-orders/${order.id}` })))
}

export async function tellLecturerOf(ctx: CommandContext, row: Pick<EngagementRow, 'person_id'>, kind: 'asked' | 'called-off' | 'tomorrow' | 'please-judge' | 'missed', params: Record<string, string>): Promise<void> {
  await sendNotices(ctx, [{ to: { personId: row.person_id }, kind: `lectures.${kind}`, params, link: '/lecturing' }])
}

/** The desk that matches: those who may, at the nearest unit upwards that has somebody. */
export async function tellDesk(ctx: CommandContext, order: Pick<OrderRow, 'id' | 'scope'>, kind: 'ordered' | 'declined' | 'lapsed' | 'fell-out', params: Record<string, string>): Promise<void> {
  const upwards = await asService(ctx, '', async () => (await unitPath(ctx.tx, order)).toReversed())
  for (const unit of upwards) {
    const accounts = await accountsAt(ctx, [unit.id], 'lectures.manage')
    if (accounts.length > 0) return sendNotices(ctx, accounts.map((accountId) => ({ to: { accountId }, kind: `lectures.${kind}`, params, link: `/console/lecture-orders/${order.id}` })))
  }
}
