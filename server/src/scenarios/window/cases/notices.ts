import { PersonalText } from '#platform/crypto'
import type { CommandContext } from '#platform/module'
import { registerNotices, registerTexts, sendNotices, sendText } from '#platform/notify'
import { accountsAt } from '#registry'
import { publicBase } from '#registry/issuer'
import { sealedIn, type CaseRow } from './model.ts'

registerNotices({
  'window.case-returned': { zh: '「{title}」有 {count} 份材料要重做，原因写在每份材料下面。其余的已经通过，不用再交。', en: '{count} materials of “{title}” have to be redone; each says why. The others were accepted and need not be sent again.' },
  'window.case-accepted': { zh: '「{title}」材料齐了，已经受理，{due}前办好。', en: '“{title}” was taken up and will be done by {due}.' },
  'window.case-refused': { zh: '「{title}」没有通过审查，原因写在办件里。改好后可以重新申请。', en: '“{title}” was not granted; the case says why. You may put it right and apply again.' },
  'window.case-ready-counter': { zh: '「{title}」办好了，带上原件到窗口，五分钟领走。', en: '“{title}” is done: bring the originals to the window and collect it in five minutes.' },
  'window.case-ready-post': { zh: '「{title}」办好了，今明两天寄出，不用来。', en: '“{title}” is done and will be posted today or tomorrow; you need not come.' },
  'window.case-handed': { zh: '「{title}」已经交给你们，请看一下对不对，点开确认、给个评价。五个工作日没有回话就算收到。', en: '“{title}” was handed over. Please check it, confirm and rate us. Five working days without a word count as received.' },
  'window.case-late': { zh: '「{title}」（{unit}）本该在{due}前办完这一步，还没办。请过问一下。', en: 'A step of “{title}” ({unit}) was due by {due} and is not done. Please look into it.' },
  'window.case-late-to-you': { zh: '「{title}」本该在{due}前办完这一步，晚了，对不起。已经告诉{above}过问，你不用再做什么。', en: 'A step of “{title}” was due by {due}, and we are late. {above} has been told; you need do nothing.' },
  'window.certificate-ending': { zh: '《工会法人资格证书》{until}到期，还有 {days} 天。请准备换届材料，到期前来换领。', en: 'The certificate of the union ends on {until}, in {days} days. Prepare to renew it before then.' },
})
registerTexts({
  'window.case-returned': { zh: '【工会窗口】{title}有 {count} 份材料要重做，点开看原因：{link}', en: 'Union window: {count} materials of {title} have to be redone: {link}' },
  'window.case-accepted': { zh: '【工会窗口】{title}已受理，{due}前办好。查进度：{link}', en: 'Union window: {title} was taken up, to be done by {due}. Follow it: {link}' },
  'window.case-ready-counter': { zh: '【工会窗口】{title}办好了，带上原件到窗口，五分钟领走。{link}', en: 'Union window: {title} is done. Bring the originals and collect it at the window: {link}' },
  'window.case-ready-post': { zh: '【工会窗口】{title}办好了，今明两天寄出，不用来。{link}', en: 'Union window: {title} is done and will be posted; you need not come: {link}' },
  'window.case-handed': { zh: '【工会窗口】{title}已交给你，请给这次服务评个分：{link}', en: 'Union window: {title} was handed over. Please rate us: {link}' },
  'window.case-refused': { zh: '【工会窗口】{title}没有通过审查，原因点开看：{link}', en: 'Union window: {title} was not granted. See why: {link}' },
})

/** Accounts that speak for the unit now, and may apply for it. */
export const speakersOf = (ctx: CommandContext, unitId: string): Promise<string[]> => accountsAt(ctx, [unitId], ['enterprise-hr', 'union-chair', 'union-officer'])

/** Tells the union: under the bell of whoever speaks for it, and the contact of the case by text message with a link that needs no login. */
export async function tellApplicant(ctx: CommandContext, row: CaseRow, kind: 'returned' | 'accepted' | 'refused' | 'ready-counter' | 'ready-post' | 'handed', params: Record<string, string | number> = {}): Promise<void> {
  const said = { title: row.item_title, ...params }
  const accounts = await speakersOf(ctx, row.unit_id)
  await sendNotices(ctx, accounts.map((accountId) => ({ to: { accountId }, kind: `window.case-${kind}`, params: said, link: `/console/window/cases/${row.id}` })))
  const link = `${publicBase(ctx.config)}/w/${ctx.cipher.open(row.follow_sealed, sealedIn.follow).reveal()}`
  await sendText(ctx, { phone: new PersonalText(ctx.cipher.open(row.contact_phone_sealed, sealedIn.contactPhone).reveal()), template: `window.case-${kind}`, params: { ...said, link } })
}
