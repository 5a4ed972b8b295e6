import type { TileTown } from '@guildhall/ui/console'
import { layOutCrowds } from '../../../app/cockpit/tiles.ts'
import type { Place } from './model.ts'

type Sized = Pick<Place, 'id' | 'members' | 'staff'>

/** Those who could be members: workers on record, and never fewer than the members themselves. */
export const couldBeMembers = ({ members, staff }: Sized) => Math.max(members, staff)

/** Units as tiles: all who could be members, lit where they are. */
export function layOutUnits(places: readonly Sized[], people: number): TileTown[] {
  return layOutCrowds(places.map((place) => ({ id: place.id, people: couldBeMembers(place), lit: place.members })), people)
}
