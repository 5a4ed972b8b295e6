import { useNavigate, useSearch } from '@tanstack/react-router'
import { occupationRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { useText } from '@guildhall/ui'
import { FilterBar, Input, Segmented, Select } from '@guildhall/ui/console'
import { messages } from './messages.ts'

/** Filters of both registers; they live in the address. */
export function useFilters() {
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { q?: string | number; occupation?: string; all?: unknown; open?: string }
  const change = (changed: Record<string, string | undefined>) => void navigate({ to: '.', search: ((before: object) => ({ ...before, ...changed })) as never, replace: true })
  const q = search.q === undefined ? '' : String(search.q).slice(0, 40)
  return { q, occupation: search.occupation, all: search.all !== undefined, open: search.open, change, query: { q: q || undefined, occupationId: search.occupation ? [search.occupation] : undefined, active: search.all === undefined ? 'true' as const : undefined } }
}

export function Filters({ label, filters: { q, occupation, all, change } }: { label: string; filters: ReturnType<typeof useFilters> }) {
  const text = useText(messages)
  const occupations = useAnswer(occupationRoutes.list, {})
  return (
    <FilterBar label={label}>
      <Input.Search aria-label={label} placeholder={label} defaultValue={q} maxLength={40} allowClear style={{ width: 240 }} onSearch={(words) => change({ q: words || undefined })} />
      <Select
        aria-label={text.occupation} style={{ width: 180 }} value={occupation ?? ''} onChange={(id) => change({ occupation: id || undefined })} showSearch={{ optionFilterProp: 'label' }}
        options={[{ value: '', label: text.anyOccupation }, ...occupations.data?.rows.map((one) => ({ value: one.id, label: one.name })) ?? []]}
      />
      <Segmented value={all ? 'all' : 'active'} onChange={(value) => change({ all: value === 'all' ? '1' : undefined })} options={[{ value: 'active', label: text.onlyActive }, { value: 'all', label: text.everything }]} />
    </FilterBar>
  )
}
