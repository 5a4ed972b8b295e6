import { useNavigate, useSearch } from '@tanstack/react-router'
import { plansRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, EmptyState, SkeletonRows, useText } from '@guildhall/ui'
import { FilterBar, PageTitle, Segmented } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import { Board, Legend, WeekNav, type By } from './week-board.tsx'
import { mondayOf, useToday } from './words.ts'

const ways = ['venue', 'trainer', 'occupation'] as const

/** A week of all classes, by room, trainer or occupation; week and way live in the address. */
export default function CalendarPage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { from?: string; by?: string }
  const by = ways.find((way) => way === search.by) ?? 'venue'
  const thisWeek = mondayOf(useToday())
  const from = /^\d{4}-\d{2}-\d{2}$/.test(String(search.from)) ? mondayOf(String(search.from)) : thisWeek
  const { data, error, refetch } = useAnswer(plansRoutes.getPlanCalendar, { from, by })
  const change = (changed: { from?: string; by?: By }) => void navigate({ to: '.', search: ((before: object) => ({ ...before, ...changed })) as never, replace: true })
  const sessions = data?.rows.reduce((sum, row) => sum + row.sessions.length, 0) ?? 0
  const busy = data?.rows.filter((row) => row.sessions.length + row.foreign.length > 0) ?? []
  return (
    <>
      <PageTitle title={text.calendar.title} detail={data ? text.calendar.sessionsIn(sessions) : text.calendar.detail} />
      <FilterBar label={text.calendar.title} aside={<Legend />}>
        <Segmented value={by} onChange={(way) => change({ by: way })} options={ways.map((way) => ({ value: way, label: text.calendar.by[way] }))} />
        <WeekNav from={from} onMove={(week) => change({ from: week })} />
        {from !== thisWeek && <Button size="small" onClick={() => change({ from: thisWeek })}>{text.calendar.today}</Button>}
      </FilterBar>
      <Problem problem={error} onAgain={() => void refetch()} />
      {!data && !error && <SkeletonRows label={text.loading} />}
      {data && (busy.length > 0 ? <Board calendar={{ ...data, rows: busy }} by={by} /> : <EmptyState title={text.calendar.empty}>{text.calendar.emptyText}</EmptyState>)}
    </>
  )
}
