import type { ReactNode } from 'react'
import { Columns3, Rows3, Rows4 } from 'lucide-react'
import { Button, buttonClass } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { PanelButton } from './panel-button.tsx'
import styles from './list-tools.module.css'

/** Which columns a table shows, as boxes; the last one stays. */
export function ColumnChooser({ label, usual, columns, shown, onChange, onUsual }: {
  label: string
  /** Says: back to the usual columns. */
  usual: string
  columns: readonly { id: string; label: string }[]
  shown: readonly string[]
  onChange: (shown: string[]) => void
  onUsual: () => void
}) {
  const toggle = (id: string, on: boolean) => onChange(columns.map((column) => column.id).filter((one) => (one === id ? on : shown.includes(one))))
  return (
    <PanelButton
      label={label} className={buttonClass({ size: 'small' })}
      panel={(
        <div className={styles.columns}>
          {columns.map((column) => (
            <label key={column.id} className={styles.column}>
              <input type="checkbox" checked={shown.includes(column.id)} disabled={shown.length === 1 && shown[0] === column.id} onChange={(event) => toggle(column.id, event.target.checked)} />
              {column.label}
            </label>
          ))}
          <Button size="small" kind="quiet" onClick={onUsual}>{usual}</Button>
        </div>
      )}
    >
      <Icon of={Columns3} size={15} />{label}
    </PanelButton>
  )
}

/** Roomy or dense rows. */
export function DensityButton({ dense, label, onChange }: { dense: boolean; label: string; onChange: (dense: boolean) => void }) {
  return <button type="button" className={buttonClass({ size: 'small' })} aria-pressed={dense} onClick={() => onChange(!dense)}><Icon of={dense ? Rows3 : Rows4} size={15} />{label}</button>
}

/** What can be done with the rows that were chosen; stands in the place of nothing while none are. */
export function BulkBar({ label, clear, onClear, children }: { label: string; clear: string; onClear: () => void; children: ReactNode }) {
  return (
    <div className={styles.bulk} role="group" aria-label={label} data-print="hide">
      <b aria-live="polite">{label}</b>
      {children}
      <Button size="small" kind="quiet" onClick={onClear}>{clear}</Button>
    </div>
  )
}
