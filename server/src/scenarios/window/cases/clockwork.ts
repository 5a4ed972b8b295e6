import type { Permission } from '@guildhall/contract'
import { z } from 'zod'
import { allowedEvents, escalateOverdue, type Case, type Inputs } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { addDays, loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { job, type CommandContext, type JobContext } from '#platform/module'
import { sendNotices } from '#platform/notify'
import { emit } from '#platform/outbox'
import { findSuperiors } from '#registry'
import { findEnding } from '#registry/legal-persons'
import { speakersOf } from './notices.ts'
import { caseProcess } from './process.ts'
import { findCaseByProcess, updateCase } from './store.ts'

/** Every broken promise once per state: superiors hear of it, and the union is told plainly. Silence after the handing over closes the case. One case a transaction. */
async function escalateLate(run: JobContext): Promise<{ escalated: number; lapsed: number }> {
  const done = { escalated: 0, lapsed: 0 }
  for (;;) {
    const { escalated, lapsed } = await run.inTransaction(escalateNext)
    done.escalated += escalated.length
    done.lapsed += lapsed.length
    if (escalated.length + lapsed.length === 0 || await run.cancelled()) return done
  }
}

async function escalateNext(ctx: CommandContext): Promise<{ escalated: Case[]; lapsed: Case[] }> {
  const result = await escalateOverdue(ctx.tx, { now: ctx.clock.now(), calendar: await loadCalendar(ctx.tx), processes: [caseProcess.key], limit: 1, tell: (one) => tellOfDelay(ctx, one) })
  for (const one of result.lapsed) {
    await updateCase(ctx.tx, one.subject, { state: one.state, closed_at: one.closedAt })
    await emit(ctx, 'window.case-closed', { caseId: one.subject }, { scope: one.scope })
  }
  return result
}

async function tellOfDelay(ctx: CommandContext, one: Case): Promise<{ reason: string; inputs: Inputs }> {
  const row = await findCaseByProcess(ctx.tx, one.id)
  if (!row) throw new Error(`case ${one.id} is of no application`)
  const superiors = await findSuperiors(ctx.tx, { scope: row.counter_scope, permission: allowedEvents(one)[0]!.permission as Permission, on: dayInShanghai(ctx.clock.now()) })
  const params = { title: row.item_title, due: one.deadlineOn ?? '' }
  const [told, waiting] = [superiors?.accountIds ?? [], superiors ? await speakersOf(ctx, row.unit_id) : []]
  await sendNotices(ctx, [
    ...told.map((accountId) => ({ to: { accountId }, kind: 'window.case-late', params: { ...params, unit: row.unit_name }, link: `/console/window/cases/${row.id}` })),
    ...waiting.map((accountId) => ({ to: { accountId }, kind: 'window.case-late-to-you', params: { ...params, above: superiors?.unitName ?? '' }, link: `/console/window/cases/${row.id}` })),
  ])
  await appendAudit(ctx, { action: 'window.escalate', subject: `window-case:${row.id}`, scope: row.scope, details: { state: one.state, due: one.deadlineOn, superiors: told.length, waiting: waiting.length } })
  return { reason: superiors ? `已告诉${superiors.unitName}（${told.length} 人）` : '上级没有可以告诉的人', inputs: { told: told.length, waiting: waiting.length } }
}

export const escalateJob = job({ name: 'window.escalate-overdue', payload: z.object({}), cron: '45 7 * * *', run: escalateLate })

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
