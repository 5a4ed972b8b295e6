import type { Claim } from '#engines/quota'
import type { CommandContext } from '#platform/module'
import { registerNotices, sendNotices } from '#platform/notify'
import { pay } from './points/index.ts'
import type { ReleaseRow } from './store.ts'

registerNotices({
  'benefits.moved-up': { zh: '排到你了：「{name}」有你一份，打开看领取码。', en: 'Your turn: {name} is yours. Open it for your code.' },
  'benefits.not-fetched': { zh: '「{name}」过期没取，已经给了下一位。', en: '{name} was not fetched in time and went to the next in line.' },
  'benefits.won': { zh: '抽中了：「{name}」有你一份，打开看领取码。', en: 'You won: {name} is yours. Open it for your code.' },
  'benefits.drawn-waiting': { zh: '「{name}」抽签结果：你在候补里，有人退出就轮到你。', en: '{name} was drawn: you are in line, in case somebody gives theirs back.' },
  'benefits.lost': { zh: '「{name}」这次没抽中。抽签可以自己验，打开看怎么验。', en: '{name} was drawn and not yours this time. You can check the draw yourself.' },
  'benefits.points-short': { zh: '轮到你领「{name}」时积分不够 {points} 分，已经给了下一位。', en: 'It was your turn for {name}, but you had fewer than {points} points: it went to the next in line.' },
  'benefits.taken-back': { zh: '「{name}」的领取记录撤销了（{reason}）。这一份还是你的，请凭码再来取。', en: '{name} was noted as fetched by mistake ({reason}). It is yours still: come and fetch it with your code.' },
  'benefits.taken-back-gone': { zh: '「{name}」的领取记录撤销了（{reason}），这一份收回给下一位。花了积分的已退还。', en: '{name} was noted as fetched by mistake ({reason}) and goes to the next in line. Points that you paid are yours again.' },
  'benefits.withdrawn': { zh: '「{name}」不办了：{reason}。', en: '{name} was called off: {reason}.' },
})

export type Kind = 'moved-up' | 'not-fetched' | 'won' | 'drawn-waiting' | 'lost' | 'points-short' | 'withdrawn'

export async function tell(ctx: CommandContext, row: Pick<ReleaseRow, 'id' | 'name'>, claims: readonly Claim[], kind: Kind, params: Record<string, string> = {}): Promise<void> {
  if (claims.length === 0) return
  await sendNotices(ctx, claims.map((claim) => ({ to: { personId: claim.holder }, kind: `benefits.${kind}`, params: { name: row.name, ...params }, link: `/benefits/${row.id}` })))
}

/** A hand-over was taken back: whose the place is now, and why. */
export async function tellTakenBack(ctx: CommandContext, row: Pick<ReleaseRow, 'id' | 'name'>, holder: string, { to, reason }: { to: 'worker' | 'pool'; reason: string }): Promise<void> {
  await sendNotices(ctx, [{ to: { personId: holder }, kind: to === 'worker' ? 'benefits.taken-back' : 'benefits.taken-back-gone', params: { name: row.name, reason }, link: `/benefits/${row.id}` }])
}

/** What the clock or somebody who left did to a pool: whoever moved up pays, where points are asked, and all whom it touched are told. */
export async function tellTended(ctx: CommandContext, row: ReleaseRow, tended: { lapsed: readonly Claim[]; moved: readonly Claim[] }): Promise<void> {
  await tell(ctx, row, tended.lapsed, 'not-fetched')
  await grant(ctx, row, tended.moved, 'moved-up')
}

/** Places that came to people by themselves: those who have the points have them, and hear so in the words of `kind`; whoever moved up for somebody who had too few hears that. */
export async function grant(ctx: CommandContext, row: ReleaseRow, claims: readonly Claim[], kind: 'moved-up' | 'won'): Promise<void> {
  const { granted, short } = await pay(ctx, row, claims)
  const first = new Set(claims.map((claim) => claim.id))
  await tell(ctx, row, granted.filter((claim) => first.has(claim.id)), kind)
  await tell(ctx, row, granted.filter((claim) => !first.has(claim.id)), 'moved-up')
  await tell(ctx, row, short, 'points-short', { points: String(row.points) })
}
