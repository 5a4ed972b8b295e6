import { registerNotices, registerTexts, sendNotice, sendText } from '#platform/notify'
import type { CommandContext } from '#platform/module'
import { phoneOf } from './facts.ts'
import type { ApplicationRow } from './model.ts'

registerNotices({
  'membership.filed-for-you': { zh: '窗口替你向「{union}」递交了申请，编号 {number}。不是你的意思，可以点开撤回。', en: 'At the desk an application to “{union}” was filed for you, number {number}. If that is not what you want, open it and take it back.' },
  'membership.identity-mismatch': { zh: '申请 {number}：姓名和身份证号对不上，请点开改好再交，10 个工作日内有效。', en: 'Application {number}: name and ID number do not belong together. Open it and correct them within 10 working days.' },
  'membership.joined': { zh: '你已经是「{union}」的会员了。点开看会员卡，出示会员码就能用。', en: 'You are now a member of “{union}”. Open your card; its code is what you show.' },
  'membership.moved': { zh: '转会办好了，你现在是「{union}」的会员，入会日期不变。', en: 'The transfer is done: you are now a member of “{union}”. The day on which you joined stays.' },
  'membership.left': { zh: '退会办好了，你在「{union}」的会籍到今天为止。想回来随时可以再申请。', en: 'You have left “{union}” as of today. You can ask to join again at any time.' },
  'membership.refused': { zh: '「{union}」没有通过你的申请：{reason}。接下来可以：{next}', en: '“{union}” did not accept your application: {reason}. What you can do now: {next}' },
  'membership.lapsed': { zh: '申请 {number} 过了期限没有改好，已经自动结束，可以重新申请。', en: 'Application {number} was not corrected in time and has ended. You can ask again.' },
  'membership.goes-on-at': { zh: '「{former}」调整了，你的申请 {number} 由「{union}」接着办，不用重新交。', en: '“{former}” was reorganised. “{union}” goes on with your application {number}; there is nothing to hand in again.' },
  'membership.union-dissolved': { zh: '「{union}」撤销了，你的申请 {number} 不再往下办。点开看接下来可以怎么办。', en: '“{union}” was dissolved, so your application {number} goes no further. Open it to see what you can do now.' },
  'membership.membership-ended': { zh: '你所在的工会撤销了，会籍随着结束，申请 {number} 不再往下办。点开看接下来可以怎么办。', en: 'Your union was dissolved and your membership ended with it, so application {number} goes no further. Open it to see what you can do now.' },
  'membership.late': { zh: '「{union}」本该在{due}前给你答复，晚了，对不起。已经告诉上级工会过问，你不用再做什么。', en: '“{union}” was to answer you by {due} and is late. The union above has been told; you need do nothing.' },
  'membership.overdue': { zh: '{number} 本该在{due}前办完，下级还没办，请过问一下。', en: '{number} was due by {due} below you and is not done. Please look into it.' },
  'membership.answered': { zh: '「{union}」答复你了，点开看。', en: '“{union}” has answered you. Open it to read.' },
})
registerTexts({
  'membership.joined': { zh: '您已成为「{union}」会员，可在手机上打开会员卡。', en: 'You are now a member of “{union}”; your card is on your phone.' },
  'membership.ended': { zh: '您向「{union}」的入会申请因工会撤销结束了，接下来怎么办请在手机上查看。', en: 'Your application to “{union}” has ended because the union was dissolved; what you can do now is on your phone.' },
  'membership.refused': { zh: '您向「{union}」的入会申请没有通过，原因和下一步请在手机上查看。', en: 'Your application to “{union}” was not accepted; reason and next step are on your phone.' },
})

export const applicationPath = (id: string) => `/my-union/applications/${id}`

export async function unionName(ctx: Pick<CommandContext, 'tx'>, unitId: string): Promise<string> {
  return (await ctx.tx.selectFrom('unit').select('name').where('id', '=', unitId).executeTakeFirst())?.name ?? ''
}

export async function tellApplicant(ctx: CommandContext, row: Pick<ApplicationRow, 'id' | 'person_id' | 'unit_id' | 'number'>, kind: string, params: Record<string, string> = {}, link = applicationPath(row.id)): Promise<void> {
  await sendNotice(ctx, { to: { personId: row.person_id }, kind, params: { union: await unionName(ctx, row.unit_id), number: row.number, ...params }, link })
}

export const tellMismatch = (ctx: CommandContext, row: ApplicationRow): Promise<void> => tellApplicant(ctx, row, 'membership.identity-mismatch')

/** What was decided, under the bell and, for whoever does not look there, as a text message. */
export async function tellDecision(ctx: CommandContext, row: ApplicationRow): Promise<void> {
  const joined = row.state === 'accepted'
  if (!joined) await tellApplicant(ctx, row, 'membership.refused', { reason: row.reason ?? '', next: row.next_step ?? '' })
  else if (row.kind === 'join') await tellApplicant(ctx, row, 'membership.joined', {}, '/my-union/card')
  else await tellApplicant(ctx, row, row.kind === 'transfer' ? 'membership.moved' : 'membership.left')
  const phone = phoneOf(ctx, row)
  if (phone && row.kind === 'join') await sendText(ctx, { phone, template: joined ? 'membership.joined' : 'membership.refused', params: { union: await unionName(ctx, row.unit_id) } })
}
