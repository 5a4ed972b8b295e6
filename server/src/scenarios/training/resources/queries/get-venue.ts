import { NotFound, requireStaff, type RequestContext } from '#platform/http'
import type { Venue } from '../model.ts'
import { presentVenue } from '../present.ts'
import { findOccupationsOf, findVenue } from '../store.ts'

export async function getVenue(ctx: RequestContext, { venueId }: { venueId: string }): Promise<Venue> {
  const actor = requireStaff(ctx, 'training.plan.read')
  const row = await findVenue(ctx.tx, venueId)
  if (!row) throw new NotFound()
  const occupations = await findOccupationsOf(ctx.tx, 'venue', [row.id])
  return presentVenue({ cipher: ctx.cipher, actorScope: actor.scope }, row, occupations.get(row.id) ?? [])
}
