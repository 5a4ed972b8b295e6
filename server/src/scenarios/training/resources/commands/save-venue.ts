import type { InputOf, resourcesRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { sealedIn, type Venue, type VenueForm } from '../model.ts'
import { presentVenue } from '../present.ts'
import { findOccupationsOf, findVenue, insertVenue, lockResource, replaceOccupations, updateVenue, type VenueColumns } from '../store.ts'
import { refusingTakenCode, requireOccupations } from './save-trainer.ts'

export async function createVenue(ctx: RequestContext, form: VenueForm): Promise<Venue> {
  const actor = requireStaff(ctx, 'training.resource.manage')
  await requireOccupations(ctx, form.occupationIds)
  const id = newId()
  await refusingTakenCode(() => insertVenue(ctx.tx, { id, scope: actor.scope, now: ctx.clock.now() }, columnsOf(ctx, form)))
  await replaceOccupations(ctx.tx, 'venue', id, actor.scope, form.occupationIds)
  await appendAudit(ctx, { action: 'training.create-venue', subject: `venue:${id}` })
  return readVenue(ctx, id, actor.scope)
}

export async function editVenue(ctx: RequestContext, input: InputOf<typeof resourcesRoutes.editVenue>): Promise<Venue> {
  const actor = requireStaff(ctx, 'training.resource.manage')
  const row = await lockResource(ctx.tx, 'venue', input.venueId, actor.scope)
  if (!row) throw new NotFound()
  if (row.updated_at.toISOString() !== new Date(input.updatedAt).toISOString()) throw new Refused('platform.changed-meanwhile')
  await requireOccupations(ctx, input.occupationIds)
  await refusingTakenCode(() => updateVenue(ctx.tx, input.venueId, columnsOf(ctx, input), ctx.clock.now()))
  await replaceOccupations(ctx.tx, 'venue', input.venueId, row.scope, input.occupationIds)
  await appendAudit(ctx, { action: 'training.edit-venue', subject: `venue:${input.venueId}`, scope: row.scope })
  return readVenue(ctx, input.venueId, actor.scope)
}

export async function readVenue(ctx: RequestContext, id: string, actorScope: string): Promise<Venue> {
  const row = await findVenue(ctx.tx, id)
  if (!row) throw new NotFound()
  return presentVenue({ cipher: ctx.cipher, actorScope }, row, (await findOccupationsOf(ctx.tx, 'venue', [id])).get(id) ?? [])
}

function columnsOf(ctx: RequestContext, form: VenueForm): VenueColumns {
  const sealed = (text: string | null, about: string) => (text === null ? null : ctx.cipher.seal(text, about))
  return {
    code: form.code, name: form.name, unit_name: form.unitName, division: form.division, town: form.town, address: form.address, capacity: form.capacity, equipment: form.equipment,
    windows: form.windows, remark: form.remark || null,
    ...(form.contact !== undefined && { contact_sealed: sealed(form.contact, sealedIn.venueContact) }),
    ...(form.phone !== undefined && { phone_sealed: sealed(form.phone, sealedIn.venuePhone) }),
  }
}
