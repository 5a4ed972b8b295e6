import type { TileTown } from '@guildhall/ui/console'
import type { Place } from './model.ts'

/** At most so many tiles: more are too small to be counted. */
const most = 440
const goldenAngle = Math.PI * (3 - Math.sqrt(5))

type Sized = Pick<Place, 'id' | 'members' | 'staff'>

/** Those who could be members: workers on record, and never fewer than the members themselves. */
const allOf = ({ members, staff }: Sized) => Math.max(members, staff)

/** How many people a tile stands for: 1, 2, 5, 10, 20 … */
export function peopleATile(places: readonly Sized[]): number {
  const total = places.reduce((sum, place) => sum + allOf(place), 0)
  for (let power = 1; ; power *= 10) for (const step of [1, 2, 5]) if (total / (step * power) <= most) return step * power
}

/** Tiles of each unit, along a sunflower's spiral, the largest in the middle. Lit ones never claim that all are members, or none, where it is not so. */
export function layOutUnits(places: readonly Sized[], people: number): TileTown[] {
  const sized = places.map((place) => {
    const tiles = Math.ceil(allOf(place) / people)
    const lit = place.members >= allOf(place) ? tiles : Math.min(Math.max(Math.round(place.members / people), place.members > 0 && tiles > 1 ? 1 : 0), Math.max(0, tiles - 1))
    return { id: place.id, tiles, lit }
  }).filter((place) => place.tiles > 0).toSorted((a, b) => b.tiles - a.tiles || (a.id < b.id ? -1 : 1))
  const total = sized.reduce((sum, place) => sum + place.tiles, 0)
  let before = 0
  return sized.map((place, index) => {
    const far = index === 0 ? 0 : 0.46 * Math.sqrt((before + place.tiles / 2) / total)
    before += place.tiles
    return { ...place, x: 0.5 + far * Math.cos(index * goldenAngle - 1.1), y: 0.5 + far * Math.sin(index * goldenAngle - 1.1) }
  })
}
