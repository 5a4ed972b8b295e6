import type { z } from 'zod'
import type { needsRoutes } from '@guildhall/contract'
import type { NeedSource, OccupationRef, Window } from './model.ts'

type Demand = z.output<typeof needsRoutes.getDemand.response>
type Cell = z.output<typeof needsRoutes.getDemandCell.response>

/** One part of the demand, as the database sums it. */
export type DemandSum = { occupationId: string | null; level: number | null; place: string | null; source: NeedSource; arranged: boolean; seats: number; needs: number }

/** Key of a column for needs that name no town. */
export const noTown = 'none'

/**
 * Lays the sums out as occupation × level rows and place columns. Occupations and rows with most people come first; what nobody understood yet comes last, so
 * that it is seen and can be sorted out. Every figure is a sum of seats, so rows, columns and total agree.
 */
export function layOutDemand(sums: readonly DemandSum[], occupations: ReadonlyMap<string, OccupationRef>, columns: Demand['columns']): Pick<Demand, 'groups' | 'total' | 'columns'> {
  const groups = [...Map.groupBy(sums, (sum) => sum.occupationId)].map(([occupationId, ofOccupation]) => ({
    occupation: occupationId === null ? null : occupations.get(occupationId) ?? null,
    total: seatsOf(ofOccupation),
    rows: [...Map.groupBy(ofOccupation, (sum) => sum.level)].map(([level, ofLevel]) => rowOf(level, ofLevel, columns)).sort((a, b) => (a.level ?? 99) - (b.level ?? 99)),
  }))
  groups.sort((a, b) => Number(a.occupation === null) - Number(b.occupation === null) || b.total - a.total)
  const from = (source: NeedSource) => seatsOf(sums.filter((sum) => sum.source === source))
  return {
    columns,
    groups: groups.map(({ occupation, rows }) => ({ occupation, rows })),
    total: {
      seats: seatsOf(sums), needs: sums.reduce((total, sum) => total + sum.needs, 0), arranged: seatsOf(sums.filter((sum) => sum.arranged)),
      worker: from('worker'), enterprise: from('enterprise'), department: from('department'),
    },
  }
}

function rowOf(level: number | null, sums: readonly DemandSum[], columns: Demand['columns']): Demand['groups'][number]['rows'][number] {
  const byPlace = Map.groupBy(sums, (sum) => sum.place ?? noTown)
  return {
    level, seats: columns.map((column) => seatsOf(byPlace.get(column.key) ?? [])), total: seatsOf(sums),
    needs: sums.reduce((total, sum) => total + sum.needs, 0), arranged: seatsOf(sums.filter((sum) => sum.arranged)),
  }
}

function seatsOf(sums: readonly { seats: number }[]): number {
  return sums.reduce((total, sum) => total + sum.seats, 0)
}

/** Fewest people worth a class of their own, and most that learn well in one. */
export const classFloor = 15
export const classRoom = 40

export type OpenNeed = { id: string; source: NeedSource; unitName: string | null; seats: number }

/** What the open needs would fill: a unit with enough people gets its own class, the rest are pooled. */
export function whatTheyFill(open: readonly OpenNeed[]): Cell['enough'] {
  const isCustom = (need: OpenNeed) => need.source !== 'worker' && need.seats >= classFloor
  const pooled = seatsOf(open.filter((need) => !isCustom(need)))
  const classes = Math.floor(pooled / classRoom) + (pooled % classRoom >= classFloor ? 1 : 0)
  const seats = Math.min(pooled, classes * classRoom)
  return {
    custom: open.filter(isCustom).map((need) => ({ unitName: need.unitName ?? '', seats: need.seats })).slice(0, 20),
    composite: { classes, seats, left: pooled - seats },
  }
}

/** Seats by when people are free. A need that names no time fits any, and is counted apart rather than three times. */
export function freeTimes(rows: readonly { windows: Window[]; seats: number }[]): Pick<Cell, 'windows' | 'anyTime'> {
  const windows = (['weekday-day', 'weekday-evening', 'weekend'] as const).map((window) => ({ window, seats: seatsOf(rows.filter((row) => row.windows.includes(window))) }))
  return { windows, anyTime: seatsOf(rows.filter((row) => row.windows.length === 0)) }
}
