import { useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { plansRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { PlanBoard, PlanLegend, type PlanBlock } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import styles from './plans.module.css'
import { addDays, laneOf, mondayOf, usePlanWords, useToday, type Conflict, type Draft } from './words.ts'

export type Calendar = AnswerOf<typeof plansRoutes.getPlanCalendar>
export type By = 'venue' | 'trainer' | 'occupation'
const categories = ['machining', 'electrical-care', 'logistics', 'service'] as const
const own = 'own '

/** The rooms in the weeks of a plan, with the plan's own sessions laid over them; one that cannot be is white with its reason. */
export function WeekBoard({ draft, classId, conflicts }: { draft: Draft; classId: string | null; conflicts: readonly Conflict[] }) {
  const text = useText(messages)
  const words = usePlanWords()
  const today = useToday()
  const first = draft.sessions.map((one) => one.day).toSorted()[0] ?? today
  const [chosen, setChosen] = useState<string | null>(null)
  const from = chosen ?? mondayOf(first)
  const { data, error, refetch } = useAnswer(plansRoutes.getPlanCalendar, { from, by: 'venue' })
  const blocks = draft.sessions.flatMap((session, index): PlanBlock[] => {
    if (!draft.venueId || session.day < from || session.day > addDays(from, 6)) return []
    const conflict = conflicts.find((one) => one.session === index && one.hard)
    return [{ id: `${own}${index}`, row: draft.venueId, day: session.day, lane: laneOf(session.from), lanes: conflict ? 2 : 1, category: 1, title: session.topic, detail: text.editor.thisPlan, ...(conflict && { conflict: words.reason(conflict) }) }]
  })
  return (
    <section>
      <p className={styles.tools}><WeekNav from={from} onMove={setChosen} /></p>
      <Problem problem={error} onAgain={() => void refetch()} />
      {!data && !error && <SkeletonRows label={text.loading} />}
      {data && <Board calendar={data} by="venue" extra={blocks} without={classId} first={draft.venueId} rows={8} />}
    </section>
  )
}

export function WeekNav({ from, onMove }: { from: string; onMove: (from: string) => void }) {
  const text = useText(messages)
  const format = useFormat()
  return (
    <span className={styles.weekNav}>
      <Button kind="quiet" size="small" icon={ChevronLeft} aria-label={text.editor.previous} onClick={() => onMove(addDays(from, -7))} />
      <span className="num">{text.editor.week(format.day(from), format.day(addDays(from, 6)))}</span>
      <Button kind="quiet" size="small" icon={ChevronRight} aria-label={text.editor.next} onClick={() => onMove(addDays(from, 7))} />
    </span>
  )
}

export function Legend() {
  const text = useText(messages)
  return <PlanLegend categories={categories.map((category) => text.category[category])} />
}

type BoardProps = { calendar: Calendar; by: By; extra?: readonly PlanBlock[]; without?: string | null; first?: string | null; rows?: number }

/** A week as the picture draws it. What takes a room in somebody else's class is shown as taken and no more. */
export function Board({ calendar, by, extra = [], without = null, first = null, rows: limit = 60 }: BoardProps) {
  const text = useText(messages)
  const format = useFormat()
  const navigate = useNavigate()
  const rows = calendar.rows.toSorted((a, b) => Number(b.id === first) - Number(a.id === first)).slice(0, limit)
  const clock = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  const blocks = rows.flatMap((row): PlanBlock[] => [
    ...row.sessions.filter((one) => one.classId !== without).map((one): PlanBlock => ({
      id: `${one.classId} ${one.seq} ${row.id}`, row: row.id, day: clock(one.startsAt).slice(0, 10), lane: laneOf(clock(one.startsAt).slice(11, 16)), lanes: Date.parse(one.endsAt) - Date.parse(one.startsAt) > 3 * 3_600_000 ? 2 : 1,
      category: (categories.indexOf(one.category) + 1) as 1 | 2 | 3 | 4, title: one.title, detail: (by === 'trainer' ? one.venue : one.trainer) ?? '',
    })),
    ...row.foreign.map((one): PlanBlock => ({ id: `${own}${row.id} ${one.startsAt}`, row: row.id, day: clock(one.startsAt).slice(0, 10), lane: laneOf(clock(one.startsAt).slice(11, 16)), category: 3, title: text.calendar.foreign, detail: format.timeSpan(one.startsAt, one.endsAt) })),
  ])
  return (
    <PlanBoard
      label={text.calendar.title} rowHead={text.calendar.row[by]} lanes={[text.lanes.morning, text.lanes.noon, text.lanes.evening]}
      rows={rows.map((row) => ({ id: row.id, title: row.name, detail: by === 'venue' ? text.calendar.seatsOf(row.detail) : row.detail }))}
      days={calendar.days.map((day) => ({ id: day.day, weekday: format.weekday(day.day), day: day.day.slice(8).replace(/^0/, ''), off: day.off }))}
      blocks={[...extra, ...blocks]} onOpen={(id) => { if (!id.startsWith(own)) void navigate({ to: `/plans/${id.split(' ')[0]}` as string }) }}
    />
  )
}
