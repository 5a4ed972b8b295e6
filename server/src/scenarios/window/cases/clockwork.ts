import { z } from 'zod'
import type { Case, Inputs } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { addDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { job, type CommandContext, type JobContext } from '#platform/module'
import { sendNotices } from '#platform/notify'
import { emit } from '#platform/outbox'
import { escalationJob, superiorsOf, toldAbove } from '#registry'
import { findEnding } from '#registry/legal-persons'
import { speakersOf } from './notices.ts'
import { caseProcess } from './process.ts'
import { findCaseByProcess, updateCase } from './store.ts'

/** Silence after the handing over closes the case. */
async function lapse(ctx: CommandContext, one: Case): Promise<void> {
  await updateCase(ctx.tx, one.subject, { state: one.state, closed_at: one.closedAt })
  await emit(ctx, 'window.case-closed', { caseId: one.subject }, { scope: one.scope })
}

/** A broken promise: superiors of the window hear of it, and the union is told plainly. */
async function tellOfDelay(ctx: CommandContext, one: Case): Promise<{ reason: string; inputs: Inputs }> {
  const row = await findCaseByProcess(ctx.tx, one.id)
  if (!row) throw new Error(`case ${one.id} is of no application`)
  const superiors = await superiorsOf(ctx, one, row.counter_scope)
  const params = { title: row.item_title, due: one.deadlineOn ?? '' }
  const [told, waiting] = [superiors?.accountIds ?? [], superiors ? await speakersOf(ctx, row.unit_id) : []]
  await sendNotices(ctx, [
    ...told.map((accountId) => ({ to: { accountId }, kind: 'window.case-late', params: { ...params, unit: row.unit_name }, link: `/console/window/cases/${row.id}` })),
    ...waiting.map((accountId) => ({ to: { accountId }, kind: 'window.case-late-to-you', params: { ...params, above: superiors?.unitName ?? '' }, link: `/console/window/cases/${row.id}` })),
  ])
  await appendAudit(ctx, { action: 'window.escalate', subject: `window-case:${row.id}`, scope: row.scope, details: { state: one.state, due: one.deadlineOn, superiors: told.length, waiting: waiting.length } })
  return { reason: toldAbove(superiors), inputs: { told: told.length, waiting: waiting.length } }
}

export const escalateJob = escalationJob('window.escalate-overdue', { processes: [caseProcess.key], tell: tellOfDelay, lapse })

/** How many days before its end a union hears that its certificate has to be renewed; 第二十七条: within the thirty days before. */
export const endingNotices = [60, 30, 7] as const

async function tellEnding(run: JobContext): Promise<{ told: number }> {
  return run.inTransaction(async (ctx) => {
    const today = dayInShanghai(ctx.clock.now())
    let told = 0
    for (const days of endingNotices) {
      for (const one of await findEnding(ctx.tx, [addDays(today, days)])) {
        const accounts = await speakersOf(ctx, one.unitId)
        await sendNotices(ctx, accounts.map((accountId) => ({ to: { accountId }, kind: 'window.certificate-ending', params: { until: one.until, days }, link: '/console/window/apply' })))
        told += accounts.length
      }
    }
    return { told }
  })
}

export const endingJob = job({ name: 'window.tell-ending-certificates', payload: z.object({}), cron: '50 7 * * *', run: tellEnding })
