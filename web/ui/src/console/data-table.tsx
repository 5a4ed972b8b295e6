import type { MouseEvent, ReactNode } from 'react'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { classNames } from '../components/class-names.ts'
import { Icon } from '../components/icon.tsx'
import { reachable } from '../components/reachable.ts'
import styles from './data-table.module.css'

export interface DataColumn<Row, Id extends string = string> {
  id: Id
  label: string
  numeric?: boolean
  /** Pixels below which it does not shrink: Chinese breaks after any character, and a name one character wide helps nobody. */
  width?: number
  /** The orders that its heading switches to, by their names; the first press takes the first. */
  sorts?: readonly { by: string; direction: 'ascending' | 'descending' }[]
  cell: (row: Row) => ReactNode
}

export interface DataTableProps<Row> {
  caption: string
  columns: readonly DataColumn<Row>[]
  rows: readonly Row[]
  dense?: boolean
  sort?: string
  onSort?: (by: string) => void
  /** Rows with a box each; `all` is said of the box in the heading. */
  selection?: { chosen: ReadonlySet<string>; label: (row: Row) => string; all: string; onChange: (chosen: Set<string>) => void }
  onOpen?: (row: Row) => void
}

/**
 * The table of a list page: headings that sort, boxes that choose, rows that open. Everything it does is a button, a box or a link, so the keyboard does it too; the table
 * itself takes the focus when it is wider than its place, so that keys can move it.
 */
export function DataTable<Row extends { id: string }>({ caption, columns, rows, dense = false, sort, onSort, selection, onOpen }: DataTableProps<Row>) {
  const all = selection !== undefined && rows.length > 0 && rows.every((row) => selection.chosen.has(row.id))
  const some = selection !== undefined && rows.some((row) => selection.chosen.has(row.id))

  function toggle(ids: readonly string[], on: boolean): void {
    const next = new Set(selection?.chosen)
    for (const id of ids) {
      if (on) next.add(id)
      else next.delete(id)
    }
    selection?.onChange(next)
  }

  return (
    <div className={styles.scroll} {...reachable(caption)}>
      <table className={classNames(styles.table, dense && styles.dense)}>
        <caption className="said">{caption}</caption>
        <thead>
          <tr>
            {selection && <th scope="col" className={styles.box}><input type="checkbox" aria-label={selection.all} checked={all} ref={(box) => { if (box) box.indeterminate = some && !all }} onChange={() => toggle(rows.map((row) => row.id), !all)} /></th>}
            {columns.map((column) => <Heading key={column.id} column={column} sort={sort} onSort={onSort} />)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={classNames(onOpen && styles.opens, selection?.chosen.has(row.id) && styles.chosen)} onClick={onOpen && ((event) => { if (!isHandled(event)) onOpen(row) })}>
              {selection && <td className={styles.box}><input type="checkbox" aria-label={selection.label(row)} checked={selection.chosen.has(row.id)} onChange={(event) => toggle([row.id], event.target.checked)} /></td>}
              {columns.map((column) => <td key={column.id} className={classNames(column.numeric && styles.numeric, column.numeric && 'num')}>{column.cell(row)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Heading<Row>({ column, sort, onSort }: { column: DataColumn<Row>; sort: string | undefined; onSort: ((by: string) => void) | undefined }) {
  const sorts = column.sorts ?? []
  const at = sorts.findIndex((one) => one.by === sort)
  const className = column.numeric ? styles.numeric : undefined
  if (sorts.length === 0 || !onSort) return <th scope="col" className={className} style={{ minWidth: column.width }}>{column.label}</th>
  return (
    <th scope="col" className={className} style={{ minWidth: column.width }} aria-sort={sorts[at]?.direction}>
      <button type="button" className={classNames(styles.sort, at >= 0 && styles.sorted)} onClick={() => onSort(sorts[(at + 1) % sorts.length]!.by)}>
        {column.label}<Icon of={at < 0 ? ChevronsUpDown : sorts[at]!.direction === 'ascending' ? ArrowUp : ArrowDown} size={13} />
      </button>
    </th>
  )
}


/** A press on something that does its own thing does not open the row as well. */
function isHandled(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest('a, button, input, label, select') !== null
}
