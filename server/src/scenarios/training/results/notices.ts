import { dayInShanghai } from '#platform/clock'
import { asService } from '#platform/http'
import { asLogin } from '#platform/login'
import type { CommandContext } from '#platform/module'
import { registerNotices, sendNotice } from '#platform/notify'
import type { Outcome } from './model.ts'
import { authorsOf } from './rules.ts'
import { findHolders, findTrainersOfClass, type ClassRow, type EnrolmentRow } from './store.ts'

registerNotices({
  'training.passed': { zh: '恭喜，「{title}」考核合格。证书 {number} 已经发到你的手机上，点开就能看、能下载。', en: 'Congratulations, you passed “{title}”. Your certificate {number} is on your phone: open it to see and download it.' },
  'training.failed-attendance': { zh: '「{title}」没有合格：到课 {have}%，要求 {need}%。可以再报一期，上完课就能考。', en: 'You did not pass “{title}”: you attended {have} % of the lessons, {need} % are needed. Join the next class to be assessed.' },
  'training.failed-absent': { zh: '「{title}」没有成绩：你没有参加考核。想补考请联系主办工会，或再报一期。', en: 'There is no result for “{title}”: you did not sit the assessment. Ask the union that organises it about another date, or join the next class.' },
  'training.failed-theory': { zh: '「{title}」没有合格：理论 {have} 分，{need} 分合格。可以申请补考，或再报一期。', en: 'You did not pass “{title}”: {have} points in theory, {need} are needed. Ask to sit it again, or join the next class.' },
  'training.failed-practice': { zh: '「{title}」没有合格：实操 {have} 分，{need} 分合格。可以申请补考，或再报一期。', en: 'You did not pass “{title}”: {have} points in practice, {need} are needed. Ask to sit it again, or join the next class.' },
  'training.results-submitted': { zh: '「{title}」的成绩交来了，{people} 人，等你复核。', en: 'Results of “{title}” ({people} people) were handed in and wait for you to confirm them.' },
  'training.results-returned': { zh: '「{title}」的成绩被退回：{reason}。请改好再提交。', en: 'The results of “{title}” came back: {reason}. Correct them and hand them in again.' },
  'training.marks-wanted': { zh: '「{title}」的课上完了，请录理论和实操成绩，没来考的标缺考，录全了交复核。', en: 'The lessons of “{title}” are over. Please enter the marks, say who did not sit, and hand them in.' },
  'training.results-confirmed': { zh: '你录的「{title}」成绩复核通过了：{passed} 人合格，{failed} 人不合格，证书已经发出。', en: 'The marks you entered for “{title}” were confirmed: {passed} passed, {failed} did not. Certificates are out.' },
  'training.certificate-revoked': { zh: '你的证书 {number} 被撤销：{reason}。有异议可以联系发证单位复核。', en: 'Your certificate {number} was revoked: {reason}. If you disagree, ask the issuer to look at it again.' },
  'training.certificate-renewed': { zh: '你的证书 {number} 已换发，有效期到 {until}。旧的电子凭证请不要再用。', en: 'Your certificate {number} was renewed and is good until {until}. Please no longer use the old file.' },
})

type Settled = { outcome: Outcome; attendancePercent: number | null; theory: number | null; practice: number | null; certificate: { id: string; number: string } | null }

/** Tells somebody how it went, and if it did not go well what they can do (T7). */
export function tellResult(ctx: CommandContext, of: ClassRow, who: EnrolmentRow, settled: Settled): Promise<void> {
  const to = { personId: who.person_id }
  const { title } = of
  const link = `/my-classes/${of.id}`
  switch (settled.outcome) {
    case 'passed': return sendNotice(ctx, { to, kind: 'training.passed', params: { title, number: settled.certificate?.number ?? '' }, link: settled.certificate ? `/certificates/${settled.certificate.id}` : link })
    case 'failed-attendance': return sendNotice(ctx, { to, kind: 'training.failed-attendance', params: { title, have: settled.attendancePercent ?? 0, need: of.min_attendance_percent }, link })
    case 'absent': return sendNotice(ctx, { to, kind: 'training.failed-absent', params: { title }, link })
    case 'failed-theory': return sendNotice(ctx, { to, kind: 'training.failed-theory', params: { title, have: settled.theory ?? 0, need: of.pass_theory }, link })
    case 'failed-practice': return sendNotice(ctx, { to, kind: 'training.failed-practice', params: { title, have: settled.practice ?? 0, need: of.pass_practice }, link })
  }
}

/** The second pair of eyes hears that there is something to look at. */
export async function tellReviewers(ctx: CommandContext, of: ClassRow, people: number): Promise<void> {
  const accounts = await asService(ctx, '', () => findHolders(ctx.tx, 'training-reviewer', of.scope, dayInShanghai(ctx.clock.now())))
  for (const accountId of accounts) await sendNotice(ctx, { to: { accountId }, kind: 'training.results-submitted', params: { title: of.title, people }, link: `/console/classes/${of.id}?tab=results` })
}

/** Whoever entered marks hears why they came back. */
export function tellReturned(ctx: CommandContext, of: ClassRow, holders: readonly string[], reason: string): Promise<void> {
  return tellAuthors(ctx, of, holders, { kind: 'training.results-returned', params: { title: of.title, reason } })
}

/** And that somebody else found them right. */
export function tellConfirmed(ctx: CommandContext, of: ClassRow, holders: readonly string[], counts: { passed: number; failed: number }): Promise<void> {
  return tellAuthors(ctx, of, holders, { kind: 'training.results-confirmed', params: { title: of.title, ...counts } })
}

/** The lessons are over: who teaches the class is asked for the marks, on the phone. */
export async function askForMarks(ctx: CommandContext, of: ClassRow): Promise<number> {
  const trainers = await asService(ctx, '', () => findTrainersOfClass(ctx.tx, of.id))
  for (const { personId } of trainers) await sendNotice(ctx, { to: { personId }, kind: 'training.marks-wanted', params: { title: of.title }, link: marksPath(of.id) })
  return trainers.length
}

export const marksPath = (classId: string) => `/teaching/classes/${classId}`

/**
 * A trainer works on the phone and reads notices there: under the person, not under the account. So does the trainer for whom a clerk wrote. Everybody else is told at
 * the console.
 */
async function tellAuthors(ctx: CommandContext, of: ClassRow, holders: readonly string[], said: { kind: string; params: Record<string, string | number> }): Promise<void> {
  const { accounts, persons } = authorsOf(holders)
  const workers = accounts.length === 0 ? [] : await asLogin(ctx, () => ctx.tx.selectFrom('login_account').select(['id', 'person_id']).where('id', 'in', accounts).where('kind', '=', 'worker').execute())
  const onThePhone = new Set([...persons, ...workers.flatMap((row) => row.person_id ?? [])])
  for (const personId of onThePhone) await sendNotice(ctx, { to: { personId }, ...said, link: marksPath(of.id) })
  for (const accountId of accounts.filter((id) => !workers.some((row) => row.id === id))) await sendNotice(ctx, { to: { accountId }, ...said, link: `/console/classes/${of.id}?tab=results` })
}
