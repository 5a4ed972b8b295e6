import { newId } from '../ids/index.ts'
import { inScope, json } from '../db/index.ts'
import type { Services } from '../http/index.ts'
import type { EventHandler } from '../module/index.ts'

const batch = 200

/**
 * Turns waiting events into one run for each of their handlers and marks them dispatched, in one transaction: a crash leaves both or neither, and the unique index
 * on (event, handler) forbids a second run. Gives how many events there were.
 */
export async function dispatchEvents(services: Services, handlers: EventHandler<never>[]): Promise<number> {
  const byEvent = Map.groupBy(handlers, (handler) => handler.event)
  return inScope(services.db, { role: 'app_job', holder: 'job:platform.dispatch', scope: '' }, async (tx) => {
    const events = await tx.selectFrom('outbox_event').selectAll().where('dispatched_at', 'is', null).orderBy('id').limit(batch).forUpdate().skipLocked().execute()
    if (events.length === 0) return 0
    const now = services.clock.now()
    const runs = events.flatMap((event) => (byEvent.get(event.type) ?? []).map((handler) => ({
      id: newId(), name: handler.name, kind: 'event', event_id: event.id, scope: event.scope, payload: json(event.payload), started_by: event.emitted_by, created_at: now,
    })))
    if (runs.length > 0) await tx.insertInto('job_run').values(runs).onConflict((conflict) => conflict.doNothing()).execute()
    await tx.updateTable('outbox_event').set({ dispatched_at: now }).where('id', 'in', events.map((event) => event.id)).execute()
    return events.length
  })
}
