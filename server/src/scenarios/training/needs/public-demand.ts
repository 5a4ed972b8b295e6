import type { z } from 'zod'
import type { needsRoutes } from '@guildhall/contract'
import { suppressSmallCells } from '#engines/metrics'
import { findDivision } from '#registry/divisions'
import type { DemandSum } from './demand.ts'
import type { OccupationRef } from './model.ts'

type PublicDemand = Omit<z.output<typeof needsRoutes.getPublicDemand.response>, 'atLeast' | 'changedAt'>

/** Fewer people than this are not shown: a figure of three in a small county is three known people. */
export const publicFloor = 5

/**
 * What anybody may see of the demand. Each direction that shows a total (occupations, levels of one, places) hides its small cells, and as many more as keep
 * them from being found by subtraction.
 */
export function publicDemandOf(sums: readonly DemandSum[], occupations: ReadonlyMap<string, OccupationRef>): PublicDemand {
  const named = sums.filter((sum) => sum.occupationId !== null && occupations.has(sum.occupationId))
  const byOccupation = hide([...Map.groupBy(named, (sum) => sum.occupationId!)].map(([id, parts]) => ({ id, parts, value: seatsOf(parts) })))
  const byPlace = hide([...Map.groupBy(sums, (sum) => sum.place ?? '')].map(([division, parts]) => ({ division, value: seatsOf(parts) })))
  return {
    total: seatsOf(sums), units: sums.filter((sum) => sum.source !== 'worker').reduce((total, sum) => total + sum.needs, 0),
    occupations: byOccupation.map(({ id, parts, value }) => ({
      occupation: occupations.get(id)!, seats: value,
      // A hidden occupation hides its levels too: they would add up to it.
      byLevel: value === null ? [] : hide([...Map.groupBy(parts, (sum) => sum.level)].map(([level, ofLevel]) => ({ level, value: seatsOf(ofLevel) })))
        .map((cell) => ({ level: cell.level, seats: cell.value })).sort((a, b) => (a.level ?? 99) - (b.level ?? 99)),
    })).sort((a, b) => (b.seats ?? 0) - (a.seats ?? 0) || a.occupation.name.localeCompare(b.occupation.name, 'zh')),
    divisions: byPlace.map(({ division, value }) => ({ division, name: findDivision(division)?.name ?? division, seats: value })).sort((a, b) => (b.seats ?? 0) - (a.seats ?? 0) || a.division.localeCompare(b.division)),
  }
}

function hide<Cell extends { value: number }>(cells: readonly Cell[]): (Omit<Cell, 'value'> & { value: number | null })[] {
  return suppressSmallCells(cells, publicFloor)
}

function seatsOf(sums: readonly DemandSum[]): number {
  return sums.reduce((total, sum) => total + sum.seats, 0)
}
