import { transition } from 'xstate'
import { addWorkingDays, type Calendar, type Day } from '#platform/calendar'
import type { AdvanceRefusal, AllowedEvent, Case, Inputs, Party, Process, Promised } from './model.ts'

/** The state an event leads to, null where it is impossible (P2). The machine is data, so its state's name is all there is to restore. */
export function nextState(process: Process, state: string, event: string): string | null {
  const snapshot = process.machine.resolveState({ value: state, context: {} })
  if (!snapshot.can({ type: event })) return null
  const [next] = transition(process.machine, snapshot, { type: event })
  return String(next.value)
}

/** What can happen to a case in a state, in the order of the definition; `as` narrows it to one party. */
export function eventsAt(process: Process, state: string, as?: Party): AllowedEvent[] {
  const found = process.definition.machine.states[state]
  if (!found || !('on' in found)) return []
  return Object.entries(found.on).flatMap(([event, to]) => {
    const declared = process.definition.events[event]!
    const by = declared.by ?? 'handler'
    return as && as !== by ? [] : [{ event, to, permission: declared.permission, by, inputs: declared.inputs ?? [], needsReason: declared.needsReason ?? false }]
  })
}

export type Attempt = { event: string; as: Party; reason?: string; inputs?: Inputs }

/** Decides whether an event may happen now. The first rule that fails is the one the actor is told. */
export function decideAdvance(process: Process, current: Pick<Case, 'state' | 'closedAt'>, attempt: Attempt): { kind: 'move'; to: string; final: boolean } | AdvanceRefusal {
  if (current.closedAt) return { kind: 'refused', code: 'closed' }
  const to = nextState(process, current.state, attempt.event)
  if (to === null) return { kind: 'refused', code: 'impossible', state: current.state, allowed: eventsAt(process, current.state).map((event) => event.event) }
  const { by = 'handler', inputs = [], needsReason = false } = process.definition.events[attempt.event]!
  if (attempt.as !== by) return { kind: 'refused', code: 'wrong-party' }
  if (needsReason && !attempt.reason?.trim()) return { kind: 'refused', code: 'needs-reason' }
  const missing = inputs.filter((name) => isBlank(attempt.inputs?.[name]))
  if (missing.length > 0) return { kind: 'refused', code: 'missing-inputs', missing }
  return { kind: 'move', to, final: isFinal(process, to) }
}

export function isFinal(process: Process, state: string): boolean {
  const found = process.definition.machine.states[state]
  return found !== undefined && !('on' in found)
}

/** The day by which a case entered today must have left a state; null for an end or an open-ended state (P3). What was promised in this case goes before the definition's days,
 * and a day only where it is sooner; where the definition makes no promise there is none. */
export function deadlineFor(process: Process, state: string, at: { today: Day; calendar: Calendar }, promised: Promised = {}): Day | null {
  const found = process.definition.machine.states[state]
  if (!found || !('on' in found) || found.meta.days === null) return null
  const due = addWorkingDays(at.calendar, at.today, promised.days ?? found.meta.days)
  return promised.by && promised.by < due ? promised.by : due
}

/** The event that the passing of a state's deadline causes by itself, if any. */
export function lapseOf(process: Process, state: string): string | null {
  const found = process.definition.machine.states[state]
  return found && 'on' in found ? found.meta.whenOverdue ?? null : null
}

export function isOverdue(current: Pick<Case, 'deadlineOn' | 'closedAt'>, today: Day): boolean {
  return current.closedAt === null && current.deadlineOn !== null && current.deadlineOn < today
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
}
