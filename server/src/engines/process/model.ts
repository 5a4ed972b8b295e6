import type { AnyStateMachine } from 'xstate'
import type { Day } from '#platform/calendar'

/** In which part somebody acts: who works on the case, who waits for it, or the passing of time. */
export type Party = 'handler' | 'applicant' | 'clock'

export type EventDefinition = {
  /** What the actor must be allowed to do. The engine only carries it: the caller decides. */
  permission: string
  /** Who may cause it; 'handler' when not said. */
  by?: Party
  /** Names of what must be handed in with it. */
  inputs?: readonly string[]
  /** A refusal, a return: without words nobody understands it later. */
  needsReason?: boolean
}

/** A state in which a case rests. `days`: working days promised for it, null when it is deliberately open-ended. */
export type RestingState = { on: Readonly<Record<string, string>>; meta: { days: number | null; whenOverdue?: string } }
/** An end. `confirmed`: only the applicant, or the applicant's silence, may close the case so (P5). */
export type FinalState = { type: 'final'; meta?: { confirmed: true } }

/** A process as data: `machine` is an XState 5 machine without code, so any XState tool can draw it. */
export type ProcessDefinition = {
  key: string
  /** Raised when states or events change; cases go on under the version they were opened with. */
  version: number
  machine: { initial: string; states: Readonly<Record<string, RestingState | FinalState>> }
  events: Readonly<Record<string, EventDefinition>>
}

/** A registered process, knowing its own words. */
export type Process<State extends string = string, Event extends string = string> = {
  readonly key: string
  readonly version: number
  readonly definition: ProcessDefinition
  readonly machine: AnyStateMachine
  readonly states: readonly State[]
  readonly events: readonly Event[]
}

/** What is promised in one case: working days in place of the definition's, or a day that the case keeps over several states and that counts where it is sooner. */
export type Promised = { days?: number | undefined; by?: Day | null }

export type Actor = { id: string; as: Party; /** Who did it for the actor. */ assistedBy?: string }

export type Case = {
  id: string
  process: string
  version: number
  subject: string
  scope: string
  title: string
  applicant: string | null
  owner: string | null
  state: string
  /** Since when in this state: where the ruler begins. */
  enteredAt: Date
  /** The last day of the promise; overdue from the next day on. */
  deadlineOn: Day | null
  escalatedAt: Date | null
  openedAt: Date
  closedAt: Date | null
}

export type StepKind = 'opened' | 'moved' | 'noted' | 'assigned' | 'escalated'

export type Step = {
  id: string
  caseId: string
  seq: number
  kind: StepKind
  event: string | null
  from: string | null
  to: string
  actor: string
  actedAs: Party
  assistedBy: string | null
  reason: string | null
  inputs: Inputs
  internal: boolean
  at: Date
}

export type Inputs = Readonly<Record<string, unknown>>

export type AllowedEvent<Event extends string = string> = { event: Event; to: string; permission: string; by: Party; inputs: readonly string[]; needsReason: boolean }

export type AdvanceRefusal =
  | { kind: 'refused'; code: 'closed' | 'wrong-party' | 'needs-reason' }
  | { kind: 'refused'; code: 'impossible'; state: string; allowed: readonly string[] }
  | { kind: 'refused'; code: 'missing-inputs'; missing: readonly string[] }

export type AdvanceResult = { kind: 'moved'; case: Case; step: Step } | AdvanceRefusal

/** A line of the work queue. */
export type QueuedCase = Case & { overdue: boolean }

/** Where ids of applicants are kept: for whoever finds out that two applicants are one. */
export const applicantColumns = [{ table: 'process_case', column: 'applicant' }] as const
