import type { ReactNode } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { plannerRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useRows } from '@guildhall/client'
import { Card, dotted, EmptyState, SkeletonRows, StatTable, useFormat, useText } from '@guildhall/ui'
import { FilterBar } from '@guildhall/ui/console'
import { FilterMenu } from '../../../app/filter-menu.tsx'
import { messages } from './messages.ts'
import { useMore } from './more.tsx'
import { Problem } from './problem.tsx'
import styles from './planner.module.css'
import { usePlannerWords, type Brief, type Run } from './words.ts'

type Comparison = AnswerOf<typeof plannerRoutes.comparePlans>

/** This proposal beside another, the one it goes on from unless somebody chooses: figures, and which classes came, went and moved. */
export function CompareTab({ run }: { run: Run }) {
  const text = useText(messages)
  const format = useFormat()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { with?: string }
  const list = useRows(plannerRoutes.listPlans, { limit: 30 })
  const others = list.rows.filter((row) => row.id !== run.id && row.state === 'done' && row.unitName === run.unitName)
  const otherId = others.find((row) => row.id === (search.with ?? run.baseId))?.id ?? ''
  const { data, error, refetch } = useAnswer(plannerRoutes.comparePlans, { runId: run.id, otherId }, { enabled: otherId !== '' })
  const name = (row: { askedAt: string; figures: Run['figures'] }) => `${format.dateTime(row.askedAt)}${row.figures ? `${text.dot}${text.people(format.count(row.figures.served))}` : ''}`
  if (list.loading) return <SkeletonRows label={text.loading} />
  if (others.length === 0) return <EmptyState title={text.compare.nothing}>{text.compare.nothingText}</EmptyState>
  return (
    <>
      <FilterBar label={text.compare.with}>
        <FilterMenu label={text.compare.with} value={otherId} choices={[...(otherId === '' ? [{ id: '', label: text.compare.choose }] : []), ...others.map((row) => ({ id: row.id, label: name(row) }))]} onChoose={(id) => void navigate({ to: '.', search: ((before: object) => ({ ...before, with: id })) as never, replace: true })} />
      </FilterBar>
      <Problem problem={error} onAgain={() => void refetch()} />
      {otherId === '' && <EmptyState title={text.compare.pick} />}
      {otherId !== '' && !data && !error && <SkeletonRows label={text.loading} />}
      {data && <Shown compared={data} />}
    </>
  )
}

function Shown({ compared: { before, after, ...compared } }: { compared: Comparison }) {
  const text = useText(messages)
  const format = useFormat()
  const [was, is] = [before.figures!, after.figures!]
  const signed = (value: number, say: (value: number) => string) => (value === 0 ? '—' : `${value > 0 ? '+' : '−'}${say(Math.abs(value))}`)
  const yuan = (fen: number) => format.yuan(String(Math.round(fen)))
  const row = (id: 'served' | 'classes' | 'capacity' | 'value', digits = 0) => ({ id, label: text.compare.rows[id], before: format.count(was[id], digits), after: format.count(is[id], digits), change: signed(Math.round((is[id] - was[id]) * 10) / 10, (value) => format.count(value, digits)) })
  const rows = [
    row('served'), row('classes'), row('capacity'),
    { id: 'cost', label: text.compare.rows.cost, before: text.yuan(format.yuan(was.costFen)), after: text.yuan(format.yuan(is.costFen)), change: signed(Number(is.costFen) - Number(was.costFen), (value) => text.yuan(yuan(value))) },
    row('value', 1), { id: 'gap', label: text.compare.rows.gap, before: format.share(was.gap, 1), after: format.share(is.gap, 1), change: '' },
  ]
  const unchanged = compared.came.length + compared.gone.length + compared.moved.length === 0
  return (
    <>
      <Card padding="flush">
        <StatTable
          caption={text.compare.title} rows={rows}
          columns={[
            { id: 'label', label: '', cell: (one) => one.label }, { id: 'before', label: `${text.compare.before} ${format.dateTime(before.askedAt)}`, numeric: true, cell: (one) => one.before },
            { id: 'after', label: `${text.compare.after} ${format.dateTime(after.askedAt)}`, numeric: true, cell: (one) => one.after }, { id: 'change', label: text.compare.change, numeric: true, cell: (one) => <b>{one.change}</b> },
          ]}
        />
      </Card>
      <p className={styles.note}>{text.compare.same(compared.same)}{text.dot}{text.compare.seats(format.count(compared.seats.won), format.count(compared.seats.lost))}</p>
      {unchanged && <EmptyState title={text.compare.none} />}
      <div className={styles.columns3}>
        <Changed title={text.compare.came(compared.came.length)} rows={compared.came} card={(one) => <BriefCard key={one.key} one={one} />} />
        <Changed title={text.compare.moved(compared.moved.length)} rows={compared.moved} card={(one) => <MovedCard key={one.after.key} {...one} />} />
        <Changed title={text.compare.gone(compared.gone.length)} rows={compared.gone} card={(one) => <BriefCard key={one.key} one={one} gone />} />
      </div>
    </>
  )
}

function Changed<Row>({ title, rows, card }: { title: string; rows: readonly Row[]; card: (row: Row) => ReactNode }) {
  const { shown, more } = useMore(rows)
  return rows.length > 0 && <section><h2 className={styles.heading}>{title}</h2>{shown.map(card)}{more}</section>
}

function BriefCard({ one, gone = false }: { one: Brief; gone?: boolean }) {
  const text = useText(messages)
  const words = usePlannerWords()
  return (
    <Card padding="row" className={styles.brief}>
      <b className={gone ? styles.gone : styles.strong}>{words.course(one)}</b> <span className={styles.muted}>{text.classes.sizeOf(one.size, one.capacity)}</span>
      <p className={styles.muted}>{dotted(text.dot, [text.window[one.window], words.span(one), one.trainer.name, one.venue.name])}</p>
    </Card>
  )
}

function MovedCard({ before, after, what }: Comparison['moved'][number]) {
  const text = useText(messages)
  const format = useFormat()
  const words = usePlannerWords()
  const say = (one: typeof before, part: (typeof what)[number]) => (part === 'trainer' ? one.trainer.name : part === 'venue' ? one.venue.name : part === 'start' ? format.day(one.firstDay) : `${text.window[one.window]} ${words.weekly(one)}`)
  return (
    <Card padding="row" className={styles.brief}>
      <b className={styles.strong}>{words.course(after)}</b> <span className={styles.muted}>{text.classes.sizeOf(after.size, after.capacity)}</span>
      {what.map((part) => <p key={part} className={styles.muted}>{text.compare.what[part]} <s>{say(before, part)}</s> {text.compare.to} <b>{say(after, part)}</b></p>)}
    </Card>
  )
}
