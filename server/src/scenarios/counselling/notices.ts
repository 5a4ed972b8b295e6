import { appendAudit } from '#platform/audit'
import type { RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { registerNotices, sendNotices } from '#platform/notify'

registerNotices({
  'counselling.admitted': { zh: '你已成为工会的心理咨询师，可以在手机上放出时间。', en: 'You are a counsellor of the union now. Offer your times on the phone.' },
  'counselling.booked': { zh: '{day} {from} 有人约了你。', en: 'Somebody booked you on {day} at {from}.' },
  'counselling.cancelled': { zh: '{day} {from} 的约取消了。', en: 'Your session on {day} at {from} was given back.' },
  'counselling.tomorrow': { zh: '明天 {from} 有约。来不了请提前取消。', en: 'You have an appointment tomorrow at {from}. Cancel it if you cannot come.' },
})

type Time = { day: string; from: string }

/** Nothing in it says who booked. */
export async function tellCounsellor(ctx: CommandContext, counsellorId: string, kind: 'booked' | 'cancelled', { day, from }: Time): Promise<void> {
  const { person_id: personId } = await ctx.tx.selectFrom('counsellor').select('person_id').where('id', '=', counsellorId).executeTakeFirstOrThrow()
  await sendNotices(ctx, [{ to: { personId }, kind: `counselling.${kind}`, params: { day, from }, link: '/counselling/desk' }])
}

export async function tellTomorrow(ctx: CommandContext, personId: string, from: string): Promise<void> {
  await sendNotices(ctx, [{ to: { personId }, kind: 'counselling.tomorrow', params: { from }, link: '/counselling' }])
}

/** Notes that it happened, in nobody's name (P4): no account, no address, no request, no unit, and a keyed hash for the session. */
export async function noteOpaquely(ctx: RequestContext, action: string, sessionId: string): Promise<void> {
  await appendAudit({ ...ctx, actor: { kind: 'job', name: 'counselling', scope: '' }, requestId: newId(), address: '' }, { action, subject: `counselling:${ctx.cipher.blind(`counselling:${sessionId}`, 'code').toString('hex').slice(0, 24)}`, scope: '' })
}
