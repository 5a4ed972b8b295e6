import type { TileTown } from '@guildhall/ui/console'

/** A place on a map of tiles: how many people there are, and of how many the tiles are lit. */
export type Crowd = { id: string; people: number; lit: number }

/** At most so many tiles: more are too small to be counted, and each place still has a shape. */
const most = 440
const goldenAngle = Math.PI * (3 - Math.sqrt(5))

/** How many people a tile stands for: 1, 2, 5, 10, 20, 50 … so that the map stays readable. */
export function peopleATile(total: number): number {
  for (let power = 1; ; power *= 10) for (const step of [1, 2, 5]) if (total / (step * power) <= most) return step * power
}

/** Tiles of a place; lit ones never claim that it is all, or nothing, where it is not so. */
export function tilesOf({ people, lit }: Omit<Crowd, 'id'>, aTile: number): { tiles: number; lit: number } {
  const tiles = Math.ceil(people / aTile)
  if (lit >= people) return { tiles, lit: tiles }
  return { tiles, lit: Math.min(Math.max(Math.round(lit / aTile), lit > 0 && tiles > 1 ? 1 : 0), Math.max(0, tiles - 1)) }
}

/**
 * Where places go on a map that has no coordinates: along a sunflower's spiral, each as far out as the ones before it take room. The largest is in the middle.
 * Places of the same size keep the order of their id, so that the map is the same at each visit.
 */
export function layOutCrowds(crowds: readonly Crowd[], aTile: number): TileTown[] {
  const sized = crowds.map((crowd) => ({ id: crowd.id, ...tilesOf(crowd, aTile) })).filter((place) => place.tiles > 0).toSorted((a, b) => b.tiles - a.tiles || (a.id < b.id ? -1 : 1))
  const total = sized.reduce((sum, place) => sum + place.tiles, 0)
  let before = 0
  return sized.map((place, index) => {
    const far = index === 0 ? 0 : 0.46 * Math.sqrt((before + place.tiles / 2) / total)
    before += place.tiles
    return { ...place, x: 0.5 + far * Math.cos(index * goldenAngle - 1.1), y: 0.5 + far * Math.sin(index * goldenAngle - 1.1) }
  })
}
