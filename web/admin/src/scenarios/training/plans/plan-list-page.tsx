import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { CalendarRange, ListChecks } from 'lucide-react'
import { plansRoutes, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { Button, buttonClass, Chip, EmptyState, useFormat, useText } from '@guildhall/ui'
import { Input, Segmented, type DataColumn } from '@guildhall/ui/console'
import { FilterMenu } from '../../../app/filter-menu.tsx'
import { ListPage, oneIn, textIn, useList } from '../../../app/list/index.ts'
import { messages } from './messages.ts'
import { StateChip } from './state-chip.tsx'
import styles from './plans.module.css'

type Row = AnswerOf<typeof plansRoutes.listPlans>['rows'][number]
const inHand = ['draft', 'opinions'] as const
const phases = ['hand', 'draft', 'opinions', 'published', 'all'] as const
const kinds = ['composite', 'custom'] as const
const sorts = ['deadline', 'newest', 'oldest', 'first-day', 'last-changed'] as const

/** Plans by the deadline of their present step. */
export default function PlanListPage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const columns = usePlanColumns()
  const list = useList({
    list: 'training.plans', route: plansRoutes.listPlans, hidden: ['occupation', 'updated'], sort: 'deadline', sorts,
    filterOf(search) {
      const phase = oneIn(search, 'state', phases) ?? 'hand'
      const kind = oneIn(search, 'kind', kinds)
      return { state: phase === 'all' ? undefined : phase === 'hand' ? [...inHand] : [phase], kind: kind && [kind], q: textIn(search, 'q') }
    },
  })
  const { search } = list
  const [q, phase, kind] = [textIn(search, 'q'), oneIn(search, 'state', phases) ?? 'hand', oneIn(search, 'kind', kinds)]
  const all = phase === 'hand' && !q && !kind
  const label = (one: (typeof phases)[number]) => (one === 'hand' ? text.list.all : one === 'all' ? text.list.everything : text.state[one])
  return (
    <ListPage
      list={list} title={text.list.title(all ? list.first?.total ?? 0 : 0)} detail={text.list.detail} label={text.list.states} columns={columns} nameOf={(row) => row.title}
      actions={<><Link to={'/plan-calendar' as string} className={buttonClass()}><CalendarRange size={17} aria-hidden />{text.list.calendar}</Link><Link to={'/demand' as string} className={buttonClass({ kind: 'primary' })}>{text.list.toDemand}</Link></>}
      onOpen={(row) => void navigate({ to: `/plans/${row.id}` as string })}
      filters={(
        <>
          <Segmented value={phase} onChange={(state) => list.change({ state: state === 'hand' ? undefined : state })} options={phases.map((one) => ({ value: one, label: label(one) }))} />
          <Input.Search key={q} aria-label={text.list.search} placeholder={text.list.search} defaultValue={q} maxLength={40} allowClear style={{ width: 240 }} onSearch={(words) => list.change({ q: words || undefined })} />
          <FilterMenu label={text.editor.kind} value={kind ?? 'all'} choices={[{ id: 'all', label: text.list.everything }, ...kinds.map((id) => ({ id, label: text.kind[id] }))]} onChoose={(id) => list.change({ kind: id === 'all' ? undefined : id })} />
          <FilterMenu label={text.list.sort} value={list.sort} choices={sorts.map((id) => ({ id, label: text.list.sorts[id] }))} onChoose={list.setSort} />
        </>
      )}
      empty={all
        ? <EmptyState icon={ListChecks} title={text.list.emptyTitle} action={<Link to={'/demand' as string} className={buttonClass({ kind: 'primary' })}>{text.list.toDemand}</Link>}>{text.list.emptyText}</EmptyState>
        : <EmptyState title={text.list.noneTitle} action={<Button onClick={list.clear}>{text.list.clear}</Button>}>{text.list.noneText}</EmptyState>}
    />
  )
}

function Due({ day }: { day: string }) {
  const text = useText(messages)
  const format = useFormat()
  const [today] = useState(() => format.stamp(Date.now()).slice(0, 10))
  const left = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
  return left < 0 ? <Chip tone="amber" solid>{text.plan.left(left)}</Chip> : <span className={left === 0 ? styles.hard : undefined}>{text.plan.left(left)}</span>
}

function usePlanColumns(): DataColumn<Row, ColumnOf<'training.plans'>>[] {
  const text = useText(messages)
  const format = useFormat()
  return [
    { id: 'name', label: text.list.name, width: 220, sorts: [{ by: 'newest', direction: 'descending' }, { by: 'oldest', direction: 'ascending' }], cell: (row) => <><Link to={`/plans/${row.id}` as string} className={styles.link}>{row.title}</Link><br /><span className={styles.muted}>{row.number}{text.dot}{text.kind[row.kind]}</span></> },
    { id: 'state', label: text.list.stateColumn, cell: (row) => <StateChip state={row.state} /> },
    { id: 'people', label: text.list.people, width: 130, cell: (row) => (row.needs > 0 ? text.list.peopleOf(row.askedSeats, row.seats.capacity) : text.list.noNeeds) },
    { id: 'when', label: text.list.when, sorts: [{ by: 'first-day', direction: 'ascending' }], cell: (row) => (row.firstDay ? <time className="date">{format.monthDay(row.firstDay)}</time> : '—') },
    { id: 'trainer', label: text.list.trainer, cell: (row) => row.trainer?.name ?? '—' },
    { id: 'venue', label: text.list.venue, width: 130, cell: (row) => row.venue?.name ?? '—' },
    { id: 'agree', label: text.list.agree, numeric: true, cell: (row) => (row.opinions ? text.list.agreeOf(row.opinions.agree, row.opinions.asked) : '—') },
    { id: 'deadline', label: text.list.deadline, width: 110, sorts: [{ by: 'deadline', direction: 'ascending' }], cell: (row) => (row.deadline ? <Due day={row.deadline} /> : <span className={styles.muted}>{text.list.noDeadline}</span>) },
    { id: 'occupation', label: text.editor.occupation, cell: (row) => row.occupation.name },
    { id: 'updated', label: text.list.updated, sorts: [{ by: 'last-changed', direction: 'descending' }], cell: (row) => <time>{format.near(row.updatedAt, Date.now())}</time> },
  ]
}
