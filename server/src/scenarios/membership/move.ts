import type { Updateable } from 'kysely'
import { advance, getProcess, isFinal, type Actor, type Case } from '#engines/process'
import { loadCalendar } from '#platform/calendar'
import type { Database } from '#platform/db'
import { holderOf, Refused } from '#platform/http'
import type { CommandContext } from '#platform/module'
import type { ApplicationRow } from './model.ts'
import { applicationProcess, leavingProcess } from './process.ts'
import { findUnionOf, updateApplication } from './store.ts'

type Change = Updateable<Database['membership_application']>
type Move = { event: string; actor: Actor; reason?: string | null; inputs?: Record<string, unknown>; change?: Change }

export const isAssisted = (ctx: Pick<CommandContext, 'actor'>): boolean => ctx.actor.kind === 'worker' && ctx.actor.assistedBy !== undefined

/** The actor of a request as a step of a case tells it. */
export function partyOf(ctx: Pick<CommandContext, 'actor'>): Actor {
  const { actor } = ctx
  if (actor.kind !== 'worker') return { id: holderOf(actor), as: 'handler' }
  return { id: `person:${actor.personId}`, as: 'applicant', ...(actor.assistedBy && { assistedBy: `account:${actor.assistedBy.accountId}` }) }
}

/**
 * Moves a locked application along its life: case and row together, so that they never tell different states (J3). Refused where somebody was faster. At `review` the union's own
 * promise begins.
 */
export async function moveApplication(ctx: CommandContext, row: Pick<ApplicationRow, 'id' | 'case_id' | 'kind' | 'unit_id'>, { event, actor, reason, inputs, change }: Move): Promise<ApplicationRow> {
  const now = ctx.clock.now()
  const days = event === 'verify' ? (await findUnionOf(ctx.tx, row.unit_id))?.promise_days : undefined
  const moved = await advance(ctx.tx, { caseId: row.case_id!, event, actor, now, calendar: await loadCalendar(ctx.tx), promised: { days }, ...(reason && { reason }), ...(inputs && { inputs }) })
  if (moved.kind === 'refused') throw new Refused('membership.moved-on', { code: moved.code })
  return followCase(ctx, moved.case, change)
}

/** The row says what its case says, also after the clock itself has moved it on. */
export function followCase(ctx: Pick<CommandContext, 'tx' | 'clock'>, moved: Pick<Case, 'subject' | 'state' | 'process' | 'version'>, change: Change = {}): Promise<ApplicationRow> {
  const now = ctx.clock.now()
  return updateApplication(ctx.tx, moved.subject, { ...change, state: moved.state, updated_at: now, ...(isFinal(getProcess(moved.process, moved.version), moved.state) && { closed_at: now }) })
}

export const processOf = (kind: string) => (kind === 'leave' ? leavingProcess : applicationProcess)
