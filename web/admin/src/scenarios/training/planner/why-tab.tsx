import { useState } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Card, dotted, EmptyState, StatTable, useFormat, useText } from '@guildhall/ui'
import { FilterBar } from '@guildhall/ui/console'
import { FilterMenu } from '../../../app/filter-menu.tsx'
import { messages } from './messages.ts'
import { useMore } from './more.tsx'
import styles from './planner.module.css'
import { usePlannerWords, type Run, type Unserved } from './words.ts'

/** Whom the proposal does not serve: each group with its reason, and what would serve it. */
export function WhyTab({ run }: { run: Run }) {
  const text = useText(messages)
  const format = useFormat()
  const words = usePlannerWords()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { reason?: string }
  const counts = [...Map.groupBy(run.unserved, (one) => one.reason)].map(([reason, of]) => ({ reason, seats: of.reduce((sum, one) => sum + one.seats, 0) })).toSorted((a, b) => b.seats - a.seats)
  const reason = counts.find((one) => one.reason === search.reason)?.reason ?? 'all'
  const rows = run.unserved.filter((one) => reason === 'all' || one.reason === reason)
  const { shown, more } = useMore(rows, reason)
  const total = counts.reduce((sum, one) => sum + one.seats, 0)
  if (total === 0) return <EmptyState title={text.why.none}>{text.why.noneText}</EmptyState>
  const times = (one: Unserved) => (one.windows.length === 3 ? text.anyTime : one.windows.map((window) => text.window[window]).join(text.and))
  return (
    <>
      <FilterBar label={text.why.filter}>
        <FilterMenu label={text.why.reason} value={reason} choices={[{ id: 'all', label: `${text.why.all} ${format.count(total)}` }, ...counts.map((one) => ({ id: one.reason, label: `${text.why.short[one.reason]} ${format.count(one.seats)}` }))]} onChoose={(id) => void navigate({ to: '.', search: ((before: object) => ({ ...before, reason: id === 'all' ? undefined : id })) as never, replace: true })} />
      </FilterBar>
      {counts.length > 1 && <ol className={styles.bars} aria-label={text.why.filter}>
        {counts.map((one) => <li key={one.reason}><span>{text.why.short[one.reason]}</span><i style={{ width: `${Math.max(1, (one.seats / total) * 100)}%` }} /><b className="num">{format.count(one.seats)}</b></li>)}
      </ol>}
      <Card padding="flush">
        <StatTable
          caption={text.why.title(format.count(total))} rows={shown}
          columns={[
            { id: 'who', label: text.why.who, cell: (row) => <span className={styles.who}><b className={styles.strong}>{words.course(row)}</b><br /><span className={styles.muted}>{dotted(text.dot, [row.town, times(row)])}</span></span> },
            { id: 'seats', label: text.why.seats, numeric: true, cell: (row) => format.count(row.seats) },
            { id: 'why', label: text.why.reason, cell: (row) => <span className={styles.reason}>{words.reason(row)}</span> },
            { id: 'helps', label: text.why.helps, cell: (row) => (row.helps.length === 0 ? <span className={styles.muted}>{text.why.nothing}</span> : <ul className={styles.helps}>{row.helps.map((help, index) => <li key={index}>{words.help(help)}</li>)}</ul>) },
            { id: 'needs', label: text.why.numbers, cell: (row) => <Needs row={row} /> },
          ]}
        />
      </Card>
      {more}
    </>
  )
}

function Needs({ row }: { row: Unserved }) {
  const text = useText(messages)
  const [open, setOpen] = useState(false)
  const some = open ? row.needs : row.needs.slice(0, 2)
  return (
    <span className={styles.numbers}>
      {some.map((need) => <Link key={need.id} to={`/needs/${need.id}` as string}>{need.number}</Link>)}
      {row.needs.length > some.length && <button type="button" className={styles.plain} onClick={() => setOpen(true)}>{text.why.needs(row.needs.length)}</button>}
    </span>
  )
}
