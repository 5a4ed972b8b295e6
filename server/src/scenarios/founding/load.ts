import type { AnswerOf, foundingRoutes } from '@guildhall/contract'
import { advance, findCase, type Case } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { addDays, loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { asService, holderOf, NotFound, Refused, requireStaff, type RequestContext, type StaffActor } from '#platform/http'
import type { CommandContext } from '#platform/module'
import type { FoundingRow, FoundingState } from './model.ts'
import { isAssisting, mayAnswer, mayApply, mayRead } from './policy.ts'
import { foundingProcess, type FoundingEvent } from './process.ts'
import { findFounding, lockFounding, updateFounding, type FoundingChange } from './store.ts'

/** 《工会基层组织选举工作条例》: the union above answers the result within fifteen days. */
export const approvalWithinDays = 15

export type Moved = AnswerOf<typeof foundingRoutes.submit>

export async function getFoundingRow(ctx: RequestContext, id: string): Promise<FoundingRow> {
  const actor = requireStaff(ctx, 'founding.read')
  const row = await findFounding(ctx.tx, id)
  if (!row || !mayRead(actor, row)) throw new NotFound()
  return row
}

/**
 * The founding, locked, for whoever may do this side's part; the work runs in the name of the service inside the federation that answers, because the unit that asks writes
 * outside its own subtree. `states`: where the deed is possible at all.
 */
export async function withFounding<T>(ctx: RequestContext, id: string, need: { side: 'apply' | 'answer' | 'read'; states?: readonly FoundingState[]; revision?: number | undefined }, work: (row: FoundingRow, actor: StaffActor) => Promise<T>): Promise<T> {
  const actor = requireStaff(ctx, `founding.${need.side}`)
  const seen = await findFounding(ctx.tx, id)
  if (!seen || !(need.side === 'read' ? mayRead(actor, seen) : need.side === 'apply' ? mayApply(actor, seen) : mayAnswer(actor, seen))) throw new NotFound()
  return asService(ctx, seen.scope, async () => {
    const row = await lockFounding(ctx.tx, id)
    if (need.states && !need.states.includes(row.state as FoundingState)) throw new Refused('founding.not-now', { state: row.state })
    if (need.revision !== undefined && need.revision !== row.revision) throw new Refused('platform.changed-meanwhile')
    return work(row, actor)
  })
}

/** Moves a locked founding along its life: case and row together, so that they never tell different states. */
export async function moveFounding(ctx: CommandContext, row: FoundingRow, event: FoundingEvent, more: { reason?: string | undefined; inputs?: Record<string, unknown>; change?: FoundingChange; audit?: Record<string, unknown> } = {}): Promise<Moved> {
  const now = ctx.clock.now()
  const { by = 'handler' } = foundingProcess.definition.events[event]!
  const holder = holderOf(ctx.actor)
  const assisted = by === 'applicant' && 'scope' in ctx.actor && isAssisting(ctx.actor, row)
  const moved = await advance(ctx.tx, {
    process: foundingProcess, caseId: row.case_id, event, actor: { id: holder, as: by, ...(assisted && { assistedBy: holder }) }, now, calendar: await loadCalendar(ctx.tx),
    // The approval is due within fifteen days whatever the working days are: over a long holiday that comes before the tenth of them.
    ...(event === 'report' && { promised: { by: addDays(dayInShanghai(now), approvalWithinDays) } }), ...(more.reason !== undefined && { reason: more.reason }), ...(more.inputs && { inputs: more.inputs }),
  })
  if (moved.kind === 'refused') throw new Refused('founding.not-now', { code: moved.code })
  const state = moved.case.state as FoundingState
  const revision = await updateFounding(ctx.tx, row.id, { ...more.change, state }, now)
  await appendAudit(ctx, { action: `founding.${event}`, subject: `founding:${row.id}`, scope: row.scope, ...(more.reason && { reason: more.reason }), details: { number: row.number, ...(assisted && { assisted }), ...more.audit } })
  return { id: row.id, state, revision, deadline: moved.case.deadlineOn }
}

export async function caseOf(ctx: RequestContext, row: FoundingRow): Promise<Case> {
  const found = await asService(ctx, row.scope, () => findCase(ctx.tx, row.case_id))
  if (!found) throw new NotFound()
  return found
}

/** What a step answers when nothing has moved. */
export const moveAside = (row: Pick<FoundingRow, 'id' | 'state' | 'revision'>): Moved => ({ id: row.id, state: row.state as FoundingState, revision: row.revision, deadline: null })
