import { shapes, type InputOf, type resourcesRoutes } from '@guildhall/contract'
import { Refused } from '#platform/http'
import type { ListQuery } from '../store.ts'

/** One row more than asked tells whether there is a next page; the cursor is the last id. */
export function listQueryOf(input: InputOf<typeof resourcesRoutes.listTrainers>): ListQuery {
  if (input.cursor !== undefined && !shapes.id.safeParse(input.cursor).success) throw new Refused('platform.invalid-input')
  return { q: input.q, occupationId: input.occupationId, division: input.division, active: input.active === undefined ? undefined : input.active === 'true', after: input.cursor, limit: input.limit + 1 }
}
