import { Link } from '@tanstack/react-router'
import { ClipboardList } from 'lucide-react'
import { windowCaseRoutes, windowShapes, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { buttonClass, Chip, EmptyState, useFormat, useText } from '@guildhall/ui'
import { Checkbox, Input, Select, type DataColumn } from '@guildhall/ui/console'
import { idIn, ListPage, oneIn, textIn, useList } from '../../app/list/index.ts'
import { useSession } from '../../app/session.ts'
import { messages, stateTone } from './messages.ts'
import styles from './window.module.css'

type Case = AnswerOf<typeof windowCaseRoutes.list>['rows'][number]
const states = windowShapes.caseState.options

/** Cases of the range by deadline; figures of the ranking lead here with their filters. */
export default function CasesPage() {
  const shared = useText(messages)
  const text = shared.list
  const { permissions } = useSession()
  const list = useList({
    list: 'window.cases', route: windowCaseRoutes.list, hidden: ['due', 'visits'], sort: 'deadline', sorts: ['deadline', 'newest', 'oldest'],
    filterOf: (search) => {
      const state = oneIn(search, 'state', states)
      const quarter = textIn(search, 'quarter', 7)
      return {
        q: textIn(search, 'q'), state: state && [state], open: oneIn(search, 'open', ['true', 'false']), counterId: idIn(search, 'counterId'), itemId: idIn(search, 'itemId'), assisted: oneIn(search, 'assisted', ['true', 'false']), late: oneIn(search, 'late', ['true', 'false']),
        quarter: quarter && /^20\d\d-Q[1-4]$/.test(quarter) ? quarter : undefined,
      }
    },
  })
  const { search, change } = list
  const counts = new Map(list.first?.states.map((one) => [one.state, one.count]))
  const quarter = textIn(search, 'quarter', 7)
  return (
    <ListPage
      list={list} title={text.title} detail={quarter ? text.quarter(quarter) : text.detail} label={text.title} columns={useColumns()} nameOf={(row) => row.unit.name}
      actions={permissions.has('window.apply') && <Link to={'/window/apply' as string} className={buttonClass({ kind: 'primary' })}>{text.apply}</Link>}
      filters={(
        <>
          <Input.Search allowClear enterButton defaultValue={textIn(search, 'q')} aria-label={text.search} placeholder={text.search} style={{ width: 220, maxWidth: '100%' }} onSearch={(words) => change({ q: words.trim() || undefined })} />
          <Select aria-label={text.stateColumn} style={{ minWidth: 130 }} value={oneIn(search, 'state', states) ?? ''} options={[{ value: '', label: text.anyState }, ...states.map((state) => ({ value: state as string, label: `${shared.state[state]} ${counts.get(state) ?? 0}` }))]} onChange={(state) => change({ state: state || undefined })} />
          <Select aria-label={text.all} style={{ minWidth: 100 }} value={oneIn(search, 'open', ['true', 'false']) ?? ''} options={[{ value: '', label: text.all }, { value: 'true', label: text.open }, { value: 'false', label: text.closed }]} onChange={(open) => change({ open: open || undefined })} />
          <Checkbox checked={search['assisted'] === 'true' || search['assisted'] === true} onChange={(event) => change({ assisted: event.target.checked ? 'true' : undefined })}>{text.assistedOnly}</Checkbox>
          <Checkbox checked={search['late'] === 'true' || search['late'] === true} onChange={(event) => change({ late: event.target.checked ? 'true' : undefined })}>{text.lateOnly}</Checkbox>
          <Select aria-label={text.sort} style={{ minWidth: 130 }} value={list.sort} options={(['deadline', 'newest', 'oldest'] as const).map((by) => ({ value: by as string, label: text.sorts[by] }))} onChange={list.setSort} />
        </>
      )}
      empty={<EmptyState icon={ClipboardList} title={text.empty}>{text.emptyNext}</EmptyState>}
    />
  )
}

function useColumns(): DataColumn<Case, ColumnOf<'window.cases'>>[] {
  const shared = useText(messages)
  const text = shared.list
  const format = useFormat()
  const day = (on: string | null) => (on ? <time className="date">{format.day(on)}</time> : shared.none)
  return [
    { id: 'unit', label: text.unit, width: 220, cell: (row) => <Link to={`/window/cases/${row.id}` as string} className={styles.name}>{row.unit.name}</Link> },
    { id: 'number', label: text.number, cell: (row) => <span className="num">{row.number}</span> },
    { id: 'item', label: text.item, width: 180, cell: (row) => row.item.title },
    { id: 'state', label: text.stateColumn, cell: (row) => <Chip tone={stateTone[row.state]}>{shared.state[row.state]}</Chip> },
    { id: 'deadline', label: text.deadline, cell: (row) => <span className={styles.nowrap}>{day(row.deadlineOn)}{row.overdue && <> <Chip tone="amber" shape="half">{text.overdue}</Chip></>}</span> },
    { id: 'counter', label: text.counter, width: 140, cell: (row) => row.counter.name },
    { id: 'assisted', label: text.assisted, cell: (row) => (row.assisted ? shared.yes : shared.none) },
    { id: 'asked', label: text.asked, cell: (row) => day(row.askedAt) },
    { id: 'due', label: text.due, cell: (row) => day(row.dueOn) },
    { id: 'decided', label: text.decided, cell: (row) => <span className={styles.nowrap}>{day(row.decidedAt)}{row.decidedAt && <span className={row.late ? styles.late : undefined}> {row.late ? text.overdue : text.onTime}</span>}</span> },
    { id: 'visits', label: text.visits, numeric: true, cell: (row) => text.times(row.visits) },
    { id: 'stars', label: text.stars, numeric: true, cell: (row) => (row.stars === null ? shared.none : text.points(row.stars)) },
  ]
}
