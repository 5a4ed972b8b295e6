import type { Case, Inputs } from '#engines/process'
import { appendAudit } from '#platform/audit'
import type { CommandContext } from '#platform/module'
import { sendNotices } from '#platform/notify'
import { escalationJob, superiorsOf, toldAbove } from '#registry'
import { followCase } from './move.ts'
import { applicationPath, tellApplicant, tellDecision, unionName } from './notices.ts'
import { applicationProcess, leavingProcess, messageProcess } from './process.ts'
import { carryOut } from './settle.ts'
import { getApplication, lockApplication } from './store.ts'

/** A broken promise: the superiors hear of it and so does who waits. */
async function tellOfDelay(ctx: CommandContext, one: Case): Promise<{ reason: string; inputs: Inputs }> {
  const message = one.process === messageProcess.key
  const superiors = await superiorsOf(ctx, one)
  const [due, accounts] = [one.deadlineOn ?? '', superiors?.accountIds ?? []]
  const application = message ? undefined : await getApplication(ctx.tx, one.subject)
  await sendNotices(ctx, accounts.map((accountId) => ({ to: { accountId }, kind: 'membership.overdue', params: { number: application?.number ?? one.title, due }, link: message ? `/console/union-messages?open=${one.subject}` : `/console/applications/${one.subject}` })))
  if (one.applicant) await sendNotices(ctx, [{ to: { personId: one.applicant }, kind: 'membership.late', params: { union: application ? await unionName(ctx, application.unit_id) : one.title, due }, link: message ? '/my-union/messages' : applicationPath(one.subject) }])
  await appendAudit(ctx, { action: 'membership.escalate', subject: `${message ? 'message' : 'application'}:${one.subject}`, scope: one.scope, details: { state: one.state, due, superiors: accounts.length } })
  return { reason: `${toldAbove(superiors)}，也告诉了本人`, inputs: { told: accounts.length } }
}

/** What the clock itself decides happens: an application never corrected, leaving unanswered. */
async function lapse(ctx: CommandContext, moved: Case): Promise<void> {
  await lockApplication(ctx.tx, moved.subject)
  const row = await followCase(ctx, moved)
  if (row.state === 'accepted') await tellDecision(ctx, await carryOut(ctx, row, { by: 'clock' }))
  else await tellApplicant(ctx, row, 'membership.lapsed')
}

export const escalateJob = escalationJob('membership.escalate-overdue', { processes: [applicationProcess.key, leavingProcess.key, messageProcess.key], tell: tellOfDelay, lapse })
