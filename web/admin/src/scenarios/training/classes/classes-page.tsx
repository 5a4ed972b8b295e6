import { useState } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Radio } from 'lucide-react'
import { classesRoutes } from '@guildhall/contract'
import { call, useAnswer } from '@guildhall/client'
import { Button, buttonClass, Card, EmptyState, Icon, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { FilterBar, Input, PageTitle, Table, type TableProps } from '@guildhall/ui/console'
import { FilterMenu } from '../needs/filter-menu.tsx'
import { Problem } from '../needs/problem.tsx'
import { messages as planMessages } from '../plans/messages.ts'
import { StateChip } from '../plans/state-chip.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'
import type { ClassRow } from './words.ts'

type Search = { q?: string | number; view?: string; kind?: 'custom' | 'composite'; sort?: 'next' | 'newest' | 'number'; from?: string; to?: string }
const views = { all: undefined, running: ['running'], open: ['published'], assessing: ['assessing', 'confirming'], cancelled: ['cancelled'] } as const
type View = keyof typeof views

/** Classes of the range. Everything that is chosen stands in the address, so it can be sent to a colleague. */
export default function ClassesPage() {
  const text = useText(messages)
  const format = useFormat()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Search
  const view: View = search.view !== undefined && search.view in views ? search.view as View : 'all'
  const q = search.q === undefined ? '' : String(search.q)
  const states = views[view]
  const query = { q: q || undefined, kind: search.kind && [search.kind], sort: search.sort ?? 'next' as const, from: search.from || undefined, to: search.to || undefined, state: states && [...states], limit: 50 }
  const { data, error, refetch } = useAnswer(classesRoutes.listClasses, query)
  const [more, setMore] = useState<{ of: unknown; rows: ClassRow[]; next: string | null } | null>(null)
  const further = more?.of === data ? more : null
  const rows = [...data?.rows ?? [], ...further?.rows ?? []]
  const next = further ? further.next : data?.next ?? null
  const change = (changed: Search) => void navigate({ to: '.', search: ((before: object) => ({ ...before, ...changed })) as never, replace: true })
  const clear = () => void navigate({ to: '.', search: {} as never, replace: true })
  const running = data?.states.find((one) => one.state === 'running')?.count ?? 0

  return (
    <>
      <PageTitle title={text.list.title(running)} detail={data && text.list.detail(format.count(data.total))} actions={<Link to={'/live' as string} className={buttonClass()}><Icon of={Radio} size={17} />{text.list.live}</Link>} />
      <FilterBar label={text.list.state}>
        <Input.Search allowClear style={{ width: 240 }} placeholder={text.list.search} aria-label={text.list.search} maxLength={40} defaultValue={q} onSearch={(words) => change({ q: words || undefined })} />
        <FilterMenu label={text.list.view} value={view} choices={(Object.keys(views) as View[]).map((id) => ({ id, label: text.list.views[id] }))} onChoose={(id) => change({ view: id === 'all' ? undefined : id })} />
        <KindMenu value={search.kind} onChoose={(kind) => change({ kind })} />
        <FilterMenu label={text.list.sort} value={search.sort ?? 'next'} choices={(['next', 'newest', 'number'] as const).map((id) => ({ id, label: text.list.sorts[id] }))} onChoose={(id) => change({ sort: id === 'next' ? undefined : id as 'newest' })} />
        <Input type="date" style={{ width: 150 }} aria-label={text.list.from} value={search.from ?? ''} onChange={(event) => change({ from: event.target.value || undefined })} />
        <Input type="date" style={{ width: 150 }} aria-label={text.list.to} value={search.to ?? ''} onChange={(event) => change({ to: event.target.value || undefined })} />
      </FilterBar>
      <Problem problem={error} onAgain={() => void refetch()} />
      {!data && !error && <Card><SkeletonRows label={text.loading} /></Card>}
      {data && rows.length === 0 && <Card><EmptyState title={text.list.emptyTitle} action={<><Button onClick={clear}>{text.list.clear}</Button>{' '}<Link to={'/plans' as string} className={buttonClass()}>{text.list.toPlans}</Link></>}>{text.list.emptyText}</EmptyState></Card>}
      {rows.length > 0 && <Card padding="flush"><ClassTable rows={rows} /></Card>}
      {next && <Button block onClick={() => void call(classesRoutes.listClasses, { ...query, cursor: next }).then((page) => setMore({ of: data, rows: [...further?.rows ?? [], ...page.rows], next: page.next }))}>{text.more}</Button>}
    </>
  )
}

function KindMenu({ value, onChoose }: { value: 'custom' | 'composite' | undefined; onChoose: (kind: 'custom' | 'composite' | undefined) => void }) {
  const text = useText(messages)
  const { kind } = useText(planMessages)
  return <FilterMenu label={text.list.kind} value={value ?? 'all'} choices={[{ id: 'all', label: text.all }, { id: 'composite', label: kind.composite }, { id: 'custom', label: kind.custom }]} onChoose={(id) => onChoose(id === 'all' ? undefined : id as 'custom')} />
}

export function ClassTable({ rows }: { rows: readonly ClassRow[] }) {
  const text = useText(messages)
  const { kind } = useText(planMessages)
  const format = useFormat()
  const columns: TableProps<ClassRow>['columns'] = [
    { key: 'name', title: text.list.name, render: (_, row) => <><Link to={`/classes/${row.id}` as string}>{row.title}</Link><span className={styles.cell}>{row.number}{text.dot}{kind[row.kind]}</span></> },
    { key: 'state', title: text.list.state, render: (_, row) => <StateChip state={row.state} /> },
    { key: 'seats', title: text.list.seats, align: 'right', render: (_, row) => <span className="num">{text.list.seatsOf(row.seats.taken, row.seats.capacity, row.seats.waiting)}</span> },
    { key: 'next', title: text.list.next, render: (_, row) => (row.nextSession ? <><time>{format.near(row.nextSession.startsAt, new Date())} {format.time(row.nextSession.startsAt)}</time><span className={styles.cell}>{row.nextSession.topic}</span></> : <span className="muted">{text.list.ended}</span>) },
    { key: 'progress', title: text.list.progress, align: 'right', render: (_, row) => <span className="num">{row.held}/{row.lessons}</span> },
    { key: 'percent', title: text.list.percent, align: 'right', render: (_, row) => (row.percent === null ? '' : <span className={row.percent < 80 ? `num ${styles.warn}` : 'num'}>{row.percent}%</span>) },
    { key: 'leaves', title: text.list.leaves, align: 'right', render: (_, row) => (row.leavesWaiting > 0 ? <span className={`num ${styles.warn}`}>{row.leavesWaiting}</span> : '') },
    { key: 'trainer', title: text.list.trainer, render: (_, row) => row.trainer?.name },
    { key: 'venue', title: text.list.venue, render: (_, row) => row.venue?.name },
  ]
  return <Table<ClassRow> rowKey="id" size="small" columns={columns} dataSource={[...rows]} pagination={false} scroll={{ x: 'max-content' }} />
}
