import { Refused } from '#platform/http'
import type { Tx } from '#platform/db'
import { findDivision, isWithinCity } from '#registry/divisions'
import { servesTown } from './rules.ts'

export type Federation = { id: string; scope: string; name: string; level: string | null; division: string | null; parentId: string | null }

/** Who serves which place: all federations of today's tree, read once for a command or a whole file. */
export type Places = {
  root: Federation
  /** The federation that serves a place: of the town where the register knows it by name under that county, else of the county, of the city, the topmost. Refuses a place outside. */
  federationFor(division: string, town: string | null): Federation
  /** Whether a place is served here at all. */
  serves(division: string): boolean
  divisions(): { code: string; name: string; towns: string[] }[]
}

export async function loadPlaces(tx: Tx): Promise<Places> {
  const rows = await tx.selectFrom('unit').select(['id', 'scope', 'name', 'level', 'division', 'parent_id as parentId'])
    .where('kind', '=', 'federation').where('dissolved_on', 'is', null).orderBy('scope').execute()
  return placesOf(rows)
}

/** Pure: the same from a list of federations. */
export function placesOf(federations: readonly Federation[]): Places {
  const root = federations.find((federation) => federation.parentId === null)
  if (!root) throw new Error('no federation at the top: the installation was not prepared')
  const byDivision = Map.groupBy(federations, (federation) => federation.division ?? '')
  const serves = (division: string) => findDivision(division) !== undefined && (!root.division || root.division.endsWith('0000') ? division.slice(0, 2) === (root.division ?? division).slice(0, 2) : isWithinCity(division, root.division))
  return {
    root, serves,
    federationFor(division, town) {
      if (!serves(division)) throw new Refused('training.need-division-unknown')
      const here = byDivision.get(division) ?? []
      const ofTown = town ? here.find((federation) => federation.level === 'town' && servesTown(federation.name, town)) : undefined
      return ofTown ?? here.find((federation) => federation.level === 'county') ?? here.find((federation) => federation.level === 'city') ?? root
    },
    divisions() {
      const counties = federations.filter((federation) => federation.level === 'county' && federation.division)
      return counties.map((county) => ({
        code: county.division!, name: findDivision(county.division!)?.name ?? county.name,
        towns: (byDivision.get(county.division!) ?? []).filter((federation) => federation.level === 'town').map((federation) => townName(federation.name, county.name)),
      }))
    },
  }
}

/** 龙亭区东墩镇总工会 under 龙亭区总工会 is 东墩镇. */
export function townName(federation: string, county: string): string {
  const place = county.replace(/总工会$/, '')
  return federation.replace(/总工会$/, '').replace(new RegExp(`^${place.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`), '') || federation
}
