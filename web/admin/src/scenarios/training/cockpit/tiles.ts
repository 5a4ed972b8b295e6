import type { TileTown } from '@guildhall/ui/console'
import { layOutCrowds } from '../../../app/cockpit/tiles.ts'
import type { Place } from './model.ts'

/** Places as tiles: all who asked, lit where they are planned. */
export function layOutPlaces(places: readonly (Pick<Place, 'asked' | 'planned'> & { key: string })[], people: number): TileTown[] {
  return layOutCrowds(places.map(({ key, asked, planned }) => ({ id: key, people: asked, lit: planned })), people)
}
