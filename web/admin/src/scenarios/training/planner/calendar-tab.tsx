import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button, EmptyState, useFormat, useText } from '@guildhall/ui'
import { FilterBar, PlanBoard, PlanLegend, Segmented, type PlanBlock } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './planner.module.css'
import { addDays, categories, laneOf, mondayOf, usePlannerWords, type Run } from './words.ts'

const ways = ['venue', 'trainer'] as const

/** The proposed classes of a week, by room or by trainer; week and way live in the address. */
export function CalendarTab({ run }: { run: Run }) {
  const text = useText(messages)
  const format = useFormat()
  const words = usePlannerWords()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { by?: string; from?: string }
  const by = ways.find((way) => way === search.by) ?? 'venue'
  const first = mondayOf(run.classes.map((one) => one.firstDay).toSorted()[0] ?? run.startOn)
  const from = /^\d{4}-\d{2}-\d{2}$/.test(String(search.from)) ? mondayOf(String(search.from)) : first
  const days = Array.from({ length: 7 }, (_, nth) => addDays(from, nth))
  const off = new Set(run.daysOff)
  const change = (changed: object) => void navigate({ to: '.', search: ((before: object) => ({ ...before, ...changed })) as never, replace: true })
  const week = run.classes.filter((one) => one.sessions.some((session) => session.day >= days[0]! && session.day <= days[6]!))
  const subject = (one: Run['classes'][number]) => (by === 'venue' ? { id: one.venue.id, title: one.venue.name, detail: text.calendar.seats(one.venue.capacity) } : { id: one.trainer.id, title: one.trainer.name, detail: '' })
  const rows = [...new Map(week.map((one) => [subject(one).id, subject(one)])).values()].toSorted((a, b) => a.title.localeCompare(b.title, 'zh'))
  const blocks = week.flatMap((one) => one.sessions.filter((session) => days.includes(session.day)).map((session): PlanBlock => ({
    id: `${one.key} ${session.day} ${session.from}`, row: subject(one).id, day: session.day, lane: laneOf(session.from), category: (categories.indexOf(one.occupation.category) + 1) as 1 | 2 | 3 | 4, title: words.course(one), detail: by === 'venue' ? one.trainer.name : one.venue.name,
  })))
  return (
    <>
      <FilterBar label={text.calendar.label} aside={<PlanLegend categories={categories.map((category) => text.category[category])} />}>
        <Segmented value={by} onChange={(way) => change({ by: way })} options={ways.map((way) => ({ value: way, label: text.calendar.by[way] }))} />
        <span className={styles.weekNav}>
          <Button kind="quiet" size="small" icon={ChevronLeft} aria-label={text.calendar.previous} onClick={() => change({ from: addDays(from, -7) })} />
          <span className="num">{text.calendar.week(format.day(from), format.day(days[6]!))}</span>
          <Button kind="quiet" size="small" icon={ChevronRight} aria-label={text.calendar.next} onClick={() => change({ from: addDays(from, 7) })} />
        </span>
        <span className={styles.muted}>{text.calendar.sessionsIn(blocks.length)}</span>
        {from !== first && <Button size="small" onClick={() => change({ from: undefined })}>{text.calendar.first}</Button>}
      </FilterBar>
      {rows.length === 0 ? <EmptyState title={text.calendar.empty}>{text.calendar.emptyText}</EmptyState> : (
        <PlanBoard
          label={text.calendar.label} rowHead={text.calendar.row[by]} lanes={[text.calendar.lanes.morning, text.calendar.lanes.noon, text.calendar.lanes.evening]} rows={rows} blocks={blocks}
          days={days.map((day) => ({ id: day, weekday: format.weekday(day), day: day.slice(8).replace(/^0/, ''), off: off.has(day) }))}
          onOpen={(id) => change({ class: id.split(' ')[0] })}
        />
      )}
    </>
  )
}
