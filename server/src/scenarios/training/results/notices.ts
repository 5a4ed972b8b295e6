import { dayInShanghai } from '#platform/clock'
import { asService } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { registerNotices, sendNotice } from '#platform/notify'
import type { Outcome } from './model.ts'
import { accountIn } from './rules.ts'
import { findHolders, type ClassRow, type EnrolmentRow } from './store.ts'

registerNotices({
  'training.passed': { zh: '恭喜，「{title}」考核合格。证书 {number} 已经发到你的手机上，点开就能看、能下载。', en: 'Congratulations, you passed “{title}”. Your certificate {number} is on your phone: open it to see and download it.' },
  'training.failed-attendance': { zh: '「{title}」没有合格：到课 {have}%，要求 {need}%。可以再报一期，上完课就能考。', en: 'You did not pass “{title}”: you attended {have} % of the lessons, {need} % are needed. Join the next class to be assessed.' },
  'training.failed-absent': { zh: '「{title}」没有成绩：你没有参加考核。想补考请联系主办工会，或再报一期。', en: 'There is no result for “{title}”: you did not sit the assessment. Ask the union that organises it about another date, or join the next class.' },
  'training.failed-theory': { zh: '「{title}」没有合格：理论 {have} 分，{need} 分合格。可以申请补考，或再报一期。', en: 'You did not pass “{title}”: {have} points in theory, {need} are needed. Ask to sit it again, or join the next class.' },
  'training.failed-practice': { zh: '「{title}」没有合格：实操 {have} 分，{need} 分合格。可以申请补考，或再报一期。', en: 'You did not pass “{title}”: {have} points in practice, {need} are needed. Ask to sit it again, or join the next class.' },
  'training.results-submitted': { zh: '「{title}」的成绩交来了，{people} 人，等你复核。', en: 'Results of “{title}” ({people} people) were handed in and wait for you to confirm them.' },
  'training.results-returned': { zh: '「{title}」的成绩被退回：{reason}。请改好再提交。', en: 'The results of “{title}” came back: {reason}. Correct them and hand them in again.' },
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
export async function tellReturned(ctx: CommandContext, of: ClassRow, holders: readonly string[], reason: string): Promise<void> {
  for (const accountId of new Set(holders.flatMap((holder) => accountIn(holder) ?? []))) {
    await sendNotice(ctx, { to: { accountId }, kind: 'training.results-returned', params: { title: of.title, reason }, link: `/console/classes/${of.id}?tab=results` })
  }
}
