import type { Run } from './words.ts'

export type Place = Run['byPlace'][number]
/** One name on the map: a town, a county with its towns, or what is left of many. `has`: whether something lies in it. */
export type Spot = { id: string; kind: 'town' | 'county' | 'rest'; division: string | null; name: string; towns: number; asked: number; served: number; has: (at: { division: string | null; town: string | null }) => boolean }

/** More names than these cover each other. */
export const readable = 40

const keyOf = (place: { division: string | null; town: string | null }) => `${place.division ?? ''}-${place.town ?? ''}`
const sum = (places: readonly Place[]) => ({ towns: places.length, asked: places.reduce((all, one) => all + one.asked, 0), served: places.reduce((all, one) => all + one.served, 0) })

function spotOfTown(place: Place): Spot {
  return { id: keyOf(place), kind: 'town', division: place.division, name: place.town ?? place.divisionName, ...sum([place]), has: (at) => keyOf(at) === keyOf(place) }
}

/**
 * What the map names: the towns, as long as they can be read; of more the counties, and those of `county` when one is chosen; of those only the greatest, with what is left as one.
 * `counties`: whether there is a map of counties to go back to.
 */
export function spotsOf(places: readonly Place[], county?: string): { spots: Spot[]; counties: boolean; of: string | null } {
  const byCounty = Map.groupBy(places, (place) => place.division)
  const counties = places.length > readable && byCounty.size > 1
  const chosen = counties ? byCounty.get(county as Place['division']) : undefined
  if (counties && !chosen) {
    return { counties, of: null, spots: [...byCounty].map(([division, own]) => ({ id: `${division}`, kind: 'county', division, name: own[0]!.divisionName, ...sum(own), has: (at) => at.division === division })) }
  }
  const towns = (chosen ?? places).toSorted((a, b) => b.asked - a.asked)
  const rest = towns.length > readable ? towns.slice(readable - 1) : []
  const restKeys = new Set(rest.map(keyOf))
  const spots = towns.slice(0, towns.length - rest.length).map(spotOfTown)
  if (rest.length > 0) spots.push({ id: 'rest', kind: 'rest', division: null, name: '', ...sum(rest), has: (at) => restKeys.has(keyOf(at)) })
  return { spots, counties, of: chosen ? chosen[0]!.divisionName : null }
}
