import { appendAudit } from '#platform/audit'
import { NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import type { ResourceKind, Trainer, Venue } from '../model.ts'
import { findTaken, lockResource, updateTrainer, updateVenue } from '../store.ts'
import { readTrainer } from './save-trainer.ts'
import { readVenue } from './save-venue.ts'

const farAhead = 5 * 366 * 86_400_000

export async function setTrainerActive(ctx: RequestContext, input: { trainerId: string; active: boolean }): Promise<Trainer> {
  const scope = await setActive(ctx, 'trainer', input.trainerId, input.active)
  return readTrainer(ctx, input.trainerId, scope)
}

export async function setVenueActive(ctx: RequestContext, input: { venueId: string; active: boolean }): Promise<Venue> {
  const scope = await setActive(ctx, 'venue', input.venueId, input.active)
  return readVenue(ctx, input.venueId, scope)
}

/** Nothing is deleted: what is retired stays in past classes, and is offered to no new one. */
async function setActive(ctx: RequestContext, kind: ResourceKind, id: string, active: boolean): Promise<string> {
  const actor = requireStaff(ctx, 'training.resource.manage')
  const now = ctx.clock.now()
  const row = await lockResource(ctx.tx, kind, id, actor.scope)
  if (!row) throw new NotFound()
  if (row.active === active) return actor.scope
  if (!active) {
    const ahead = await findTaken(ctx.tx, { [`${kind}s`]: [id], from: now, to: new Date(now.getTime() + farAhead) })
    if (ahead.length > 0) throw new Refused('training.resource-in-use', { sessions: ahead.length, next: ahead[0]!.startsAt.toISOString() })
  }
  await (kind === 'trainer' ? updateTrainer : updateVenue)(ctx.tx, id, { active }, now)
  await appendAudit(ctx, { action: `training.set-${kind}-active`, subject: `${kind}:${id}`, scope: row.scope, details: { active } })
  return actor.scope
}
