import type { InputOf, resourcesRoutes } from '@guildhall/contract'
import { cursorOf, placeOf } from '#platform/http'
import type { ListQuery } from '../store.ts'

/** One row more than asked tells whether there is a next page. */
export function listQueryOf(input: Omit<InputOf<typeof resourcesRoutes.listTrainers>, 'sort'>): ListQuery {
  return { q: input.q, occupationId: input.occupationId, division: input.division, active: input.active === undefined ? undefined : input.active === 'true', after: placeOf(input.cursor), limit: input.limit + 1 }
}

export function nextOf(found: readonly { place: string; id: string }[], limit: number): string | null {
  const last = found[limit - 1]
  return last && found.length > limit ? cursorOf(last.place, last.id) : null
}
