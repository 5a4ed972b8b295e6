import { allowedEvents, type Case, type Inputs } from '#engines/process'
import { appendAudit } from '#platform/audit'
import type { CommandContext } from '#platform/module'
import { sendNotices } from '#platform/notify'
import { escalationJob, superiorsOf, toldAbove } from '#registry'
import { tellUnit } from './notices.ts'
import { foundingProcess } from './process.ts'
import { findFounding } from './store.ts'

/** A broken promise about a founding: those above hear of it, and so does the unit that waits for the federation. */
async function tellOfDelay(ctx: CommandContext, one: Case): Promise<{ reason: string; inputs: Inputs }> {
  const row = await findFounding(ctx.tx, one.subject)
  if (!row) throw new Error(`case ${one.id} is of no founding`)
  const above = await superiorsOf(ctx, one, row.scope)
  const [due, told] = [one.deadlineOn ?? '', above?.accountIds ?? []]
  await sendNotices(ctx, told.map((accountId) => ({ to: { accountId }, kind: 'founding.overdue-above', params: { name: row.name, due }, link: `/console/foundings/${row.id}` })))
  if (allowedEvents(one)[0]!.by === 'handler') await tellUnit(ctx, row, { kind: 'founding.late', params: { due } })
  await appendAudit(ctx, { action: 'founding.escalate', subject: `founding:${row.id}`, scope: row.scope, details: { state: one.state, due: one.deadlineOn, told: told.length } })
  return { reason: toldAbove(above), inputs: { told: told.length } }
}

export const escalateJob = escalationJob('founding.escalate-overdue', { processes: [foundingProcess.key], tell: tellOfDelay })
