import { asService } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { registerNotices, sendNotices } from '#platform/notify'
import { findWishers } from './store.ts'

registerNotices({
  'lectures.wish-ordered': { zh: '你想听的「{title}」，{unit}已经点了，正在找讲师和时间。', en: '{unit} has ordered {title}, which you would like to hear. Lecturer and time are being found.' },
  'lectures.wish-settled': { zh: '你想听的「{title}」定了：{when}，{place}。', en: '{title}, which you would like to hear, is settled: {when}, {place}.' },
  'lectures.wish-again': { zh: '你想听的「{title}」{when} 讲师来不了，正在另找。', en: '{title}, which you would like to hear, cannot be held on {when}: another lecturer or time is being found.' },
  'lectures.wish-fell-through': { zh: '你想听的「{title}」这次没办成：{why}。还想听，可以再说一次。', en: '{title}, which you would like to hear, did not come about: {why}. If you still would, say so again.' },
})

/** Tells those whose wish an order is what became of it. An order that nobody wished for tells nobody. */
export async function tellWishers(ctx: CommandContext, orderId: string, kind: 'ordered' | 'settled' | 'again' | 'fell-through', params: Record<string, string>): Promise<void> {
  const people = await asService(ctx, '', () => findWishers(ctx.tx, orderId))
  await sendNotices(ctx, people.map((personId) => ({ to: { personId }, kind: `lectures.wish-${kind}`, params, link: '/lectures' })))
}
