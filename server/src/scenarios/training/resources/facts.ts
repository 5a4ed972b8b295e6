import type { RequestContext } from '#platform/http'
import { findFigures } from './figures.ts'
import type { Equipment, OpeningWindow } from './model.ts'
import { findOccupationsOf, findTrainers, findVenues } from './store.ts'

export type TrainerFacts = {
  id: string; name: string; active: boolean; level: number | null; honour: string | null; occupationIds: string[]; divisions: string[]; windows: OpeningWindow[]; weeklyHours: number | null
  feeFen: bigint | null; mean: number | null
}
export type VenueFacts = {
  id: string; name: string; active: boolean; capacity: number; occupationIds: string[]; windows: OpeningWindow[]; division: string | null; town: string | null; address: string | null; equipment: Equipment[]
}

const most = 5_000

/** Every trainer the caller may plan with, as the planner sees them. */
export async function loadTrainerFacts(ctx: Pick<RequestContext, 'tx' | 'actor'>, query: { occupationId?: string; ids?: readonly string[] } = {}): Promise<TrainerFacts[]> {
  const rows = await findTrainers(ctx.tx, { limit: most, ids: query.ids, occupationId: query.occupationId ? [query.occupationId] : undefined })
  const ids = rows.map((row) => row.id)
  const [occupations, figures] = [await findOccupationsOf(ctx.tx, 'trainer', ids), await findFigures(ctx, ids)]
  return rows.map((row) => {
    const scores = figures.get(row.id)?.scores ?? []
    return {
      id: row.id, name: row.name, active: row.active, level: row.level, honour: row.honour, occupationIds: (occupations.get(row.id) ?? []).map((one) => one.id), divisions: row.divisions,
      windows: row.windows as OpeningWindow[], weeklyHours: row.weekly_hours, feeFen: row.fee_fen, mean: scores.length === 0 ? null : scores.reduce((sum, one) => sum + one.mean, 0) / scores.length,
    }
  })
}

/** Every room the caller may plan with. */
export async function loadVenueFacts(ctx: Pick<RequestContext, 'tx' | 'actor'>): Promise<VenueFacts[]> {
  const rows = await findVenues(ctx.tx, { limit: most })
  const occupations = await findOccupationsOf(ctx.tx, 'venue', rows.map((row) => row.id))
  return rows.map((row) => ({
    id: row.id, name: row.name, active: row.active, capacity: row.capacity, occupationIds: (occupations.get(row.id) ?? []).map((one) => one.id), windows: row.windows as OpeningWindow[],
    division: row.division, town: row.town, address: row.address, equipment: row.equipment as Equipment[],
  }))
}
