import { useNavigate, useSearch } from '@tanstack/react-router'
import { needFilter } from '@guildhall/contract'
import type { z } from 'zod'

export type NeedFilter = z.output<typeof needFilter>

/** The filters live in the address, so that a view can be shared and reopened. What the address cannot mean is left out. */
export function useFilterInAddress(): { filter: NeedFilter; extra: Record<string, string>; change: (change: Record<string, unknown>) => void } {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const filter: Record<string, unknown> = {}
  const extra: Record<string, string> = {}
  for (const [name, value] of Object.entries(search)) {
    const shape = needFilter.shape[name as keyof typeof needFilter.shape]
    if (!shape) extra[name] = String(value)
    else {
      const read = shape.safeParse(name === 'q' ? String(value) : value)
      if (read.success && read.data !== undefined && read.data !== '') filter[name] = read.data
    }
  }
  return {
    filter: filter as NeedFilter, extra,
    change: (changed) => void navigate({ to: '.', search: ((before: Record<string, unknown>) => withoutEmpty({ ...before, ...changed })) as never, replace: true }),
  }
}

function withoutEmpty(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)))
}
