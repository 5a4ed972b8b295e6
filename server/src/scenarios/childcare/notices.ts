import { maskName } from '#platform/crypto'
import type { CommandContext } from '#platform/module'
import { registerNotices, sendNotices } from '#platform/notify'
import { accountsAt } from '#registry'
import type { ChildRow, ClassRow } from './model.ts'
import { openAbout } from './store.ts'

registerNotices({
  'childcare.moved-up': { zh: '排到了：「{title}」有{child}一个名额。来不了请撤回报名，别的孩子还能上。', en: '{child} has a place in {title} now. Withdraw if you do not need it.' },
  'childcare.offered': { zh: '「{title}」空出一个名额，轮到{child}了。{until} 前打开点「要这个名额」，不点就让给下一个。', en: 'A place in {title} is free and it is {child}’s turn. Open this and take it by {until}, or it goes to the next.' },
  'childcare.not-answered': { zh: '「{title}」给{child}留的名额没有等到答复，让给下一个了。孩子的信息已删除。', en: 'The place kept for {child} in {title} was not answered for and went to the next. What was kept of the child is erased.' },
  'childcare.not-reached': { zh: '「{title}」的候补结束了，{child}没有排到。孩子的信息已删除。', en: 'The line of {title} is over and {child} was not reached. What was kept of the child is erased.' },
  'childcare.cancelled': { zh: '「{title}」不办了：{why}。孩子的信息已删除。', en: '{title} will not be held: {why}. What was kept of the child is erased.' },
  'childcare.arrived': { zh: '{child}到「{title}」了（{time}）。', en: '{child} arrived at {title} at {time}.' },
  'childcare.handed-over': { zh: '{child}已由{to}从「{title}」接走（{time}）。不是你安排的请马上打电话给带班人员或 110。', en: '{child} was picked up from {title} by {to} at {time}. If that is not what you arranged, call the keeper or 110 at once.' },
  'childcare.codes-locked': { zh: '有人在「{title}」接{child}时连输三次错码，已锁 5 分钟。请和带班人员联系。', en: 'Three wrong codes were entered to pick {child} up from {title}. It is locked for five minutes; speak with the keeper.' },
  'childcare.not-picked-up': { zh: '「{title}」已过放学时间，{child}还没有接走。请尽快来接，或把接送码给能来的人。', en: 'It is past closing time at {title} and {child} is still there. Come soon, or give a code to somebody who can.' },
  'childcare.still-here': { zh: '「{title}」放学一刻钟了，还有 {n} 个孩子没有接走。请联系家长。', en: 'A quarter of an hour past closing time at {title}, {n} children are still there. Call the guardians.' },
})

export type Kind = 'moved-up' | 'offered' | 'not-answered' | 'not-reached' | 'cancelled' | 'arrived' | 'handed-over' | 'codes-locked' | 'not-picked-up'

/** Tells the guardians; a child is named as in a list, by its family name. To be sent before what is kept of the child is erased. */
export async function tellGuardians(ctx: CommandContext, of: Pick<ClassRow, 'title'>, children: readonly ChildRow[], kind: Kind, params: Record<string, string> = {}): Promise<void> {
  if (children.length === 0) return
  await sendNotices(ctx, children.map((row) => ({ to: { personId: row.person_id }, kind: `childcare.${kind}`, params: { title: of.title, child: maskName(openAbout(ctx.cipher, row)?.name ?? ''), ...params }, link: `/childcare/children/${row.id}` })))
}

export async function tellKeepers(ctx: CommandContext, of: Pick<ClassRow, 'id' | 'title' | 'unit_id'>, n: number): Promise<void> {
  const accounts = await accountsAt(ctx, [of.unit_id], 'childcare.keep')
  await sendNotices(ctx, accounts.map((accountId) => ({ to: { accountId }, kind: 'childcare.still-here', params: { title: of.title, n: String(n) }, link: `/console/childcare/${of.id}/day` })))
}

export const momentIn = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
export const clockIn = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
