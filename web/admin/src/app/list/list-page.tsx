import { useState, type ReactNode } from 'react'
import { Download } from 'lucide-react'
import type { ProblemError } from '@guildhall/client'
import { Button, useText } from '@guildhall/ui'
import { BulkBar, ColumnChooser, DataTable, DensityButton, FilterBar, PageTitle, type DataColumn } from '@guildhall/ui/console'
import type { ColumnOf, ListName } from '@guildhall/contract'
import { ListFrame } from '../list-frame.tsx'
import { ExportDialog } from './export-dialog.tsx'
import styles from './list.module.css'
import { messages } from './messages.ts'
import type { Views } from './use-views.ts'
import { ViewsMenu } from './views-menu.tsx'

/** What the page needs of `useList`. */
interface List<L extends ListName, Row> {
  name: L; views: Views; rows: readonly Row[]; first: object | undefined; loading: boolean; problem: ProblemError | null; more: (() => void) | null; busy: boolean; refetch: () => void
  asked: boolean; query: object; sort: string; known: readonly ColumnOf<L>[]; shown: readonly ColumnOf<L>[]; dense: boolean; chosen: ReadonlySet<string>
  choose: (ids: ReadonlySet<string>) => void; setSort: (by: string) => void; setShown: (columns: readonly string[]) => void; showUsual: () => void; setDense: (dense: boolean) => void; clear: () => void
}

interface Props<L extends ListName, Row extends { id: string }> {
  list: List<L, Row>
  title: string
  detail?: ReactNode
  crumbs?: ReactNode
  actions?: ReactNode
  /** Says what the filters are for. */
  label: string
  /** Figures of what is listed, above the filters. */
  above?: ReactNode
  filters: ReactNode
  columns: readonly DataColumn<Row, ColumnOf<L>>[]
  /** How a row is called, for whoever cannot see its box. */
  nameOf: (row: Row) => string
  empty: ReactNode
  /** In place of the table while there is nothing to ask yet. */
  start?: ReactNode
  onOpen?: (row: Row) => void
  /** What else can be done with the rows that were chosen. */
  bulk?: (chosen: readonly string[]) => ReactNode
}

/** The list page: title, views, filters, columns, density, the table, what can be done with several rows, export. The address says all of it. */
export function ListPage<L extends ListName, Row extends { id: string }>({ list, title, detail, crumbs, actions, label, above, filters, columns, nameOf, empty, start, onOpen, bulk }: Props<L, Row>) {
  const text = useText(messages)
  const [exporting, setExporting] = useState<'all' | 'chosen' | null>(null)
  const { views, chosen } = list
  const inOrder = list.known.flatMap((id) => columns.find((column) => column.id === id) ?? [])
  const total = (list.first as { total?: number } | undefined)?.total
  const ids = [...chosen]
  const narrowed = Object.keys(views.state).some((name) => !['sort', 'columns', 'dense'].includes(name))
  return (
    <>
      <PageTitle title={title} detail={detail} crumbs={crumbs} actions={<>{views.mayExport && list.asked && <Button icon={Download} onClick={() => setExporting(ids.length > 0 ? 'chosen' : 'all')}>{text.export}</Button>}{actions}</>} />
      {above && <div className={styles.above}>{above}</div>}
      <FilterBar
        label={label}
        aside={(
          <span className={styles.tools}>
            <ColumnChooser label={text.columns} usual={text.usual} columns={inOrder} shown={list.shown} onChange={list.setShown} onUsual={list.showUsual} />
            <DensityButton dense={list.dense} label={text.dense} onChange={list.setDense} />
          </span>
        )}
      >
        <ViewsMenu views={views} />
        {filters}
        {narrowed && <Button size="small" kind="quiet" onClick={list.clear}>{text.clear}</Button>}
      </FilterBar>
      {ids.length > 0 && (
        <BulkBar label={text.chosen(ids.length)} clear={text.clearChosen} onClear={() => list.choose(new Set())}>
          {bulk?.(ids)}
          {views.mayExport && <Button size="small" icon={Download} onClick={() => setExporting('chosen')}>{text.exportChosen(ids.length)}</Button>}
        </BulkBar>
      )}
      {!list.asked && start}
      {list.asked && (
        <ListFrame loading={list.loading} problem={list.problem} more={list.more} busy={list.busy} onAgain={list.refetch} isEmpty={list.rows.length === 0} empty={empty}>
          <DataTable
            caption={title} rows={list.rows} columns={inOrder.filter((column) => list.shown.includes(column.id))} dense={list.dense} sort={list.sort} onSort={list.setSort} onOpen={onOpen}
            selection={views.mayExport || bulk ? { chosen, all: text.chooseAll, label: (row) => text.choose(nameOf(row)), onChange: list.choose } : undefined}
          />
        </ListFrame>
      )}
      {exporting && <ExportDialog list={list.name} query={list.query as Record<string, unknown>} columns={list.shown} total={total} chosen={exporting === 'chosen' ? ids : []} onClose={() => setExporting(null)} />}
    </>
  )
}
