import { Link, useNavigate } from '@tanstack/react-router'
import { Radio } from 'lucide-react'
import { classesRoutes } from '@guildhall/contract'
import { Button, buttonClass, EmptyState, Icon, useFormat, useText } from '@guildhall/ui'
import { Input, type DataColumn } from '@guildhall/ui/console'
import type { ColumnOf } from '@guildhall/contract'
import { FilterMenu } from '../../../app/filter-menu.tsx'
import { dayIn, ListPage, oneIn, textIn, useList } from '../../../app/list/index.ts'
import { messages as planMessages } from '../plans/messages.ts'
import { StateChip } from '../plans/state-chip.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'
import type { ClassRow } from './words.ts'

const statesOf = { all: undefined, running: ['running'], open: ['published'], assessing: ['assessing', 'confirming'], closed: ['closed'], cancelled: ['cancelled'] } as const
type Phase = keyof typeof statesOf
const phases = Object.keys(statesOf) as Phase[]
const kinds = ['composite', 'custom'] as const
const sorts = ['next', 'newest', 'number'] as const

/** Classes of the range. Everything that is chosen stands in the address, so it can be sent to a colleague. */
export default function ClassesPage() {
  const text = useText(messages)
  const { kind: kindName } = useText(planMessages)
  const format = useFormat()
  const navigate = useNavigate()
  const columns = useClassColumns()
  const list = useList({
    list: 'training.classes', route: classesRoutes.listClasses, hidden: ['occupation', 'days', 'head'], sort: 'next', sorts,
    filterOf(search) {
      const kind = oneIn(search, 'kind', kinds)
      const states = statesOf[oneIn(search, 'phase', phases) ?? 'all']
      return { q: textIn(search, 'q'), kind: kind && [kind], from: dayIn(search, 'from'), to: dayIn(search, 'to'), state: states && [...states] }
    },
  })
  const { search } = list
  const q = textIn(search, 'q')
  const running = list.first?.states.find((one) => one.state === 'running')?.count ?? 0
  return (
    <ListPage
      list={list} title={text.list.title(running)} detail={list.first && text.list.detail(format.count(list.first.total))} label={text.list.state} columns={columns} nameOf={(row) => row.title}
      actions={<Link to={'/live' as string} className={buttonClass()}><Icon of={Radio} size={17} />{text.list.live}</Link>} onOpen={(row) => void navigate({ to: `/classes/${row.id}` as string })}
      filters={(
        <>
          <Input.Search key={q} allowClear style={{ width: 240 }} placeholder={text.list.search} aria-label={text.list.search} maxLength={40} defaultValue={q} onSearch={(words) => list.change({ q: words || undefined })} />
          <FilterMenu label={text.list.view} value={oneIn(search, 'phase', phases) ?? 'all'} choices={phases.map((id) => ({ id, label: text.list.views[id] }))} onChoose={(id) => list.change({ phase: id === 'all' ? undefined : id })} />
          <FilterMenu label={text.list.kind} value={oneIn(search, 'kind', kinds) ?? 'all'} choices={[{ id: 'all', label: text.all }, ...kinds.map((id) => ({ id, label: kindName[id] }))]} onChoose={(id) => list.change({ kind: id === 'all' ? undefined : id })} />
          <FilterMenu label={text.list.sort} value={list.sort} choices={sorts.map((id) => ({ id, label: text.list.sorts[id] }))} onChoose={list.setSort} />
          <Input type="date" style={{ width: 150 }} aria-label={text.list.from} value={dayIn(search, 'from') ?? ''} onChange={(event) => list.change({ from: event.target.value })} />
          <Input type="date" style={{ width: 150 }} aria-label={text.list.to} value={dayIn(search, 'to') ?? ''} onChange={(event) => list.change({ to: event.target.value })} />
        </>
      )}
      empty={<EmptyState title={text.list.emptyTitle} action={<><Button onClick={list.clear}>{text.list.clear}</Button>{' '}<Link to={'/plans' as string} className={buttonClass()}>{text.list.toPlans}</Link></>}>{text.list.emptyText}</EmptyState>}
    />
  )
}

function useClassColumns(): DataColumn<ClassRow, ColumnOf<'training.classes'>>[] {
  const text = useText(messages)
  const { kind } = useText(planMessages)
  const format = useFormat()
  return [
    { id: 'name', label: text.list.name, width: 220, sorts: [{ by: 'number', direction: 'descending' }], cell: (row) => <><Link to={`/classes/${row.id}` as string}>{row.title}</Link><span className={styles.cell}>{row.number}{text.dot}{kind[row.kind]}</span></> },
    { id: 'state', label: text.list.state, cell: (row) => <StateChip state={row.state} /> },
    { id: 'seats', label: text.list.seats, numeric: true, cell: (row) => text.list.seatsOf(row.seats.taken, row.seats.capacity, row.seats.waiting) },
    { id: 'next', label: text.list.next, width: 130, sorts: [{ by: 'next', direction: 'ascending' }], cell: (row) => (row.nextSession ? <><time>{format.near(row.nextSession.startsAt, new Date())} {format.time(row.nextSession.startsAt)}</time><span className={styles.cell}>{row.nextSession.topic}</span></> : <span className="muted">{text.list.ended}</span>) },
    { id: 'progress', label: text.list.progress, numeric: true, cell: (row) => `${row.held}/${row.lessons}` },
    { id: 'percent', label: text.list.percent, numeric: true, cell: (row) => (row.percent === null ? '' : <span className={row.percent < 80 ? styles.warn : undefined}>{row.percent}%</span>) },
    { id: 'leaves', label: text.list.leaves, numeric: true, cell: (row) => (row.leavesWaiting > 0 ? <span className={styles.warn}>{row.leavesWaiting}</span> : '') },
    { id: 'trainer', label: text.list.trainer, cell: (row) => row.trainer?.name },
    { id: 'venue', label: text.list.venue, width: 130, cell: (row) => row.venue?.name },
    { id: 'occupation', label: text.list.occupation, cell: (row) => <>{row.occupation.name} <span className="muted">{text.record.level(row.level)}</span></> },
    { id: 'days', label: text.list.days, cell: (row) => row.firstDay && <time>{format.day(row.firstDay)}{row.lastDay && row.lastDay !== row.firstDay && `–${format.day(row.lastDay)}`}</time> },
    { id: 'head', label: text.list.head, cell: (row) => row.head },
  ]
}
