import { needFilter } from '@guildhall/contract'
import type { z } from 'zod'
import { useViews, type Search } from '../../../app/list/index.ts'

export type NeedFilter = z.output<typeof needFilter>

/** The filters of needs that stand in an address. What it cannot mean is left out. */
export function readFilter(search: Search): NeedFilter {
  return Object.fromEntries(Object.entries(needFilter.shape).flatMap(([name, shape]) => {
    if (!(name in search)) return []
    const read = shape.safeParse(name === 'q' ? String(search[name]) : search[name])
    return read.success && read.data !== undefined && read.data !== '' ? [[name, read.data]] : []
  })) as NeedFilter
}

/** The filters live in the address, so that a view can be shared and reopened; the views are those of the list of needs. */
export function useFilterInAddress() {
  const views = useViews('training.needs')
  const extra = Object.fromEntries(Object.entries(views.search).filter(([name]) => !(name in needFilter.shape)).map(([name, value]) => [name, String(value)])) as Record<string, string>
  return { filter: readFilter(views.search), extra, change: views.change, views }
}
