import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import { requireStaff, type RequestContext } from '#platform/http'
import { findDivision } from '#registry/divisions'
import { getUnit } from '#registry/units'
import { layOutDemand, noTown, type DemandSum } from '../demand.ts'
import { lastChange, mapOccupations, sumDemand } from '../store.ts'

/**
 * The live demand list. Who looks from a county sees its towns, who looks from the city sees its counties until one of them is chosen.
 */
export async function getDemand(ctx: RequestContext, input: InputOf<typeof needsRoutes.getDemand>): Promise<AnswerOf<typeof needsRoutes.getDemand>> {
  const staff = requireStaff(ctx, 'training.need.read')
  const { level, kind } = await getUnit(ctx.tx, staff.unitId)
  const overCounties = kind !== 'federation' || level === 'city' || level === 'province'
  const by = overCounties && input.division?.length !== 1 ? 'division' : 'town'
  const sums = await sumDemand(ctx.tx, ctx.cipher, input, by)
  const occupations = await mapOccupations(ctx.tx)
  return { by, ...layOutDemand(sums, occupations, columnsOf(sums, by)), changedAt: (await lastChange(ctx.tx))?.toISOString() ?? null }
}

/** A column for each place that is named, in order of code or name; without a town last. */
function columnsOf(sums: readonly DemandSum[], by: 'division' | 'town'): { key: string; label: string }[] {
  const keys = [...new Set(sums.map((sum) => sum.place ?? noTown))]
  const label = (key: string) => (by === 'division' ? findDivision(key)?.name ?? key : key === noTown ? '' : key)
  keys.sort((a, b) => Number(a === noTown) - Number(b === noTown) || a.localeCompare(b, 'zh'))
  return keys.map((key) => ({ key, label: label(key) }))
}
