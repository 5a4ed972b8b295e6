import type { Tx } from '#platform/db'
import { findDivision } from '#registry/divisions'

export type Federation = { scope: string; name: string; level: string | null; division: string | null }
export type Places = { divisions: { code: string; name: string; towns: string[] }[]; /** The nearest federation of a place: town, county, else the top. */ federationFor(division: string, town: string | null): Federation | undefined }

/** Where there are federations, as today's tree has them. */
export async function loadPlaces(tx: Tx): Promise<Places> {
  return placesOf(await tx.selectFrom('unit').select(['scope', 'name', 'level', 'division']).where('kind', '=', 'federation').where('dissolved_on', 'is', null).orderBy('scope').execute())
}

/** Pure: the same from a list of federations. */
export function placesOf(federations: readonly Federation[]): Places {
  const counties = federations.filter((one) => one.level === 'county' && one.division)
  const townsOf = (county: Federation) => federations.filter((one) => one.level === 'town' && one.scope.startsWith(`${county.scope}.`))
  const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '')
  return {
    divisions: counties.map((county) => ({ code: county.division!, name: findDivision(county.division!)?.name ?? county.name, towns: townsOf(county).map((town) => townName(town.name, county.name)) })),
    federationFor(division, town) {
      const county = counties.find((one) => one.division === division)
      const ofTown = county && town ? townsOf(county).find((one) => plain(one.name).includes(plain(town))) : undefined
      return ofTown ?? county ?? federations.find((one) => one.level === 'city' && one.division?.slice(0, 4) === division.slice(0, 4)) ?? federations[0]
    },
  }
}

/** 海盐县百步镇总工会 under 海盐县总工会 is 百步镇. */
function townName(federation: string, county: string): string {
  const [own, above] = [federation.replace(/总工会$/, ''), county.replace(/总工会$/, '')]
  return (own.startsWith(above) ? own.slice(above.length) : own) || federation
}
