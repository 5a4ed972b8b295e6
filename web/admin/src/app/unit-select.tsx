import { useState } from 'react'
import { useAnswer } from '@guildhall/client'
import { unitRoutes } from '@guildhall/contract'
import { useText } from '@guildhall/ui'
import { Select } from '@guildhall/ui/console'
import { messages } from './messages.ts'

export interface ChosenUnit { id: string; name: string }

/** Chooses a unit of the range by typing a part of its name. */
export function UnitSelect({ label, value, onChange }: { label: string; value: ChosenUnit | null; onChange: (unit: ChosenUnit | null) => void }) {
  const text = useText(messages)
  const [typed, setTyped] = useState('')
  const { data, isFetching } = useAnswer(unitRoutes.list, { q: typed.trim() || undefined, limit: 20 })
  const options = (data?.rows ?? []).map((unit) => ({ value: unit.id, label: unit.name }))
  const shown = value && !options.some((one) => one.value === value.id) ? [{ value: value.id, label: value.name }, ...options] : options
  return (
    <Select
      aria-label={label} style={{ width: '100%' }} allowClear showSearch={{ filterOption: false, onSearch: setTyped }} loading={isFetching} placeholder={text.typeUnit} notFoundContent={text.noUnit}
      value={value?.id} options={shown} onChange={(id) => { const unit = shown.find((one) => one.value === id); onChange(unit ? { id: unit.value, name: unit.label } : null) }}
    />
  )
}
