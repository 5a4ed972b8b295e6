import { sql } from 'kysely'
import { inScope } from '#platform/db'
import type { EventHandler, JobContext } from '#platform/module'
import { newId } from '#platform/ids'
import type { Services } from '#platform/http'
import { modules } from '../modules.ts'
import type { Stage } from './stage.ts'

const jobs = new Map(modules.flatMap((module) => module.jobs ?? []).map((job) => [job.name, job]))
// Figures are counted once, at the end, and not after every deed of a year; vouchers and points hear of the classes of the year afterwards, of those that matter to them.
const handlers = Map.groupBy(modules.flatMap((module) => module.handlers ?? []).filter((handler) => !handler.name.startsWith('training.count-after-') && !handler.name.startsWith('vouchers.follow-') && !handler.name.startsWith('points.')), (handler) => handler.event)

/** Runs a job of the clock as if it were that moment. */
export async function runJob(stage: Stage, name: string, at: Date, payload: Record<string, unknown> = {}): Promise<void> {
  const job = jobs.get(name)
  if (!job) throw new Error(`there is no job ${name}`)
  await job.run(contextAt(stage.services, at, { name, scope: '' }), payload as never)
}

/** Lets the other parts react to what has happened to one class since `after`, as they would have done at the time; gives how far this went. */
export async function react(stage: Stage, at: Date, { classId, after }: { classId: string; after: string }): Promise<string> {
  const events = await stage.asService(at, (ctx) => ctx.tx.selectFrom('outbox_event').select(['id', 'type', 'scope', 'payload', 'emitted_at'])
    .where('id', '>', after).where('type', 'in', [...handlers.keys()]).where(sql<boolean>`payload->>'classId' = ${classId}`).orderBy('id').execute())
  for (const event of events) for (const handler of handlers.get(event.type) ?? []) await handle(stage, handler, event)
  return events.at(-1)?.id ?? after
}

/** Lets the other parts react to what one founding has told. */
export async function reactToFounding(stage: Stage, foundingId: string): Promise<void> {
  const events = await stage.asService(stage.now, (ctx) => ctx.tx.selectFrom('outbox_event').select(['id', 'type', 'scope', 'payload', 'emitted_at']).where('type', 'in', [...handlers.keys()]).where(sql<boolean>`payload->>'foundingId' = ${foundingId}`).orderBy('id').execute())
  for (const event of events) for (const handler of handlers.get(event.type) ?? []) await handle(stage, handler, event)
}

/** Lets the reactions whose names begin so hear of what has happened, each as if it were then. */
export async function replay(stage: Stage, { by, types, classIds }: { by: string; types: readonly string[]; classIds?: readonly string[] }): Promise<void> {
  const reactions = modules.flatMap((module) => module.handlers ?? []).filter((handler) => handler.name.startsWith(by))
  const events = await stage.asService(stage.now, (ctx) => ctx.tx.selectFrom('outbox_event').select(['id', 'type', 'scope', 'payload', 'emitted_at']).where('type', 'in', [...types])
    .$if(classIds !== undefined, (query) => query.where(sql<boolean>`payload->>'classId' = any(${classIds})`)).orderBy('id').execute())
  // Each class in its own order, classes side by side.
  const lanes = [...Map.groupBy(events, (event) => (event.payload as { classId: string }).classId).values()]
  await Promise.all(Array.from({ length: 8 }, async () => {
    for (let lane = lanes.shift(); lane; lane = lanes.shift()) for (const event of lane) for (const handler of reactions.filter((one) => one.event === event.type)) await handle(stage, handler, event)
  }))
}

/** What was told so far (of those whose names begin so) has been reacted to here, and is not handed out again when the demo is served. */
export async function forgetEvents(stage: Stage, by = ''): Promise<void> {
  await stage.asService(stage.now, ({ tx }) => tx.updateTable('outbox_event').set({ dispatched_at: stage.now }).where('type', 'like', `${by}%`).where('dispatched_at', 'is', null).execute())
}

async function handle(stage: Stage, handler: EventHandler<never>, event: { scope: string; payload: unknown; emitted_at: Date }): Promise<void> {
  await handler.run(contextAt(stage.services, event.emitted_at, { name: handler.name, scope: event.scope }), event.payload as never)
}

function contextAt(services: Services, at: Date, { name, scope }: { name: string; scope: string }): JobContext {
  const then: Services = { ...services, clock: { now: () => new Date(at) } }
  return {
    ...then, actor: { kind: 'job', name, scope }, jobId: newId(), progress: async () => {}, cancelled: async () => false,
    inTransaction: (work, within = scope) => inScope(then.db, { role: 'app_job', holder: `job:${name}`, scope: within }, (tx) => work({ ...then, tx, requestId: newId(), actor: { kind: 'job', name, scope: within } })),
  }
}
