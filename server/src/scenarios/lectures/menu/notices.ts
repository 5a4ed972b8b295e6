import type { CommandContext } from '#platform/module'
import { registerNotices, sendNotices } from '#platform/notify'
import { accountsAt } from '#registry'

registerNotices({
  'lectures.admitted': { zh: '你已受聘为宣讲团讲师，可以在手机上写课、填什么时候能来。', en: 'You are a lecturer now. Write your lectures and say when you can come.' },
  'lectures.handed-in': { zh: '「{title}」等审核，审过就上点单菜单。', en: '{title} waits for your check before it goes on the menu.' },
  'lectures.published': { zh: '「{title}」上菜单了，学校和单位可以点。', en: '{title} is on the menu; schools and units can order it.' },
  'lectures.sent-back': { zh: '「{title}」要改一改：{why}', en: '{title} has to be mended: {why}' },
  'lectures.taken-off': { zh: '「{title}」从菜单上撤下了：{why}', en: '{title} was taken off the menu: {why}' },
})

export async function tellCheckers(ctx: CommandContext, lecture: { id: string; title: string }, unitId: string): Promise<void> {
  const accounts = await accountsAt(ctx, [unitId], 'lectures.manage')
  await sendNotices(ctx, accounts.map((accountId) => ({ to: { accountId }, kind: 'lectures.handed-in', params: { title: lecture.title }, link: `/console/lectures/${lecture.id}` })))
}

export async function tellLecturer(ctx: CommandContext, personId: string, kind: 'admitted' | 'published' | 'sent-back' | 'taken-off', params: Record<string, string>): Promise<void> {
  await sendNotices(ctx, [{ to: { personId }, kind: `lectures.${kind}`, params, link: '/lecturing' }])
}
