import { useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import { ShareBar } from './counting.tsx'
import { heatStep, moveInGrid, type GridPlace } from './heat-step.ts'
import styles from './heat-grid.module.css'

export interface HeatRow {
  id: string
  label: string
  /** One a column. */
  cells: readonly number[]
  total: number
  /** 0 to 1: how much of it is arranged. */
  share?: number
}

export interface HeatGridProps {
  label: string
  heads: { group: string; row: string; total: string; share?: string }
  columns: readonly { id: string; label: string }[]
  groups: readonly { id: string; label: string; rows: readonly HeatRow[] }[]
  selected?: { row: string; column: string } | null
  /** Opens what is behind a cell. */
  onSelect: (row: string, column: string) => void
  /** What a cell says: 「焊工中级，新桥镇，46 人」. */
  cellLabel: (group: string, row: string, column: string, count: number) => string
}

/** The demand list: rows of clay. One tab stop for the whole grid, arrow keys inside, Enter opens a cell. */
export function HeatGrid({ label, heads, columns, groups, selected, onSelect, cellLabel }: HeatGridProps) {
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<GridPlace>({ row: 0, column: 0 })
  const rows = groups.flatMap((group) => group.rows)

  function walk(event: React.KeyboardEvent): void {
    const next = moveInGrid(at, event.key, { rows: rows.length, columns: columns.length })
    if (next === at) return
    event.preventDefault()
    setAt(next)
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)?.focus()
  }

  return (
    <div className={styles.scroll}>
      <table ref={table} className={styles.grid} aria-label={label} onKeyDown={walk}>
        <thead>
          <tr>
            <th scope="col" className={styles.groupHead}>{heads.group}</th>
            <th scope="col" className={styles.rowHead}>{heads.row}</th>
            {columns.map((column) => <th key={column.id} scope="col" className={classNames(styles.columnHead, selected?.column === column.id && styles.lit)}>{column.label}</th>)}
            <th scope="col" className={styles.totalHead}>{heads.total}</th>
            {heads.share !== undefined && <th scope="col" className={styles.shareHead}>{heads.share}</th>}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.id}>
            {group.rows.map((row, inGroup) => {
              const rowIndex = rows.indexOf(row)
              return (
                <tr key={row.id}>
                  {inGroup === 0 ? <th scope="rowgroup" rowSpan={group.rows.length} className={styles.group}>{group.label}</th> : null}
                  <th scope="row" className={styles.row}>{row.label}</th>
                  {columns.map((column, columnIndex) => {
                    const count = row.cells[columnIndex] ?? 0
                    const chosen = selected?.row === row.id && selected.column === column.id
                    return (
                      <td key={column.id} className={styles.place}>
                        <button
                          type="button" data-cell={`${rowIndex}-${columnIndex}`} tabIndex={at.row === rowIndex && at.column === columnIndex ? 0 : -1}
                          className={classNames(styles.cell, styles[`step${heatStep(count)}`], chosen && styles.chosen)} aria-pressed={chosen}
                          aria-label={cellLabel(group.label, row.label, column.label, count)}
                          onFocus={() => setAt({ row: rowIndex, column: columnIndex })} onClick={() => onSelect(row.id, column.id)}
                        >
                          {count > 0 ? count : '·'}
                        </button>
                      </td>
                    )
                  })}
                  <td className={classNames(styles.total, 'num')}>{row.total.toLocaleString('en-US')}</td>
                  {row.share !== undefined && <td className={styles.share}><span>{Math.round(row.share * 100)}%</span><ShareBar share={row.share} /></td>}
                </tr>
              )
            })}
          </tbody>
        ))}
      </table>
    </div>
  )
}

/** A small grid to look at, not to press: when people are free, by part of day and weekday. */
export function HeatMini({ label, columns, rows }: { label: string; columns: readonly string[]; rows: readonly { label: string; cells: readonly number[] }[] }) {
  return (
    <table className={styles.mini} aria-label={label}>
      <thead><tr><td />{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            {row.cells.map((count, index) => <td key={index}><span className={classNames(styles.miniCell, styles[`step${heatStep(count)}`])}>{count > 0 ? count : '·'}</span></td>)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Few … many. */
export function HeatLegend({ few, many }: { few: string; many: string }) {
  return (
    <span className={styles.legend}>
      {few}
      {[1, 2, 3, 4, 5].map((step) => <span key={step} className={classNames(styles.swatch, styles[`step${step}`])} />)}
      {many}
    </span>
  )
}
