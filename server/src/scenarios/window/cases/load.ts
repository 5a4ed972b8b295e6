import { advance, findCase, type AdvanceResult, type Case } from '#engines/process'
import { loadCalendar, type Day } from '#platform/calendar'
import { holderOf, NotFound, Refused, type RequestContext, type StaffActor } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { decideDeed, isApplicant, requireStaffActor } from './policy.ts'
import { caseProcess, type CaseEvent } from './process.ts'
import type { CaseRow, CaseState, Moved, Record } from './model.ts'
import { findCaseRow, lockCaseRow, updateCase } from './store.ts'

export type Opened = { row: CaseRow; actor: StaffActor; assisting: boolean }

/** A case locked for a deed that the caller may do now; refused with the reason otherwise. Out of range it is not found. */
export async function openForDeed(ctx: RequestContext, caseId: string, deed: Record['can'][number]): Promise<Opened> {
  const actor = requireStaffActor(ctx)
  const row = await lockCaseRow(ctx.tx, caseId)
  if (!row) throw new NotFound()
  const bar = decideDeed(actor, row, deed)
  if (bar) throw new Refused(bar)
  return { row, actor, assisting: isApplicant(actor, row.unit_id) === 'assisting' }
}

type Move = { event: CaseEvent; as: 'handler' | 'applicant'; reason?: string; /** The day of the whole case, which no state of it may outlast. */ by?: Day | null }

/** Moves the process on and the record with it: they say the same state in one transaction. */
export async function move(ctx: CommandContext, row: CaseRow, { event, as, reason, by }: Move, assisting = false): Promise<Case> {
  const holder = holderOf(ctx.actor)
  const result = await advance(ctx.tx, {
    process: caseProcess, caseId: row.case_id, event, actor: { id: holder, as, ...(as === 'applicant' && assisting && { assistedBy: holder }) }, ...(reason && { reason }), ...(by !== undefined && { promised: { by } }),
    now: ctx.clock.now(), calendar: await loadCalendar(ctx.tx),
  })
  return follow(ctx, row, result)
}

async function follow(ctx: CommandContext, row: CaseRow, result: AdvanceResult): Promise<Case> {
  if (result.kind === 'refused') throw new Refused('window.not-now')
  await updateCase(ctx.tx, row.id, { state: result.case.state, closed_at: result.case.closedAt })
  return result.case
}

export async function getProcessCase(ctx: Pick<RequestContext, 'tx'>, row: Pick<CaseRow, 'case_id'>): Promise<Case> {
  const found = await findCase(ctx.tx, row.case_id)
  if (!found) throw new NotFound()
  return found
}

/** What a command answers: the record itself, with its names, is read by the page. */
export async function movedCase(ctx: Pick<RequestContext, 'tx'>, id: string): Promise<Moved> {
  const row = await findCaseRow(ctx.tx, id)
  if (!row) throw new NotFound()
  return { id, state: row.state as CaseState }
}
