import { useState } from 'react'
import { Link, useParams, useRouter } from '@tanstack/react-router'
import { CalendarCheck, CalendarX } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { windowVisitRoutes } from '@guildhall/contract'
import { Button, buttonClass, Card, EmptyState, ProblemNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import styles from './window.module.css'

/** Books a time: a day, a stretch, done. Whoever is not logged in sees what is free and is asked to log in when booking. */
export default function SlotsPage() {
  const shared = useText(messages)
  const text = shared.slots
  const format = useFormat()
  const router = useRouter()
  const { actor } = useSession()
  const { counterId = '' } = useParams({ strict: false }) as { counterId?: string }
  const { data, error } = useAnswer(windowVisitRoutes.slots, { counterId })
  const windows = useAnswer(windowVisitRoutes.publicList, {})
  const [chosen, setChosen] = useState<{ day: string; from: string } | null>(null)
  const [day, setDay] = useState<string | null>(null)
  const [itemId, setItemId] = useState('')
  const [booked, setBooked] = useState('')
  const say = (on: string, from: string) => `${format.monthDay(on)} ${from}`
  const book = useCommand(windowVisitRoutes.book, { onDone: (answer) => setBooked(say(answer.day, answer.from)) })
  const shown = data?.days.find((one) => one.day === day) ?? data?.days[0]
  const items = windows.data?.rows.find((one) => one.id === counterId)?.items ?? []
  return (
    <>
      <PhoneBar title={data?.name ?? text.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/windows' as string }))} />
      <PhoneBody>
        <ProblemNotice problem={error} />
        {!data && !error && <SkeletonCards label={shared.loading} />}
        {booked && <EmptyState icon={CalendarCheck} title={text.booked} action={<Link to={'/my-visits' as string} className={buttonClass({ kind: 'primary' })}>{text.seeMine}</Link>}>{text.bookedNext(booked)}</EmptyState>}
        {data && !booked && !shown && <EmptyState icon={CalendarX} title={text.none}>{text.noneNext}</EmptyState>}
        {data && !booked && shown && (
          <Card>
            <div className={styles.stack}>
              <label>{text.what}<select className={styles.select} value={itemId} onChange={(event) => setItemId(event.target.value)}><option value="">—</option>{items.map((one) => <option key={one.id} value={one.id}>{one.title}</option>)}</select></label>
              <div className={styles.days} role="group" aria-label={text.day}>{data.days.map((one) => <button key={one.day} type="button" className={styles.day} aria-pressed={one.day === shown.day} onClick={() => { setDay(one.day); setChosen(null) }}>{format.monthDay(one.day)}</button>)}</div>
              <div className={styles.slots}>{shown.slots.map((slot) => <button key={slot.from} type="button" className={styles.slot} disabled={slot.free === 0} aria-pressed={chosen?.day === shown.day && chosen.from === slot.from} onClick={() => setChosen({ day: shown.day, from: slot.from })}>{slot.from}<small>{slot.free > 0 ? text.free(slot.free) : text.full}</small></button>)}</div>
              <ProblemNotice problem={book.problem} />
              {actor === null
                ? <Link to={'/login' as string} search={{ next: `/windows/${counterId}` } as never} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{text.login}</Link>
                : <Button kind="primary" size="large" block busy={book.busy} disabled={!chosen} onClick={() => { if (chosen) book.start({ counterId, ...chosen, itemId: itemId || null }) }}>{chosen ? text.book(say(chosen.day, chosen.from)) : text.title}</Button>}
            </div>
          </Card>
        )}
      </PhoneBody>
    </>
  )
}
