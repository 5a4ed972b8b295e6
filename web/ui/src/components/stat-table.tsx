import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { reachable } from './reachable.ts'
import styles from './stat-table.module.css'

export interface StatColumn<Row> {
  id: string
  label: string
  numeric?: boolean
  cell: (row: Row) => ReactNode
}

/**
 * A plain table for a dozen rows: figures right and tabular, hairlines between rows. Sorting and paging belong to antd's Table. Where a row opens something, one of its
 * cells holds the link or button that does so by keyboard; where none does, the table itself takes the focus, so that a narrow screen can be scrolled by keys.
 */
export function StatTable<Row extends { id: string }>({ columns, rows, caption, footer, onOpen }: { columns: readonly StatColumn<Row>[]; rows: readonly Row[]; caption: string; footer?: ReactNode; onOpen?: (row: Row) => void }) {
  return (
    <div className={styles.scroll} {...(!onOpen && reachable(caption))}>
      <table className={styles.table}>
        <caption className="said">{caption}</caption>
        <thead><tr>{columns.map((column) => <th key={column.id} scope="col" className={column.numeric ? styles.numeric : undefined}>{column.label}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={onOpen && styles.opens} onClick={onOpen && (() => onOpen(row))}>
              {columns.map((column) => <td key={column.id} className={classNames(column.numeric && styles.numeric, column.numeric && 'num')}>{column.cell(row)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      {footer !== undefined && <div className={styles.footer}>{footer}</div>}
    </div>
  )
}
