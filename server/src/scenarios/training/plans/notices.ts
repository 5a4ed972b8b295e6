import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { registerNotices, registerTexts, sendNotices, sendText } from '#platform/notify'
import { accountsAt } from '#registry'
import type { NeedOfPlan } from './needs-of-plan.ts'
import type { ClassRow } from './store.ts'

registerNotices({
  'training.opinion-asked': { zh: '「{title}」的培训方案排好了，想听听你的意见，请在{until}前回答。', en: 'A plan for “{title}” is ready. Tell us what you think by {until}.' },
  'training.opinion-replied': { zh: '你对「{title}」提的意见有答复了。', en: 'There is an answer to what you said about “{title}”.' },
  'training.class-invited': { zh: '你想学的「{title}」开班了，{first}开课。你可以先报名，{close}截止。', en: '“{title}”, which you asked for, begins on {first}. You may enrol before others, until {close}.' },
  'training.class-cancelled': { zh: '「{title}」不办了：{reason}。你的需求会重新排班。', en: '“{title}” was called off: {reason}. Your request is open again.' },
  'training.session-moved': { zh: '「{title}」第{seq}次课改到{when}，地点：{where}。原因：{reason}。', en: 'Session {seq} of “{title}” moves to {when}, at {where}. Reason: {reason}.' },
})
registerTexts({
  'training.opinion-asked': { zh: '您想学的「{title}」排好了方案，想听听您的意见，请在{until}前打开手机页面回答，也可以到工会窗口说。', en: 'A plan for “{title}”, which you asked for, is ready. Tell us what you think by {until}, on your phone or at the union’s desk.' },
})

type Told = { personIds: string[]; unitIds: string[] }

/** Who asked, as people and units, each once. */
export function askersOf(needs: readonly Pick<NeedOfPlan, 'source' | 'person_id' | 'unit_id'>[]): Told {
  return {
    personIds: [...new Set(needs.flatMap((need) => (need.source === 'worker' && need.person_id ? [need.person_id] : [])))],
    unitIds: [...new Set(needs.flatMap((need) => (need.source !== 'worker' && need.unit_id ? [need.unit_id] : [])))],
  }
}

/** Tells workers on the phone and, of units, the accounts that act for them; gives how many heard (T7). */
export async function tell(ctx: CommandContext, told: Told, notice: { kind: string; params: Record<string, string | number>; workerLink: string; unitLink: string }): Promise<number> {
  const accounts = await accountsAt(ctx, told.unitIds, ['enterprise-hr', 'department-officer'])
  const { kind, params, workerLink, unitLink } = notice
  await sendNotices(ctx, [...told.personIds.map((personId) => ({ to: { personId }, kind, params, link: workerLink })), ...accounts.map((accountId) => ({ to: { accountId }, kind, params, link: unitLink }))])
  return told.personIds.length + accounts.length
}

/** Workers who are asked for their opinion also read it as a text message, one a phone: a round is short, and not everybody opens the page every day. */
export async function textAskers(ctx: CommandContext, needs: readonly Pick<NeedOfPlan, 'source' | 'phone_sealed' | 'phone_blind'>[], params: { title: string; until: string }): Promise<void> {
  const workers = needs.filter((need) => need.source === 'worker')
  for (const [need] of Map.groupBy(workers, (one) => one.phone_blind?.toString('hex')).values()) {
    if (need?.phone_sealed) await sendText(ctx, { phone: ctx.cipher.open(need.phone_sealed, 'training_need.phone'), template: 'training.opinion-asked', params })
  }
}

/** People who have or wait for a seat: they hear of every change (T7). */
export async function findEnrolledPeople(ctx: CommandContext, classId: string): Promise<string[]> {
  const rows = await ctx.tx.selectFrom('training_enrolment').select('person_id').where('class_id', '=', classId).where('state', '<>', 'cancelled').execute()
  return rows.map((row) => row.person_id)
}

/** A class that is called off leaves nobody with a seat in it. */
export async function cancelEnrolments(ctx: CommandContext, owner: Pick<ClassRow, 'id'>, reason: string): Promise<string[]> {
  const rows = await ctx.tx.updateTable('training_enrolment').set({ state: 'cancelled', cancelled_at: ctx.clock.now(), cancel_reason: reason })
    .where('class_id', '=', owner.id).where('state', '<>', 'cancelled').returning(sql<string>`person_id`.as('person_id')).execute()
  return rows.map((row) => row.person_id)
}
