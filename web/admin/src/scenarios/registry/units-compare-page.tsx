import { Link } from '@tanstack/react-router'
import { GitCompareArrows } from 'lucide-react'
import { useRows } from '@guildhall/client'
import { unitChangeRoutes, type AnswerOf } from '@guildhall/contract'
import { Card, Chip, dayOf, EmptyState, Figure, FigureRow, RefusalNotice, useFormat, useText, type ChipTone } from '@guildhall/ui'
import { DataTable, FilterBar, Input, PageTitle, Select, type DataColumn } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { dayIn, idIn, oneIn } from '../../app/list/index.ts'
import { ListFrame } from '../../app/list-frame.tsx'
import { UnitSelect } from '../../app/unit-select.tsx'
import { changeMessages } from './change-messages.ts'
import { messages } from './messages.ts'
import styles from './change.module.css'

type Difference = AnswerOf<typeof unitChangeRoutes.compare>['rows'][number]
type What = Difference['what'][number]
const tones: Record<What, ChipTone> = { founded: 'jade', 'split-off': 'jade', renamed: 'neutral', moved: 'neutral', kind: 'neutral', division: 'neutral', merged: 'amber', dissolved: 'amber' }
const order = ['founded', 'split-off', 'merged', 'dissolved', 'renamed', 'moved', 'kind', 'division'] as const

/** How the tree changed between two days. The address says which, so it can be sent on. */
export default function UnitsComparePage() {
  const text = useText(changeMessages).compare
  const format = useFormat()
  const [search, change] = useAddress()
  const today = dayOf(Date.now())
  const [from, to, unitId, what] = [dayIn(search, 'from') ?? `${today.slice(0, 4)}-01-01`, dayIn(search, 'to') ?? today, idIn(search, 'unit'), oneIn(search, 'what', order)]
  const wrong = from > to
  const list = useRows(unitChangeRoutes.compare, { from, to, unitId, what, limit: 50 }, { enabled: !wrong })
  const first = list.first
  const columns = useColumns(from, to)
  const { back } = useText(changeMessages)
  return (
    <>
      <PageTitle crumbs={<><Link to={'/units' as string}>{back}</Link><span>{text.title}</span></>} title={text.title} detail={text.detail} />
      <FilterBar label={text.title}>
        <label className={styles.field}>{text.from}<Input type="date" style={{ width: 150 }} value={from} onChange={(event) => change({ from: event.target.value })} /></label>
        <label className={styles.field}>{text.to}<Input type="date" style={{ width: 150 }} value={to} onChange={(event) => change({ to: event.target.value })} /></label>
        <span className={styles.unit}><UnitSelect label={text.unit} value={unitId ? { id: unitId, name: search['unitName'] ?? unitId } : null} onChange={(unit) => change({ unit: unit?.id, unitName: unit?.name })} /></span>
        <Select aria-label={text.what} allowClear placeholder={text.all} style={{ width: 150 }} value={what} options={order.map((value) => ({ value, label: `${text.kinds[value]} ${first?.counts[value] ?? 0}` }))} onChange={(value: string | undefined) => change({ what: value })} />
      </FilterBar>
      {wrong && <RefusalNotice what={text.wrong} />}
      {!wrong && first && (
        <div className={styles.totals}>
          {([[from, first.before], [to, first.after]] as const).map(([day, total], index) => <Card key={index}><p className="muted">{text.before(format.date(day))}</p><FigureRow><Figure label={text.units} value={format.count(total.units)} /><Figure label={text.members} value={format.count(total.members)} /></FigureRow></Card>)}
        </div>
      )}
      {!wrong && (
        <ListFrame loading={list.loading} problem={list.problem} more={list.more} busy={list.busy} onAgain={list.refetch} isEmpty={list.rows.length === 0} empty={<EmptyState icon={GitCompareArrows} title={text.empty}>{text.emptyNext}</EmptyState>}>
          <DataTable caption={text.title} rows={list.rows.map((row) => ({ ...row, id: row.unitId }))} columns={columns} />
        </ListFrame>
      )}
    </>
  )
}

function useColumns(from: string, to: string): DataColumn<Difference & { id: string }>[] {
  const text = useText(changeMessages).compare
  const format = useFormat()
  return [
    // A unit that is there no more is opened as it stood on the first day.
    { id: 'name', label: text.unitName, width: 200, cell: (row) => <Link to={`/units/${row.unitId}` as string} search={{ asOf: row.kindAfter === null ? from : to } as never} className="link">{row.nameAfter ?? row.nameBefore}</Link> },
    { id: 'change', label: text.change, width: 300, cell: (row) => <ul className={styles.changes}>{row.what.map((what) => <li key={what}><Chip tone={tones[what]}>{text.kinds[what]}</Chip> <Said row={row} what={what} /></li>)}</ul> },
    { id: 'members', label: text.membersCol, numeric: true, cell: (row) => text.fromTo(format.count(row.membersBefore), format.count(row.membersAfter)) },
  ]
}

function Said({ row, what }: { row: Difference; what: What }) {
  const text = useText(changeMessages).compare
  const shared = useText(messages)
  const pair = (before: string | null, after: string | null) => text.fromTo(before ?? shared.none, after ?? shared.none)
  switch (what) {
    case 'merged': return row.other ? <Link to={`/units/${row.other.id}` as string} className="link">{text.into(row.other.name)}</Link> : null
    case 'split-off': return row.other ? <Link to={`/units/${row.other.id}` as string} className="link">{text.outOf(row.other.name)}</Link> : null
    case 'renamed': return pair(row.nameBefore, row.nameAfter)
    case 'moved': return pair(row.parentBefore, row.parentAfter)
    case 'kind': return pair(row.kindBefore && shared.kind[row.kindBefore], row.kindAfter && shared.kind[row.kindAfter])
    case 'division': return pair(row.divisionBefore, row.divisionAfter)
    case 'founded': return <span className="muted">{row.parentAfter}</span>
    case 'dissolved': return <span className="muted">{row.parentBefore}</span>
  }
}
