import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { registerNotices, sendNotices } from '#platform/notify'

registerNotices({
  'counselling.admitted': { zh: '你已成为工会的心理咨询师，可以在手机上放出时间。', en: 'You are a counsellor of the union now. Offer your times on the phone.' },
  'counselling.booked': { zh: '{day} {from} 有人约了你。', en: 'Somebody booked you on {day} at {from}.' },
  'counselling.cancelled': { zh: '{day} {from} 的约取消了。', en: 'Your session on {day} at {from} was given back.' },
  'counselling.tomorrow': { zh: '明天 {from} 有约。来不了请提前取消。', en: 'You have an appointment tomorrow at {from}. Cancel it if you cannot come.' },
  'counselling.missed': { zh: '{day} {from} 的约记成了没来。半年里两次没来，一个月不能再约；来不了请提前两小时取消。', en: 'You are noted as not having come on {day} at {from}. After two in half a year there is no booking for a month; cancel two hours ahead if you cannot come.' },
  'counselling.barred': { zh: '{day} {from} 的约记成了没来。半年里两次没来，{until} 以后才能再约。弄错了请联系咨询师。', en: 'You are noted as not having come on {day} at {from}. That is twice in half a year: you can book again after {until}. If it is a mistake speak with the counsellor.' },
  'counselling.how-was-it': { zh: '{day} {from} 的约还没有登记结果。请在咨询台记一下谈过还是没来，不登记的话对方暂时约不了下一次。', en: 'Nothing has been noted yet of the session on {day} at {from}. Please say at your desk whether it was held; until then the person cannot book another.' },
  'counselling.closed': { zh: '{day} {from} 的约没有登记结果，已经自动结束，不算没来。现在可以再约。', en: 'Nothing was noted of your session on {day} at {from}; it is closed and does not count as missed. You can book again now.' },
  'counselling.put-right': { zh: '{day} {from} 的约改成了来过。', en: 'It was put right: you did come on {day} at {from}.' },
})

type Time = { day: string; from: string }

/** Nothing in it says who booked. */
export async function tellCounsellor(ctx: CommandContext, counsellorId: string, kind: 'booked' | 'cancelled', { day, from }: Time): Promise<void> {
  const { person_id: personId } = await ctx.tx.selectFrom('counsellor').select('person_id').where('id', '=', counsellorId).executeTakeFirstOrThrow()
  await sendNotices(ctx, [{ to: { personId }, kind: `counselling.${kind}`, params: { day, from }, link: '/counselling/desk' }])
}

/** How a session went, asked of its counsellor; who booked it is not in it. */
export async function askHow(ctx: CommandContext, counsellorPerson: string, { day, from }: Time): Promise<void> {
  await sendNotices(ctx, [{ to: { personId: counsellorPerson }, kind: 'counselling.how-was-it', params: { day, from }, link: '/counselling/desk' }])
}

export async function tellClosed(ctx: CommandContext, personId: string, { day, from }: Time): Promise<void> {
  await sendNotices(ctx, [{ to: { personId }, kind: 'counselling.closed', params: { day, from }, link: '/counselling' }])
}

export async function tellTomorrow(ctx: CommandContext, personId: string, from: string): Promise<void> {
  await sendNotices(ctx, [{ to: { personId }, kind: 'counselling.tomorrow', params: { from }, link: '/counselling' }])
}

/** What a session that was missed, or was not after all, means for whoever booked it: the date alone, as in every notice that others may read over a shoulder. */
export async function tellWorker(ctx: CommandContext, personId: string, { day, from }: Time, what: Date | 'put-right' | null): Promise<void> {
  const kind = what === 'put-right' ? 'put-right' : what ? 'barred' : 'missed'
  await sendNotices(ctx, [{ to: { personId }, kind: `counselling.${kind}`, params: { day, from, ...(what instanceof Date && { until: dayInShanghai(what) }) }, link: '/counselling' }])
}

/** Notes that it happened, in nobody's name (P4): no account, no address, no request, no unit, and a keyed hash for the session. */
export async function noteOpaquely(ctx: CommandContext, action: string, sessionId: string): Promise<void> {
  await appendAudit({ ...ctx, actor: { kind: 'job', name: 'counselling', scope: '' }, requestId: newId(), address: '' }, { action, subject: `counselling:${ctx.cipher.blind(`counselling:${sessionId}`, 'code').toString('hex').slice(0, 24)}`, scope: '' })
}
