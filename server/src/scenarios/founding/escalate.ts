import type { Permission } from '@guildhall/contract'
import { z } from 'zod'
import { allowedEvents, escalateOverdue, type Case, type Inputs } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { job, type CommandContext, type JobContext } from '#platform/module'
import { sendNotices } from '#platform/notify'
import { findSuperiors } from '#registry'
import { tellUnit } from './notices.ts'
import { foundingProcess } from './process.ts'
import { findFounding } from './store.ts'

/** Every broken promise about a founding, once per state: those above hear of it, and so does the unit that waits. Case by case in transactions of their own. */
export async function escalateLate(run: JobContext): Promise<{ escalated: number }> {
  let done = 0
  for (;;) {
    const { escalated } = await run.inTransaction(async (ctx) => escalateOverdue(ctx.tx, { now: ctx.clock.now(), calendar: await loadCalendar(ctx.tx), processes: [foundingProcess.key], limit: 1, tell: (one) => tellOfDelay(ctx, one) }))
    done += escalated.length
    if (escalated.length === 0 || await run.cancelled()) return { escalated: done }
  }
}

async function tellOfDelay(ctx: CommandContext, one: Case): Promise<{ reason: string; inputs: Inputs }> {
  const row = await findFounding(ctx.tx, one.subject)
  if (!row) throw new Error(`case ${one.id} is of no founding`)
  const event = allowedEvents(one)[0]!
  const above = await findSuperiors(ctx.tx, { scope: row.scope, permission: event.permission as Permission, on: dayInShanghai(ctx.clock.now()) })
  const params = { name: row.name, due: one.deadlineOn ?? '' }
  await sendNotices(ctx, (above?.accountIds ?? []).map((accountId) => ({ to: { accountId }, kind: 'founding.overdue-above', params, link: `/console/foundings/${row.id}` })))
  if (event.by === 'handler') await tellUnit(ctx, row, { kind: 'founding.late', params: { due: params.due } })
  const told = above?.accountIds.length ?? 0
  await appendAudit(ctx, { action: 'founding.escalate', subject: `founding:${row.id}`, scope: row.scope, details: { state: one.state, due: one.deadlineOn, told } })
  return { reason: above ? `已告诉${above.unitName}（${told} 人）` : '上级没有可以告诉的人', inputs: { told } }
}

export const escalateJob = job({ name: 'founding.escalate-overdue', payload: z.object({}), cron: '45 7 * * *', run: escalateLate })
