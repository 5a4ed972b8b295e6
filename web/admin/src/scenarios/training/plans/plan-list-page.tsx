import { useState } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { CalendarRange, ListChecks } from 'lucide-react'
import { plansRoutes, type AnswerOf } from '@guildhall/contract'
import { call, useAnswer } from '@guildhall/client'
import { Button, buttonClass, Card, Chip, EmptyState, SkeletonRows, StatTable, type StatColumn, useFormat, useText } from '@guildhall/ui'
import { FilterBar, Input, PageTitle, Segmented } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import { StateChip } from './state-chip.tsx'
import styles from './plans.module.css'

type Row = AnswerOf<typeof plansRoutes.listPlans>['rows'][number]
const inHand = ['draft', 'opinions'] as const
const filters = ['hand', 'draft', 'opinions', 'published', 'all'] as const

/** Plans by the deadline of their present step. */
export default function PlanListPage() {
  const text = useText(messages)
  const format = useFormat()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { state?: string; q?: string | number }
  const filter = filters.find((one) => one === search.state) ?? 'hand'
  const q = search.q === undefined ? '' : String(search.q).slice(0, 40)
  const query = { state: filter === 'all' ? undefined : filter === 'hand' ? [...inHand] : [filter], q: q || undefined, limit: 50 }
  const { data, error, refetch } = useAnswer(plansRoutes.listPlans, query)
  const [more, setMore] = useState<{ of: unknown; rows: Row[]; next: string | null } | null>(null)
  const further = more?.of === data ? more : null
  const rows = [...data?.rows ?? [], ...further?.rows ?? []]
  const next = further ? further.next : data?.next ?? null
  const change = (changed: Record<string, string | undefined>) => void navigate({ to: '.', search: ((before: object) => ({ ...before, ...changed })) as never, replace: true })
  const showMore = async () => {
    if (!next) return
    const page = await call(plansRoutes.listPlans, { ...query, cursor: next })
    setMore({ of: data, rows: [...further?.rows ?? [], ...page.rows], next: page.next })
  }
  const label = (one: (typeof filters)[number]) => (one === 'hand' ? text.list.all : one === 'all' ? text.list.everything : text.state[one])

  return (
    <>
      <PageTitle
        title={text.list.title(filter === 'hand' && q === '' && !next ? rows.length : 0)} detail={text.list.detail}
        actions={<><Link to={'/plan-calendar' as string} className={buttonClass()}><CalendarRange size={17} aria-hidden />{text.list.calendar}</Link><Link to={'/demand' as string} className={buttonClass({ kind: 'primary' })}>{text.list.toDemand}</Link></>}
      />
      <FilterBar label={text.list.states}>
        <Segmented value={filter} onChange={(state) => change({ state })} options={filters.map((one) => ({ value: one, label: label(one) }))} />
        <Input.Search aria-label={text.list.search} placeholder={text.list.search} defaultValue={q} maxLength={40} allowClear style={{ width: 240 }} onSearch={(words) => change({ q: words || undefined })} />
      </FilterBar>
      <Problem problem={error} onAgain={() => void refetch()} />
      {!data && !error && <SkeletonRows label={text.loading} />}
      {rows.length > 0 && (
        <Card padding="flush">
          <StatTable
            caption={text.list.detail} rows={rows} onOpen={(row) => void navigate({ to: `/plans/${row.id}` as string })}
            columns={columnsOf(text, format)}
          />
        </Card>
      )}
      {next && <Button block onClick={() => void showMore()}>{text.list.more}</Button>}
      {data && rows.length === 0 && (filter === 'hand' && q === ''
        ? <EmptyState icon={ListChecks} title={text.list.emptyTitle} action={<Link to={'/demand' as string} className={buttonClass({ kind: 'primary' })}>{text.list.toDemand}</Link>}>{text.list.emptyText}</EmptyState>
        : <EmptyState title={text.list.noneTitle} action={<Button onClick={() => change({ state: undefined, q: undefined })}>{text.list.clear}</Button>}>{text.list.noneText}</EmptyState>)}
    </>
  )
}

function Due({ day }: { day: string }) {
  const text = useText(messages)
  const format = useFormat()
  const [today] = useState(() => format.stamp(Date.now()).slice(0, 10))
  const left = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
  return left < 0 ? <Chip tone="amber" solid>{text.plan.left(left)}</Chip> : <span className={left === 0 ? styles.hard : undefined}>{text.plan.left(left)}</span>
}

function columnsOf(text: typeof messages.zh, format: ReturnType<typeof useFormat>): StatColumn<Row>[] {
  return [
    { id: 'name', label: text.list.name, cell: (row) => <><Link to={`/plans/${row.id}` as string} className={styles.link}>{row.title}</Link><br /><span className={styles.muted}>{row.number}{text.dot}{text.kind[row.kind]}</span></> },
    { id: 'state', label: text.list.stateColumn, cell: (row) => <StateChip state={row.state} /> },
    { id: 'people', label: text.list.people, cell: (row) => (row.needs > 0 ? text.list.peopleOf(row.askedSeats, row.seats.capacity) : text.list.noNeeds) },
    { id: 'when', label: text.list.when, cell: (row) => (row.firstDay ? <time className="date">{format.monthDay(row.firstDay)}</time> : '—') },
    { id: 'trainer', label: text.list.trainer, cell: (row) => row.trainer?.name ?? '—' },
    { id: 'venue', label: text.list.venue, cell: (row) => row.venue?.name ?? '—' },
    { id: 'agree', label: text.list.agree, numeric: true, cell: (row) => (row.opinions ? text.list.agreeOf(row.opinions.agree, row.opinions.asked) : '—') },
    { id: 'deadline', label: text.list.deadline, cell: (row) => (row.deadline ? <Due day={row.deadline} /> : <span className={styles.muted}>{text.list.noDeadline}</span>) },
  ]
}
