import { requireStaff, type RequestContext, type StaffActor } from '#platform/http'
import { findDivision } from '#registry/divisions'
import { getUnit } from '#registry/units'
import { loadPlaces } from '../needs/index.ts'
import type { Dims } from '#engines/metrics'
import type { Dimension } from './metrics.ts'

type Filter = { division?: string | undefined; town?: string | undefined }
export type Area = { division: string | null; town: string | null; name: string }
export type Viewer = { staff: StaffActor; unit: string; by: 'division' | 'town'; known: { key: string; name: string }[]; areas: Area[] }

/** What the acting unit looks at: a city its counties until one of them is chosen, a county its towns, a town itself. */
export async function viewerOf(ctx: RequestContext, filter: Filter): Promise<Viewer> {
  const staff = requireStaff(ctx, 'cockpit.read')
  const unit = await getUnit(ctx.tx, staff.unitId)
  const counties = (await loadPlaces(ctx.tx)).divisions()
  if (unit.level === 'town') {
    const county = counties.find((one) => one.code === unit.division)
    const town = county?.towns.find((name) => unit.name.includes(name))
    return { staff, unit: unit.name, by: 'town', known: town ? [{ key: town, name: town }] : [], areas: [] }
  }
  const own = counties.find((county) => county.code === unit.division)
  const chosen = own ?? counties.find((county) => county.code === filter.division)
  const towns = (chosen?.towns ?? []).map((town) => ({ key: town, name: town }))
  const areas = own ? own.towns.map((town) => ({ division: null, town, name: town })) : counties.map((county) => ({ division: county.code, town: null, name: county.name }))
  return { staff, unit: unit.name, by: chosen ? 'town' : 'division', known: chosen ? towns : counties.map((county) => ({ key: county.code, name: county.name })), areas }
}

export const placeName = (by: Viewer['by']) => (key: string) => (by === 'division' ? findDivision(key)?.name ?? key : key)

/** The filter as values of dimensions. */
export function whereOf({ division, town }: Filter, more: Dims<Dimension> = {}): Dims<Dimension> {
  return { ...(division && { division }), ...(town && { town }), ...more }
}
