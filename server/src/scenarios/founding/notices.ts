import type { CommandContext } from '#platform/module'
import { registerNotices, sendNotices } from '#platform/notify'
import { accountsAt } from '#registry'
import type { FoundingRow } from './model.ts'

registerNotices({
  'founding.applied': { zh: '「{name}」申请建会，请在{due}前答复。', en: '{name}: a union asks to be founded. Answer by {due}.' },
  'founding.accepted': { zh: '上级同意筹建「{name}」，可以发展会员、准备选举了。', en: 'The federation agrees to {name}. Win members and prepare the election.' },
  'founding.sent-back': { zh: '「{name}」的建会申请被退回：{reason}。改好再交。', en: 'The application for {name} came back: {reason}. Put it right and hand it in again.' },
  'founding.asked-to-join': { zh: '你所在的单位正在筹建「{name}」，请你看看要不要入会。', en: '{name} is being founded where you work. See whether you want to join.' },
  'founding.convened': { zh: '「{name}」{when}在{place}开第一次大会，请到会选举。', en: 'The first congress of {name} meets on {when} at {place}. Come and vote.' },
  'founding.called-off': { zh: '「{name}」原定的大会不开了：{reason}。新的时间另行通知。', en: 'The congress of {name} is not held as called: {reason}. You will hear when it is.' },
  'founding.reported': { zh: '「{name}」选举结果已上报，请在{due}前批复。', en: '{name}: the result of the election is reported. Approve it by {due}.' },
  'founding.approved': { zh: '「{name}」成立了，选举结果已批复。接下来办证、刻章、开户。', en: '{name} is founded; the result is approved. Next: certificate, seal, bank account.' },
  'founding.rejected': { zh: '「{name}」的选举结果没有批复：{reason}。要重新选举。', en: 'The result of {name} was not approved: {reason}. Hold the election again.' },
  'founding.you-are-a-member': { zh: '「{name}」成立了，你从{from}起是会员。', en: '{name} is founded. You are a member from {from} on.' },
  'founding.overdue-above': { zh: '下级「{name}」的建会事项到{due}还没办，请过问。', en: 'Overdue below you: the founding of {name}, due by {due}. Please look into it.' },
  'founding.late': { zh: '「{name}」本该在{due}前答复，晚了，对不起。已经告诉上级过问。', en: 'We are late with {name}, due by {due}. Those above have been told.' },
})

type Words = { kind: string; params?: Record<string, string | number> }

export async function tellUnit(ctx: CommandContext, row: FoundingRow, { kind, params }: Words): Promise<void> {
  const accounts = await accountsAt(ctx, [row.unit_id], 'founding.apply')
  await sendNotices(ctx, accounts.map((accountId) => ({ to: { accountId }, kind, params: { name: row.name, ...params }, link: `/console/foundings/${row.id}` })))
}

export async function tellFederation(ctx: CommandContext, row: FoundingRow, { kind, params }: Words): Promise<void> {
  const accounts = await accountsAt(ctx, [row.federation_id], 'founding.answer')
  await sendNotices(ctx, accounts.map((accountId) => ({ to: { accountId }, kind, params: { name: row.name, ...params }, link: `/console/foundings/${row.id}` })))
}

export function tellPeople(ctx: CommandContext, row: FoundingRow, personIds: readonly string[], { kind, params }: Words): Promise<void> {
  return sendNotices(ctx, personIds.map((personId) => ({ to: { personId }, kind, params: { name: row.name, ...params }, link: `/my-foundings/${row.id}` })))
}
