import { useId, useState } from 'react'
import { useAnswer } from '@guildhall/client'
import { unitRoutes } from '@guildhall/contract'
import { Field, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './unit-field.module.css'

export interface ChosenUnit { id: string; name: string }

/** Finds a unit by part of its name and lets one be chosen from what was found. */
export function UnitField({ label, hint, value, onChange }: { label: string; hint?: string; value: ChosenUnit | null; onChange: (unit: ChosenUnit | null) => void }) {
  const text = useText(messages)
  const listId = useId()
  const [typed, setTyped] = useState(value?.name ?? '')
  const asked = typed.trim()
  const looking = asked.length >= 2 && asked !== value?.name
  const { data } = useAnswer(unitRoutes.suggest, { q: asked }, { enabled: looking })

  return (
    <div>
      <Field
        label={label} hint={hint} value={typed} autoComplete="off" role="combobox" aria-expanded={looking} aria-controls={listId}
        onChange={(event) => { setTyped(event.target.value); if (value) onChange(null) }}
      />
      <ul id={listId} className={styles.list} aria-label={label} hidden={!looking}>
        {data?.rows.map((unit) => (
          <li key={unit.id}>
            <button type="button" className={styles.unit} onClick={() => { onChange({ id: unit.id, name: unit.name }); setTyped(unit.name) }}>
              {unit.name}<small>{unit.parentName}</small>
            </button>
          </li>
        ))}
        {data?.rows.length === 0 && <li className={styles.none}>{text.noUnit}</li>}
      </ul>
    </div>
  )
}
