import type { Calendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { getProcess, isRegistered } from './definition.ts'
import type { Actor, AdvanceResult, AllowedEvent, Case, Inputs, Party, Process, Promised, QueuedCase, Step, StepKind } from './model.ts'
import { deadlineFor, decideAdvance, eventsAt, isFinal, isOverdue, lapseOf } from './rules.ts'
import { countOpenByVersion, findOpenCase, findQueue, insertCase, insertStep, lockCase, lockOverdue, updateCase, type QueueQuery } from './store.ts'

const clock: Actor = { id: 'clock', as: 'clock' }

type NewCase<State extends string> = {
  process: Process<State>
  subject: string
  scope: string
  title: string
  applicant?: string | null
  owner?: string | null
  actor: Actor
  reason?: string
  /** Where it begins, when records are taken over that began elsewhere; else the definition's initial state. */
  state?: State
  /** What whoever opens it has promised for that state, where it is not what the definition promises everybody (P3). */
  promised?: Promised | undefined
  now: Date
  calendar: Calendar
}

/** Opens a case. A subject with an open case of the process keeps that one, and it is given back unchanged (P6). */
export async function openCase<State extends string>(tx: Tx, input: NewCase<State>): Promise<Case> {
  const { process, now } = input
  const state = input.state ?? process.definition.machine.initial
  const opened: Case = {
    id: newId(), process: process.key, version: process.version, subject: input.subject, scope: input.scope, title: input.title, applicant: input.applicant ?? null,
    owner: input.owner ?? null, state, enteredAt: now, deadlineOn: deadlineFor(process, state, { today: dayInShanghai(now), calendar: input.calendar }, input.promised),
    escalatedAt: null, openedAt: now, closedAt: isFinal(process, state) ? now : null,
  }
  if (await insertCase(tx, opened)) {
    await record(tx, opened, { kind: 'opened', actor: input.actor, reason: input.reason, inputs: keptPromise(input.promised), now })
    return opened
  }
  const known = await findOpenCase(tx, process.key, input.subject)
  if (!known) throw new Error(`subject ${input.subject} has an open case of ${process.key} in another range`)
  return known
}

type Move<Event extends string> = {
  caseId: string
  event: Event
  actor: Actor
  reason?: string
  inputs?: Inputs
  /** What is promised in this case for the state it comes to (P3). */
  promised?: Promised | undefined
  now: Date
  calendar: Calendar
  /** When given, the event's name is checked by the compiler, and a case of another process is a programming error. */
  process?: Process<string, Event>
}

/** Moves a case on under its row lock. What cannot be is returned as a refusal, nothing written (P2). Permission is the caller's to decide before. */
export async function advance<Event extends string>(tx: Tx, input: Move<Event>): Promise<AdvanceResult> {
  const current = await lockCase(tx, input.caseId)
  if (input.process && input.process.key !== current.process) throw new Error(`case ${current.id} is one of ${current.process}, not of ${input.process.key}`)
  const process = getProcess(current.process, current.version)
  const decision = decideAdvance(process, current, { event: input.event, as: input.actor.as, reason: input.reason, inputs: input.inputs })
  if (decision.kind === 'refused') return decision

  const moved: Case = {
    ...current, state: decision.to, enteredAt: input.now, escalatedAt: null, closedAt: decision.final ? input.now : null,
    deadlineOn: deadlineFor(process, decision.to, { today: dayInShanghai(input.now), calendar: input.calendar }, input.promised),
  }
  const [step] = await Promise.all([
    record(tx, moved, { kind: 'moved', event: input.event, from: current.state, actor: input.actor, reason: input.reason, inputs: { ...input.inputs, ...keptPromise(input.promised) }, now: input.now }), updateCase(tx, moved),
  ])
  return { kind: 'moved', case: moved, step }
}

/** What may happen to a case next, with the permission, inputs and party of each; `as` narrows it to one party. Closed: nothing. */
export function allowedEvents(current: Pick<Case, 'process' | 'version' | 'state'>, as?: Party): AllowedEvent[] {
  return eventsAt(getProcess(current.process, current.version), current.state, as)
}

/** Puts a remark on the timeline. Internal ones are not shown to the applicant. `inputs`: what else is kept with it, such as the same words in another language. */
export async function addNote(tx: Tx, input: { caseId: string; actor: Actor; text: string; inputs?: Inputs; internal?: boolean; now: Date }): Promise<Step> {
  const current = await lockCase(tx, input.caseId)
  return record(tx, current, { kind: 'noted', actor: input.actor, reason: input.text, ...(input.inputs && { inputs: input.inputs }), internal: input.internal ?? true, now: input.now })
}

/** Puts a case on somebody's desk, or back on nobody's. */
export async function assign(tx: Tx, input: { caseId: string; owner: string | null; actor: Actor; reason?: string; now: Date }): Promise<Case> {
  const current = await lockCase(tx, input.caseId)
  if (current.owner === input.owner) return current
  const assigned = { ...current, owner: input.owner }
  await updateCase(tx, assigned)
  await record(tx, assigned, { kind: 'assigned', actor: input.actor, reason: input.reason, inputs: { from: current.owner, to: input.owner }, internal: true, now: input.now })
  return assigned
}

/** Open cases by deadline, the longest overdue first, open-ended ones last; `after` is the last line of the page before. */
export async function workQueue(tx: Tx, query: QueueQuery & { now: Date }): Promise<QueuedCase[]> {
  const today = dayInShanghai(query.now)
  return (await findQueue(tx, query)).map((one) => ({ ...one, overdue: isOverdue(one, today) }))
}

type Overdue = {
  now: Date
  calendar: Calendar
  /** Only cases of these processes, in these states: whoever calls can tell people about them. */
  processes?: readonly string[]
  states?: readonly string[]
  limit?: number
  /** Tells whoever should know, in the same transaction; what it gives back (who was told) stands in the step. */
  tell?: (overdue: Case) => Promise<{ reason?: string; inputs?: Inputs }>
}

/**
 * For the job: each case past its promise is escalated once per state, or moved on where the definition says that silence decides. Gives both, so that
 * superiors and applicants can be told. Call again while it gives `limit` cases.
 */
export async function escalateOverdue(tx: Tx, input: Overdue): Promise<{ escalated: Case[]; lapsed: Case[] }> {
  const escalated: Case[] = [], lapsed: Case[] = []
  for (const current of await lockOverdue(tx, dayInShanghai(input.now), { ...input, limit: input.limit ?? 500 })) {
    const event = lapseOf(getProcess(current.process, current.version), current.state)
    const result = event === null ? null : await advance(tx, { caseId: current.id, event, actor: clock, now: input.now, calendar: input.calendar })
    if (result?.kind === 'moved') {
      lapsed.push(result.case)
      continue
    }
    const marked = { ...current, escalatedAt: input.now }
    await updateCase(tx, marked)
    await record(tx, marked, { kind: 'escalated', actor: clock, now: input.now, ...await input.tell?.(marked) })
    escalated.push(marked)
  }
  return { escalated, lapsed }
}

/** Versions of processes that open cases need and this release does not have: for `doctor`. */
export async function missingProcesses(tx: Tx): Promise<{ process: string; version: number; open: number }[]> {
  return (await countOpenByVersion(tx)).filter((one) => !isRegistered(one.process, one.version))
}

/** Kept in the step that made the promise, so that it can be told later whether it was kept. */
const keptPromise = (promised: Promised | undefined): Inputs => ({ ...(promised?.days !== undefined && { promisedDays: promised.days }), ...(promised?.by && { promisedBy: promised.by }) })

type Entry = { kind: StepKind; actor: Actor; event?: string; from?: string; reason?: string; inputs?: Inputs; internal?: boolean; now: Date }

function record(tx: Tx, current: Case, entry: Entry): Promise<Step> {
  return insertStep(tx, current.scope, {
    id: newId(), caseId: current.id, kind: entry.kind, event: entry.event ?? null, from: entry.kind === 'opened' ? null : entry.from ?? current.state, to: current.state,
    actor: entry.actor.id, actedAs: entry.actor.as, assistedBy: entry.actor.assistedBy ?? null, reason: entry.reason?.trim() || null, inputs: entry.inputs ?? {},
    internal: entry.internal ?? false, at: entry.now,
  })
}
