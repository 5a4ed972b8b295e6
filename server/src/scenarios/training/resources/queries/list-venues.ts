import type { AnswerOf, InputOf, resourcesRoutes } from '@guildhall/contract'
import { requireStaff, type RequestContext } from '#platform/http'
import { presentVenue } from '../present.ts'
import { countUpcoming, findOccupationsOf, findVenues } from '../store.ts'
import { listQueryOf, nextOf } from './page.ts'

/** Venues of the caller's range and those lent by units above. */
export async function listVenues(ctx: RequestContext, input: InputOf<typeof resourcesRoutes.listVenues>): Promise<AnswerOf<typeof resourcesRoutes.listVenues>> {
  const actor = requireStaff(ctx, 'training.plan.read')
  const found = await findVenues(ctx.tx, { ...listQueryOf(input), sort: input.sort })
  const rows = found.slice(0, input.limit)
  const ids = rows.map((row) => row.id)
  const [occupations, upcoming] = [await findOccupationsOf(ctx.tx, 'venue', ids), await countUpcoming(ctx.tx, 'venue', ids, ctx.clock.now())]
  return {
    rows: rows.map((row) => ({ ...presentVenue({ cipher: ctx.cipher, actorScope: actor.scope }, row, occupations.get(row.id) ?? []), upcoming: upcoming.get(row.id) ?? 0 })),
    next: nextOf(found, input.limit),
  }
}
