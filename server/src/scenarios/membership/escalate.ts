import type { Permission } from '@guildhall/contract'
import { z } from 'zod'
import { allowedEvents, escalateOverdue, type Case, type Inputs } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { job, type CommandContext, type JobContext } from '#platform/module'
import { sendNotices } from '#platform/notify'
import { findSuperiors } from '#registry'
import { followCase } from './move.ts'
import { applicationPath, tellApplicant, tellDecision, unionName } from './notices.ts'
import { applicationProcess, leavingProcess, messageProcess } from './process.ts'
import { carryOut } from './settle.ts'
import { getApplication, lockApplication } from './store.ts'

const processes = [applicationProcess.key, leavingProcess.key, messageProcess.key]

/** Broken promises, once per state: the superiors hear of it and so does who waits. What the clock itself decides (an application never corrected, leaving unanswered) happens. Case by case, so that what was told stays told. */
export async function escalateLate(run: JobContext): Promise<{ escalated: number; lapsed: number }> {
  const done = { escalated: 0, lapsed: 0 }
  for (;;) {
    const { escalated, lapsed } = await run.inTransaction(escalateNext)
    done.escalated += escalated.length
    done.lapsed += lapsed.length
    if (escalated.length + lapsed.length === 0 || await run.cancelled()) return done
  }
}

async function escalateNext(ctx: CommandContext): Promise<{ escalated: Case[]; lapsed: Case[] }> {
  const result = await escalateOverdue(ctx.tx, { now: ctx.clock.now(), calendar: await loadCalendar(ctx.tx), processes, limit: 1, tell: (one) => tellOfDelay(ctx, one) })
  for (const one of result.lapsed) await lapse(ctx, one)
  return result
}

async function tellOfDelay(ctx: CommandContext, one: Case): Promise<{ reason: string; inputs: Inputs }> {
  const message = one.process === messageProcess.key
  const superiors = await findSuperiors(ctx.tx, { scope: one.scope, permission: allowedEvents(one, 'handler')[0]!.permission as Permission, on: dayInShanghai(ctx.clock.now()) })
  const [due, accounts] = [one.deadlineOn ?? '', superiors?.accountIds ?? []]
  const application = message ? undefined : await getApplication(ctx.tx, one.subject)
  await sendNotices(ctx, accounts.map((accountId) => ({ to: { accountId }, kind: 'membership.overdue', params: { number: application?.number ?? one.title, due }, link: message ? `/console/union-messages?open=${one.subject}` : `/console/applications/${one.subject}` })))
  if (one.applicant) await sendNotices(ctx, [{ to: { personId: one.applicant }, kind: 'membership.late', params: { union: application ? await unionName(ctx, application.unit_id) : one.title, due }, link: message ? '/my-union/messages' : applicationPath(one.subject) }])
  await appendAudit(ctx, { action: 'membership.escalate', subject: `${message ? 'message' : 'application'}:${one.subject}`, scope: one.scope, details: { state: one.state, due, superiors: accounts.length } })
  return { reason: superiors ? `已告诉${superiors.unitName}（${accounts.length} 人）和本人` : '上级没有可以告诉的人；已告诉本人', inputs: { told: accounts.length } }
}

async function lapse(ctx: CommandContext, moved: Case): Promise<void> {
  await lockApplication(ctx.tx, moved.subject)
  const row = await followCase(ctx, moved)
  if (row.state === 'accepted') await tellDecision(ctx, await carryOut(ctx, row, { by: 'clock' }))
  else await tellApplicant(ctx, row, 'membership.lapsed')
}

/** Before the offices open, so that it is under the bell when people begin to work. */
export const escalateJob = job({ name: 'membership.escalate-overdue', payload: z.object({}), cron: '45 7 * * *', run: escalateLate })
