import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { FlagTriangleRight, Plus } from 'lucide-react'
import { foundingRoutes, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { buttonClass, Chip, EmptyState, Icon, useFormat, useText } from '@guildhall/ui'
import { Input, Segmented, type DataColumn } from '@guildhall/ui/console'
import { FilterMenu } from '../../app/filter-menu.tsx'
import { ListPage, oneIn, textIn, useList } from '../../app/list/index.ts'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import { StateChip } from './state-chip.tsx'
import styles from './founding.module.css'

type Row = AnswerOf<typeof foundingRoutes.list>['rows'][number]
const inHand = ['preparing', 'applied', 'enrolling', 'called', 'voting', 'elected', 'reported', 'formalities'] as const
const phases = ['hand', 'applied', 'enrolling', 'reported', 'complete', 'all'] as const
const kinds = ['single', 'joint', 'industry', 'project', 'area'] as const
const sorts = ['deadline', 'newest', 'last-changed'] as const

/** Foundings by the deadline of their present step. */
export default function FoundingListPage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const { permissions } = useSession()
  const list = useList({
    list: 'founding.foundings', route: foundingRoutes.list, hidden: ['federation', 'updated'], sort: 'deadline', sorts,
    filterOf(search) {
      const phase = oneIn(search, 'state', phases) ?? 'hand'
      const kind = oneIn(search, 'kind', kinds)
      return { state: phase === 'all' ? undefined : phase === 'hand' ? [...inHand] : [phase], kind: kind && [kind], q: textIn(search, 'q') }
    },
  })
  const { search } = list
  const [q, phase, kind] = [textIn(search, 'q'), oneIn(search, 'state', phases) ?? 'hand', oneIn(search, 'kind', kinds)]
  const begin = permissions.has('founding.apply') && <Link to={'/foundings/new' as string} className={buttonClass({ kind: 'primary' })}><Icon of={Plus} size={17} />{text.list.new}</Link>
  return (
    <ListPage
      list={list} title={text.list.title} detail={text.list.detail} label={text.list.states} columns={useColumns()} nameOf={(row) => row.name} actions={begin} onOpen={(row) => void navigate({ to: `/foundings/${row.id}` as string })}
      filters={(
        <>
          <Segmented value={phase} onChange={(state) => list.change({ state: state === 'hand' ? undefined : state })} options={phases.map((one) => ({ value: one, label: one === 'hand' ? text.list.hand : one === 'all' ? text.list.all : text.state[one] }))} />
          <Input.Search key={q} aria-label={text.list.search} placeholder={text.list.search} defaultValue={q} maxLength={40} allowClear style={{ width: 220 }} onSearch={(words) => list.change({ q: words || undefined })} />
          <FilterMenu label={text.list.kind} value={kind ?? 'all'} choices={[{ id: 'all', label: text.list.everyKind }, ...kinds.map((id) => ({ id, label: text.kind[id] }))]} onChoose={(id) => list.change({ kind: id === 'all' ? undefined : id })} />
          <FilterMenu label={text.list.sort} value={list.sort} choices={sorts.map((id) => ({ id, label: text.list.sorts[id] }))} onChoose={list.setSort} />
        </>
      )}
      empty={<EmptyState icon={FlagTriangleRight} title={text.list.empty} action={begin}>{text.list.emptyNext}</EmptyState>}
    />
  )
}

function Due({ day }: { day: string }) {
  const text = useText(messages)
  const format = useFormat()
  const [today] = useState(() => format.stamp(Date.now()).slice(0, 10))
  const left = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
  return left < 0 ? <Chip tone="amber" solid>{text.list.left(left)}</Chip> : <>{text.list.left(left)}</>
}

function useColumns(): DataColumn<Row, ColumnOf<'founding.foundings'>>[] {
  const text = useText(messages)
  const format = useFormat()
  return [
    { id: 'name', label: text.list.name, width: 260, sorts: [{ by: 'newest', direction: 'descending' }], cell: (row) => <><Link to={`/foundings/${row.id}` as string} className="link">{row.name}</Link><span className={styles.small}>{row.number}{text.dot}{text.kind[row.kind]}{row.assisted && `${text.dot}${text.record.assisted}`}</span></> },
    { id: 'state', label: text.list.stateColumn, cell: (row) => <StateChip state={row.state} /> },
    { id: 'founders', label: text.list.founders, width: 200, cell: (row) => `${row.founders[0] ?? text.none}${row.founders.length > 1 ? text.list.more(row.founders.length) : ''}` },
    { id: 'people', label: text.list.peopleColumn, width: 130, cell: (row) => text.list.agreed(row.agreed, row.roster) },
    { id: 'deadline', label: text.list.deadline, width: 110, sorts: [{ by: 'deadline', direction: 'ascending' }], cell: (row) => (row.deadline ? <Due day={row.deadline} /> : <span className="muted">{text.list.noDeadline}</span>) },
    { id: 'held', label: text.list.held, cell: (row) => (row.heldAt ? <time className="date">{format.monthDay(row.heldAt)}</time> : text.none) },
    { id: 'federation', label: text.list.federation, width: 160, cell: (row) => row.federation },
    { id: 'updated', label: text.list.updated, sorts: [{ by: 'last-changed', direction: 'descending' }], cell: (row) => <time>{format.near(row.updatedAt, Date.now())}</time> },
  ]
}
