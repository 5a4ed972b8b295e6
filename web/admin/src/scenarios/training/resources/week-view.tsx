import { useState } from 'react'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { resourcesRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, Skeleton, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import styles from './resources.module.css'

type Week = AnswerOf<typeof resourcesRoutes.getTrainerWeek>
const [dayStart, dayEnd] = [8 * 60, 22 * 60]

function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10)
}

/** Seven days with what is open outlined and what is taken filled. */
export function WeekView({ kind, id }: { kind: 'trainer' | 'venue'; id: string }) {
  const text = useText(messages)
  const format = useFormat()
  const [from, setFrom] = useState(() => {
    const today = format.stamp(Date.now()).slice(0, 10)
    return addDays(today, 1 - (new Date(`${today}T00:00:00Z`).getUTCDay() || 7))
  })
  const trainer = useAnswer(resourcesRoutes.getTrainerWeek, { trainerId: id, from }, { enabled: kind === 'trainer' })
  const venue = useAnswer(resourcesRoutes.getVenueWeek, { venueId: id, from }, { enabled: kind === 'venue' })
  const { data, error } = kind === 'trainer' ? trainer : venue
  return (
    <section>
      <div className={styles.weekHead}>
        <h3 className={styles.heading}>{format.day(from)}–{format.day(addDays(from, 6))}</h3>
        <span className={styles.buttons}><Button size="small" kind="quiet" icon={ChevronLeft} aria-label={text.previous} onClick={() => setFrom(addDays(from, -7))} /><Button size="small" kind="quiet" icon={ChevronRight} aria-label={text.next} onClick={() => setFrom(addDays(from, 7))} /></span>
      </div>
      <Problem problem={error} />
      {!data && !error && <Skeleton shape="block" height={160} />}
      {data && <div className={styles.week}>{Array.from({ length: 7 }, (_, step) => <Day key={step} week={data} day={addDays(from, step)} weekday={step + 1} />)}</div>}
      <p className={styles.legend}><span><i className={styles.keyOpen} />{text.free}</span><span><i className={styles.keyTaken} />{text.taken}</span></p>
    </section>
  )
}

function Day({ week, day, weekday }: { week: Week; day: string; weekday: number }) {
  const text = useText(messages)
  const format = useFormat()
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  const box = (from: number, to: number) => ({ top: `${(Math.max(0, from - dayStart) / (dayEnd - dayStart)) * 100}%`, height: `${(Math.max(0, Math.min(to, dayEnd) - Math.max(from, dayStart)) / (dayEnd - dayStart)) * 100}%` })
  const clock = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  const taken = week.taken.filter((one) => clock(one.startsAt).slice(0, 10) === day)
  return (
    <div className={styles.day}>
      <span>{Array.from(text.days)[weekday - 1]} <b className="num">{Number(day.slice(8))}</b></span>
      <div className={styles.lane}>
        {week.windows.filter((one) => one.weekdays.includes(weekday)).map((one) => <span key={one.from} className={styles.open} style={box(minutes(one.from), minutes(one.to))} title={`${text.free} ${one.from}–${one.to}`} />)}
        {taken.map((one) => <span key={one.startsAt} className={styles.taken} style={box(minutes(clock(one.startsAt).slice(11, 16)), minutes(clock(one.endsAt).slice(11, 16)))} title={[format.timeSpan(one.startsAt, one.endsAt), one.title, one.topic].filter(Boolean).join(' ')} />)}
      </div>
    </div>
  )
}
