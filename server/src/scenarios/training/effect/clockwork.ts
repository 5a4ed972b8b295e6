import { z } from 'zod'
import { findInvitations, invite } from '#engines/evaluation'
import { addDays } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { asService } from '#platform/http'
import { newId } from '#platform/ids'
import { job, type CommandContext } from '#platform/module'
import { registerNotices, sendNotice } from '#platform/notify'
import { findClass } from '../plans/index.ts'
import { followUpKey, openFollowUpForm } from './form.ts'
import { answerDays, isDueForFollowUp, reminderAfterDays } from './rules.ts'
import { findFollowUps, findTakers, findUnfollowed, findUnreminded, insertFollowUp, markReminded } from './store.ts'

registerNotices({
  'training.follow-up-asked': { zh: '「{title}」过去半年了，现在怎么样？几道题，一分钟，{until}前有效，不会显示是谁说的。', en: 'Half a year after “{title}”: how is it going? A few questions, a minute, until {until}; nobody is shown who said what.' },
  'training.follow-up-reminder': { zh: '「{title}」的回访还没答，{until}前有效。答不答都不影响你的证书，只提醒这一次。', en: 'The questions about “{title}” are still open, until {until}. They change nothing about your certificate; this is the only reminder.' },
})

/** Asks everybody who took part in a class what became of it, once. */
export async function followUp(ctx: CommandContext, classId: string): Promise<number> {
  const of = await findClass(ctx.tx, classId)
  const now = ctx.clock.now()
  const today = dayInShanghai(now)
  if (!of || of.state !== 'closed' || of.last_day === null || !isDueForFollowUp(of.last_day, today)) return 0
  await openFollowUpForm(ctx)
  return asService(ctx, of.scope, async () => {
    const id = newId()
    if (!await insertFollowUp(ctx.tx, { id, class_id: of.id, scope: of.scope, asked_on: today })) return 0
    const people = await findTakers(ctx.tx, of.id)
    if (people.length === 0) return 0
    const lastDay = addDays(today, answerDays)
    await invite(ctx.tx, { form: followUpKey, subject: id, scope: of.scope, evaluators: people.map((person) => ({ id: person, kind: 'worker' })), until: instantInShanghai(addDays(lastDay, 1)), now })
    for (const personId of people) await sendNotice(ctx, { to: { personId }, kind: 'training.follow-up-asked', params: { title: of.title, until: lastDay }, link: `/follow-ups/${id}` })
    return people.length
  })
}

/** Reminds those who have not answered, once. */
export async function remindFollowUp(ctx: CommandContext, id: string): Promise<number> {
  const now = ctx.clock.now()
  if (!await markReminded(ctx.tx, id, dayInShanghai(now))) return 0
  const [of] = await findFollowUps(ctx.tx, [id])
  const waiting = (await findInvitations(ctx.tx, id)).filter((one) => one.submittedAt === null && one.until !== null && one.until > now)
  for (const one of waiting) await sendNotice(ctx, { to: { personId: one.evaluator }, kind: 'training.follow-up-reminder', params: { title: of!.title, until: addDays(dayInShanghai(one.until!), -1) }, link: `/follow-ups/${id}` })
  return waiting.length
}

/** Each morning, class by class, each in a transaction of its own. */
export const followUpJob = job({
  name: 'training.follow-up', payload: z.object({}), cron: '10 9 * * *',
  async run(run) {
    const today = dayInShanghai(run.clock.now())
    let [asked, reminded] = [0, 0]
    for (const one of await run.inTransaction((ctx) => findUnfollowed(ctx.tx, addDays(today, -250), addDays(today, -175)))) if (one.last_day && isDueForFollowUp(one.last_day, today)) asked += await run.inTransaction((ctx) => followUp(ctx, one.id), one.scope)
    for (const one of await run.inTransaction((ctx) => findUnreminded(ctx.tx, addDays(today, -reminderAfterDays)))) reminded += await run.inTransaction((ctx) => remindFollowUp(ctx, one.id), one.scope)
    return { asked, reminded }
  },
})
