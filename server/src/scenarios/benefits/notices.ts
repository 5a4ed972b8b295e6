import type { Claim } from '#engines/quota'
import type { CommandContext } from '#platform/module'
import { registerNotices, sendNotices } from '#platform/notify'
import type { ReleaseRow } from './store.ts'

registerNotices({
  'benefits.moved-up': { zh: '排到你了：「{name}」有你一份，打开看领取码。', en: 'Your turn: {name} is yours. Open it for your code.' },
  'benefits.not-fetched': { zh: '「{name}」过期没取，已经给了下一位。', en: '{name} was not fetched in time and went to the next in line.' },
  'benefits.won': { zh: '抽中了：「{name}」有你一份，打开看领取码。', en: 'You won: {name} is yours. Open it for your code.' },
  'benefits.drawn-waiting': { zh: '「{name}」抽签结果：你在候补里，有人退出就轮到你。', en: '{name} was drawn: you are in line, in case somebody gives theirs back.' },
  'benefits.lost': { zh: '「{name}」这次没抽中。抽签可以自己验，打开看怎么验。', en: '{name} was drawn and not yours this time. You can check the draw yourself.' },
  'benefits.withdrawn': { zh: '「{name}」不办了：{reason}。', en: '{name} was called off: {reason}.' },
})

export type Kind = 'moved-up' | 'not-fetched' | 'won' | 'drawn-waiting' | 'lost' | 'withdrawn'

export async function tell(ctx: CommandContext, row: Pick<ReleaseRow, 'id' | 'name'>, claims: readonly Claim[], kind: Kind, params: Record<string, string> = {}): Promise<void> {
  if (claims.length === 0) return
  await sendNotices(ctx, claims.map((claim) => ({ to: { personId: claim.holder }, kind: `benefits.${kind}`, params: { name: row.name, ...params }, link: `/benefits/${row.id}` })))
}

/** What the clock did to a pool, told to those whom it touched. */
export async function tellTended(ctx: CommandContext, row: Pick<ReleaseRow, 'id' | 'name'>, tended: { lapsed: readonly Claim[]; moved: readonly Claim[] }): Promise<void> {
  await tell(ctx, row, tended.lapsed, 'not-fetched')
  await tell(ctx, row, tended.moved, 'moved-up')
}
