import { findCase, isFinal, timeline, type Case, type Step } from '#engines/process'
import { daysLeft, loadCalendar, rulerDays, type Calendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { maskName, maskPhone } from '#platform/crypto'
import type { RequestContext } from '#platform/http'
import { staffNames } from '#registry'
import { findDivision } from '#registry/divisions'
import { nameOf, phoneOf } from './facts.ts'
import type { AcceptRule, ApplicationKind, ApplicationRow, ApplicationState, Consent, Deadline, IdentityProof, ListedApplication, MyApplication, OfferReason, Purpose, TimelineStep, Union, WorkForm } from './model.ts'
import { processOf } from './move.ts'
import { findConsents, findUnionOf, type UnionOfUnit } from './store.ts'

type Reader = Pick<RequestContext, 'tx' | 'clock' | 'cipher' | 'actor'>

/** A promise with the days of its ruler. */
export function deadlineOf(one: Pick<Case, 'enteredAt' | 'deadlineOn'>, { calendar, now }: { calendar: Calendar; now: Date }): Deadline | null {
  if (!one.deadlineOn) return null
  const today = dayInShanghai(now)
  const from = dayInShanghai(one.enteredAt)
  return { from, due: one.deadlineOn, days: rulerDays(calendar, { start: from, end: one.deadlineOn, today }).map(({ day, working }) => ({ date: day, working })), workingDaysLeft: workingDaysLeft(calendar, one.deadlineOn, today) }
}

export function workingDaysLeft(calendar: Calendar, due: string, today: string): number {
  const left = daysLeft(calendar, due, today)
  return left.kind === 'left' ? left.days : left.kind === 'today' ? 0 : -left.days
}

/** An application in its three layers, for whom it is about. */
export async function presentMine(ctx: Reader, row: ApplicationRow): Promise<MyApplication> {
  const [unit, from, union, opened] = [await nameOfUnit(ctx, row.unit_id), row.from_unit_id && await nameOfUnit(ctx, row.from_unit_id), await findUnionOf(ctx.tx, row.unit_id), row.case_id ? await findCase(ctx.tx, row.case_id) : null]
  const state = row.state as ApplicationState
  const open = row.closed_at === null
  return {
    id: row.id, number: row.number, kind: row.kind as ApplicationKind, state, unitId: row.unit_id, unitName: unit, unionCode: union?.code ?? null, fromUnitName: from || null,
    applied: { at: row.applied_at.toISOString(), work: row.work as WorkForm | null, employer: row.employer, words: row.words, assisted: row.assisted }, identity: row.identity as IdentityProof, decided: decidedOf(row),
    result: row.membership_id ? { membershipId: row.membership_id } : null, deadline: opened && open ? deadlineOf(opened, { calendar: await loadCalendar(ctx.tx), now: ctx.clock.now() }) : null, escalated: opened?.escalatedAt != null,
    mayWithdraw: open, mayCorrect: state === 'correcting',
  }
}

export function decidedOf(row: ApplicationRow): MyApplication['decided'] {
  if (!row.decided_at) return null
  return { at: row.decided_at.toISOString(), byRule: row.by_rule as 'listed' | null, code: row.reason_code as 'other' | null, reason: row.reason, reasonEn: row.reason_en, nextStep: row.next_step, nextStepEn: row.next_step_en }
}

async function nameOfUnit(ctx: Pick<Reader, 'tx'>, id: string): Promise<string> {
  return (await ctx.tx.selectFrom('unit').select('name').where('id', '=', id).executeTakeFirst())?.name ?? ''
}

export type RowWithCase = ApplicationRow & { unit_name: string; deadline_on: string | null; escalated_at: Date | null }

/** A line of the queue, the applicant masked. */
export function presentRow(ctx: Pick<Reader, 'cipher' | 'clock'>, row: RowWithCase, { calendar, decidable, differs }: { calendar: Calendar; decidable: boolean; differs: boolean }): ListedApplication {
  const phone = phoneOf(ctx, row)
  const today = dayInShanghai(ctx.clock.now())
  return {
    id: row.id, number: row.number, kind: row.kind as ApplicationKind, state: row.state as ApplicationState, unitId: row.unit_id, unitName: row.unit_name, person: { name: maskName(nameOf(ctx, row).reveal()), phone: phone && maskPhone(phone.reveal()) },
    work: row.work as WorkForm | null, employer: row.employer, identity: row.identity as IdentityProof, appliedAt: row.applied_at.toISOString(), assisted: row.assisted,
    due: row.deadline_on, workingDaysLeft: row.deadline_on ? workingDaysLeft(calendar, row.deadline_on, today) : null, escalated: row.escalated_at !== null, decidable: decidable && row.closed_at === null && row.state === 'review', differs,
  }
}

/** What happened to an application, the oldest first. `names`: of the accounts that acted, for staff; an applicant reads that the union did it. */
export async function presentTimeline(ctx: Reader, row: ApplicationRow, reader: 'applicant' | 'staff'): Promise<TimelineStep[]> {
  const steps = row.case_id ? await timeline(ctx.tx, row.case_id) : []
  const names = reader === 'staff' ? await staffNames(ctx, steps.flatMap((step) => [accountOf(step.actor), accountOf(step.assistedBy)].flatMap((one) => one ?? []))) : new Map<string, string>()
  return steps.map((step) => ({
    id: step.id, at: step.at.toISOString(), kind: step.kind, event: step.event, to: step.to, by: sideOf(step), actor: names.get(accountOf(step.assistedBy) ?? accountOf(step.actor) ?? '') ?? null, assisted: step.assistedBy !== null,
    reason: step.kind === 'escalated' && reader === 'applicant' ? null : step.reason, reasonEn: typeof step.inputs[reasonInEnglish] === 'string' ? step.inputs[reasonInEnglish] : null, internal: step.internal,
  }))
}

/** Under this name a remark that the platform wrote itself keeps its English words. */
export const reasonInEnglish = 'reasonEn'

function sideOf(step: Pick<Step, 'actor' | 'actedAs'>): TimelineStep['by'] {
  if (step.actor.startsWith('rule:')) return 'rule'
  if (step.actor.startsWith('identity:')) return 'service'
  return step.actedAs === 'clock' ? 'clock' : step.actedAs === 'applicant' ? 'applicant' : 'union'
}

export const accountOf = (holder: string | null): string | null => /^account:([0-9a-f-]{36})/.exec(holder ?? '')?.[1] ?? null

export async function presentConsents(ctx: Pick<Reader, 'tx'>, where: { personId: string } | { applicationId: string }): Promise<Consent[]> {
  return (await findConsents(ctx.tx, where)).map((row) => ({ purpose: row.purpose as Purpose, version: row.version, granted: row.granted, at: row.at.toISOString(), assisted: row.assisted }))
}

export function presentUnion<Why extends OfferReason | undefined>(row: UnionOfUnit, why: Why): Omit<Union, 'why'> & { why: Why } {
  return {
    unitId: row.unit_id, code: row.code, name: row.unit_name, kind: row.unit_kind as Union['kind'], parentName: row.parent_name, place: row.unit_division ? findDivision(row.unit_division)?.name ?? null : null,
    open: row.open && row.dissolved_on === null, accepts: row.accepts as AcceptRule, promiseDays: row.promise_days, trades: row.trades as WorkForm[], about: row.about, why,
  }
}

export const isClosed = (row: Pick<ApplicationRow, 'kind' | 'state'>): boolean => isFinal(processOf(row.kind), row.state)
