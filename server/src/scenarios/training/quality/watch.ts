import { z } from 'zod'
import { findInvitations, report } from '#engines/evaluation'
import { openCase } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { addDays, loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { asService, holderOf } from '#platform/http'
import { newId } from '#platform/ids'
import { job, type CommandContext } from '#platform/module'
import { registerNotices, sendNotice } from '#platform/notify'
import { findClass, type ClassRow } from '../plans/index.ts'
import { fixedRatings, ratedQuestions } from '../forms/index.ts'
import { rectificationProcess } from './process.ts'
import { isSaid, meanOfAll, ruleFor, shortfallsOf } from './rules.ts'
import { findRules, findUnwatched, insertRectification, lockOpenInspected } from './store.ts'

registerNotices({
  'training.rectification-opened': { zh: '「{title}」评价低于 {below} 分，请看原因、写改进措施，{due}前交。', en: '“{title}” was judged below {below}. See why and write what will be better by {due}.' },
  'training.inspection-failed': { zh: '督导「{title}」有 {failed} 项不合格，请看看、写改进措施，{due}前交。', en: 'A supervisor found {failed} things not in order in “{title}”. Write what will be better by {due}.' },
})

/** How long after its end a class is still looked at. */
const watchedDays = 120

/** Opens a case for a class that fell short, once all that will be said has been said; the head of the class is told. */
export async function watchClass(ctx: CommandContext, classId: string): Promise<boolean> {
  const of = await findClass(ctx.tx, classId)
  if (!of || !isSaid(await findInvitations(ctx.tx, of.id), ctx.clock.now())) return false
  const ratings = fixedRatings((await report(ctx.tx, { subject: of.id })).ratings)
  const rule = ruleFor(of.scope, await asService(ctx, '', () => findRules(ctx.tx)))
  const [shortfalls, mean] = [shortfallsOf(rule, ratedQuestions, ratings), meanOfAll(ratings)]
  if (shortfalls.length === 0 || mean === null) return false
  const [id, now] = [newId(), ctx.clock.now()]
  const opened = await openCase(ctx.tx, { process: rectificationProcess, subject: id, scope: of.scope, title: `教学整改：${of.title}`, owner: of.head_account_id ? `account:${of.head_account_id}` : null, actor: { id: holderOf(ctx.actor), as: 'handler' }, now, calendar: await loadCalendar(ctx.tx) })
  if (!await insertRectification(ctx.tx, { id, class_id: of.id, scope: of.scope, case_id: opened.id, state: 'open', source: 'evaluation', shortfalls: JSON.stringify(shortfalls), mean, opened_at: now, updated_at: now })) return false
  if (of.head_account_id) await sendNotice(ctx, { to: { accountId: of.head_account_id }, kind: 'training.rectification-opened', params: { title: of.title, below: rule.below.toFixed(1), due: opened.deadlineOn ?? '' }, link: `/console/rectifications/${id}` })
  await appendAudit(ctx, { action: 'training.open-rectification', subject: `class:${of.id}`, scope: of.scope, details: { shortfalls: shortfalls.map((one) => `${one.key} ${one.mean.toFixed(2)} < ${one.below}`) } })
  return true
}

export type Found = { inspectionId: string; key: string; words: string; note: string; at: string; photo: boolean }

/** What a supervisor found not in order opens a case, or joins the one that is open. Words written before it joined are measures against less: they are to be written anew. As the service. */
export async function putRight(ctx: CommandContext, of: ClassRow, found: readonly Found[]): Promise<string> {
  const now = ctx.clock.now()
  const tell = async (id: string, due: string | null) => { if (of.head_account_id) await sendNotice(ctx, { to: { accountId: of.head_account_id }, kind: 'training.inspection-failed', params: { title: of.title, failed: found.length, due: due ?? '' }, link: `/console/rectifications/${id}` }) }
  for (let attempt = 0; attempt < 2; attempt++) {
    const known = await lockOpenInspected(ctx.tx, of.id)
    if (known) {
      await ctx.tx.updateTable('training_rectification').set({ findings: JSON.stringify([...known.findings as Found[], ...found]), updated_at: now }).where('id', '=', known.id).execute()
      await tell(known.id, (await ctx.tx.selectFrom('process_case').select('deadline_on').where('id', '=', known.case_id).executeTakeFirst())?.deadline_on ?? null)
      return known.id
    }
    const id = newId()
    const opened = await openCase(ctx.tx, { process: rectificationProcess, subject: id, scope: of.scope, title: `督导整改：${of.title}`, owner: of.head_account_id ? `account:${of.head_account_id}` : null, actor: { id: holderOf(ctx.actor), as: 'handler' }, now, calendar: await loadCalendar(ctx.tx) })
    if (await insertRectification(ctx.tx, { id, class_id: of.id, scope: of.scope, case_id: opened.id, state: 'open', source: 'inspection', shortfalls: '[]', findings: JSON.stringify(found), mean: null, opened_at: now, updated_at: now })) {
      await tell(id, opened.deadlineOn)
      return id
    }
  }
  throw new Error(`class ${of.id}: a rectification neither opens nor is open`)
}

/** Each morning, class by class, each in a transaction of its own. */
export const watchJob = job({
  name: 'training.watch-quality', payload: z.object({}), cron: '40 7 * * *',
  async run(run) {
    const since = addDays(dayInShanghai(run.clock.now()), -watchedDays)
    let opened = 0
    for (const one of await run.inTransaction((ctx) => findUnwatched(ctx.tx, since))) if (await run.inTransaction((ctx) => watchClass(ctx, one.id), one.scope)) opened += 1
    return { opened }
  },
})
