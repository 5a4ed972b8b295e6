import type { AnswerOf, homeRoutes, homeShapes, Permission } from '@guildhall/contract'
import type { z } from 'zod'
import type { Tx } from '../db/index.ts'
import type { Handled, RequestContext, Services, StaffActor } from '../http/index.ts'

/** What a command needs of its surroundings, be it a request or a job run. */
export type CommandContext = Pick<RequestContext, keyof Services | 'actor' | 'tx' | 'requestId'>

/** A job run. Long work opens its transactions one after another, so that it can be resumed, watched and cancelled. */
export type JobContext = Services & {
  actor: Extract<RequestContext['actor'], { kind: 'job' }>
  jobId: string
  /** One transaction in the job's range (or the narrower `scope` given). */
  inTransaction<T>(work: (ctx: CommandContext) => Promise<T>, scope?: string): Promise<T>
  /** Shown to whoever waits; also the heartbeat of a long job. */
  progress(done: number, total: number | null): Promise<void>
  /** True once somebody pressed cancel: stop at the next safe point. */
  cancelled(): Promise<boolean>
}

export type Job<Payload = never> = {
  name: string
  payload: z.ZodType<Payload>
  /** Cron expression in Asia/Shanghai for jobs that start by the clock. */
  cron?: string
  /** What it gives back (JSON, no personal data) is kept with the run for whoever started it. */
  run(ctx: JobContext, payload: Payload): Promise<unknown>
}

/** Reacts to an event of another part, at least once, as a job: it must be harmless to run twice. */
export type EventHandler<Payload = never> = {
  event: string
  /** Unique; names the handler in the job page. */
  name: string
  payload: z.ZodType<Payload>
  run(ctx: JobContext, payload: Payload): Promise<unknown>
}

/** An invariant that `doctor` proves on the whole database, read with the dump role. Gives one line for each thing that is wrong. */
export type Check = { name: string; run(tx: Tx, services: Services): Promise<string[]> }

export type HomeItem = AnswerOf<typeof homeRoutes.get>['items'][number]
export type HeldSection = AnswerOf<typeof homeRoutes.held>['sections'][number]
export type QueueItem = z.output<typeof homeShapes.queueItem>
export type AgendaItem = z.output<typeof homeShapes.agendaItem>

/** What a part puts on the worker's first page; `ctx.actor` is the worker, perhaps assisted. The parts read side by side, so none changes the role of the transaction. */
export type HomeSource = (ctx: RequestContext) => Promise<HomeItem[]>
/** What a part holds about the worker who asks. */
export type HeldSource = (ctx: RequestContext) => Promise<HeldSection[]>

/**
 * What a part puts before staff. `queue` gives everything in the caller's range that has a next step, whoever takes it: the page sorts out what is the caller's by
 * the item's permission and shows the rest as waited for. Asked only of those who hold `permission`.
 */
export type DeskSource = {
  permission: Permission
  /** Its queue is made of cases with promises: whoever sees it sees how punctual they are. */
  cases?: true
  queue?(ctx: RequestContext, clerk: StaffActor): Promise<QueueItem[]>
  agenda?(ctx: RequestContext, clerk: StaffActor): Promise<AgendaItem[]>
  /** Figures for entries of the menu that count something else than rows of the queue, by the entry's key. */
  counts?(ctx: RequestContext, clerk: StaffActor): Promise<Record<string, number>>
  /** Where in the console a subject of the audit log (`class:ID`) is looked at. */
  links?: Record<string, (id: string) => string>
}

/** A scenario, registry or platform part as `app` sees it. */
export type Module = {
  name: string
  routes: Handled[]
  jobs?: Job<never>[]
  handlers?: EventHandler<never>[]
  checks?: Check[]
  home?: HomeSource[]
  /** The same for parts that have to read in the name of the service: asked one after the other, when the others are through. */
  homeAfter?: HomeSource[]
  held?: HeldSource[]
  desk?: DeskSource[]
}

/** Ties the payload's type to the run function before the job joins a list of many types. */
export function job<Payload>(definition: Job<Payload>): Job<never> {
  return definition as unknown as Job<never>
}

export function on<Payload>(definition: EventHandler<Payload>): EventHandler<never> {
  return definition as unknown as EventHandler<never>
}
