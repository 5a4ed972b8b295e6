import { occupationRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { useText } from '@guildhall/ui'
import { Input, Segmented, Select } from '@guildhall/ui/console'
import { FilterMenu } from '../../../app/filter-menu.tsx'
import { idIn, textIn, type Search } from '../../../app/list/index.ts'
import { messages } from './messages.ts'

/** Filters of both registers, as they stand in the address. */
export const filterOf = (search: Search) => {
  const occupation = idIn(search, 'occupation')
  return { q: textIn(search, 'q'), occupationId: occupation && [occupation], active: search['all'] === undefined ? 'true' as const : undefined }
}

export function isFiltered(search: Search): boolean {
  return textIn(search, 'q') !== undefined || idIn(search, 'occupation') !== undefined
}

export function Filters<Sort extends keyof typeof messages.zh.sorts>({ label, search, sort, sorts, onChange, onSort }: { label: string; search: Search; sort: string; sorts: readonly Sort[]; onChange: (change: Record<string, unknown>) => void; onSort: (by: string) => void }) {
  const text = useText(messages)
  const occupations = useAnswer(occupationRoutes.list, {})
  const q = textIn(search, 'q')
  return (
    <>
      <Input.Search key={q} aria-label={label} placeholder={label} defaultValue={q} maxLength={40} allowClear style={{ width: 240 }} onSearch={(words) => onChange({ q: words || undefined })} />
      <Select
        aria-label={text.occupation} style={{ width: 160 }} value={idIn(search, 'occupation') ?? ''} onChange={(id) => onChange({ occupation: id || undefined })} showSearch={{ optionFilterProp: 'label' }}
        options={[{ value: '', label: text.anyOccupation }, ...occupations.data?.rows.map((one) => ({ value: one.id, label: one.name })) ?? []]}
      />
      <Segmented value={search['all'] === undefined ? 'active' : 'all'} onChange={(value) => onChange({ all: value === 'all' ? '1' : undefined })} options={[{ value: 'active', label: text.onlyActive }, { value: 'all', label: text.everything }]} />
      <FilterMenu label={text.sort} value={sort} choices={sorts.map((id) => ({ id, label: text.sorts[id] }))} onChoose={onSort} />
    </>
  )
}
