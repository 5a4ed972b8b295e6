import { useAnswer } from '@guildhall/client'
import { unitRoutes } from '@guildhall/contract'
import { useText } from '@guildhall/ui'
import { Select } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './division-select.module.css'

/** A division of GB/T 2260 with its name. */
export interface ChosenDivision { code: string; name: string }

/** Chooses a place from the province down, as far down as the reader wants: three lists instead of six digits to remember. */
export function DivisionSelect({ value, onChange }: { value: string | null; onChange: (division: ChosenDivision | null) => void }) {
  const text = useText(messages).division
  const [province, city, county] = [value && `${value.slice(0, 2)}0000`, value && !value.endsWith('0000') ? `${value.slice(0, 4)}00` : null, value && !value.endsWith('00') ? value : null]
  return (
    <div className={styles.row}>
      <Level label={text.province} value={province} onChange={onChange} onClear={() => onChange(null)} />
      {province && <Level key={province} label={text.city} below={province} value={city} onChange={onChange} onClear={(parent) => onChange(parent)} />}
      {city && <Level key={city} label={text.county} below={city} value={county} onChange={onChange} onClear={(parent) => onChange(parent)} />}
    </div>
  )
}

/** The places below one; cleared, the place above is what is chosen. */
function Level({ label, below, value, onChange, onClear }: { label: string; below?: string; value: string | null; onChange: (division: ChosenDivision) => void; onClear: (parent: ChosenDivision | null) => void }) {
  const { data, isFetching } = useAnswer(unitRoutes.divisions, below ? { below } : {}, { staleTime: Infinity })
  const above = useAnswer(unitRoutes.divisions, below && !below.endsWith('0000') ? { below: `${below.slice(0, 2)}0000` } : {}, { staleTime: Infinity, enabled: below !== undefined })
  const parent = above.data?.rows.find((row) => row.code === below) ?? null
  return (
    <Select
      aria-label={label} placeholder={label} className={styles.level} allowClear showSearch={{ optionFilterProp: 'label' }} loading={isFetching} value={value}
      options={data?.rows.map((row) => ({ value: row.code, label: row.name }))}
      onChange={(code: string | undefined) => { const row = data?.rows.find((one) => one.code === code); if (row) onChange(row); else onClear(parent) }}
    />
  )
}
