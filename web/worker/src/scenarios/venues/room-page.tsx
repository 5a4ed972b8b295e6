import { useState } from 'react'
import { Link, useParams, useRouter } from '@tanstack/react-router'
import { CalendarCheck, CalendarX, Hourglass } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { roomBookingRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, dotted, EmptyState, ProblemNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import { useDayWords } from './open-chip.tsx'
import styles from './venues.module.css'

type Slots = AnswerOf<typeof roomBookingRoutes.slots>
type Slot = Slots['days'][number]['slots'][number]

/** Books a time in a room: a day, a stretch, done. Whoever is not logged in sees what is free and is asked to log in when booking. */
export default function RoomPage() {
  const shared = useText(messages)
  const text = shared.room
  const router = useRouter()
  const dayOf = useDayWords()
  const { roomId = '' } = useParams({ strict: false }) as { roomId?: string }
  const { data, error } = useAnswer(roomBookingRoutes.slots, { roomId }, { refetchInterval: 20_000 })
  const book = useCommand(roomBookingRoutes.book)
  const [done, setDone] = useState<AnswerOf<typeof roomBookingRoutes.book> | null>(null)
  const mine = <Link to={'/my-bookings' as string} className={buttonClass({ kind: 'primary' })}>{text.mine}</Link>
  return (
    <>
      <PhoneBar title={data?.room.name ?? text.pick} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/positions' as string }))} />
      <PhoneBody>
        {error && !data && <ProblemNotice problem={error} />}
        {!data && !error && <SkeletonCards label={shared.loading} />}
        {done && (done.state === 'waiting'
          ? <EmptyState icon={Hourglass} title={text.waiting(done.place ?? 1)} action={mine}>{text.waitingNext}</EmptyState>
          : <EmptyState icon={CalendarCheck} title={text.booked} action={mine}>{text.bookedNext(`${dayOf(done.day)} ${done.from}`)}</EmptyState>)}
        {data && !done && data.days.length === 0 && <EmptyState icon={CalendarX} title={text.none}>{text.noneNext}</EmptyState>}
        {data && !done && data.days.length > 0 && <Pick of={data} roomId={roomId} book={book} onDone={setDone} />}
      </PhoneBody>
    </>
  )
}

type Book = ReturnType<typeof useCommand<typeof roomBookingRoutes.book>>

function Pick({ of, roomId, book, onDone }: { of: Slots; roomId: string; book: Book; onDone: (booking: AnswerOf<typeof roomBookingRoutes.book>) => void }) {
  const shared = useText(messages)
  const text = shared.room
  const format = useFormat()
  const dayOf = useDayWords()
  const { actor } = useSession()
  const [day, setDay] = useState<string | null>(null)
  const [from, setFrom] = useState<string | null>(null)
  const [people, setPeople] = useState(1)
  const shown = of.days.find((one) => one.day === day) ?? of.days.find((one) => one.slots.some((slot) => slot.state === 'free')) ?? of.days[0]!
  const chosen = shown.slots.find((slot) => slot.from === from)
  const when = chosen && `${dayOf(shown.day)} ${chosen.from}`
  const start = () => { if (chosen) void book.run({ roomId, day: shown.day, from: chosen.from, people, wait: chosen.state === 'full' }).then(onDone).catch(() => undefined) }
  return (
    <>
      <Card>
        <h2 className={styles.title}>{of.position.name}</h2>
        <p className={styles.facts}>{dotted(shared.dot, [of.room.book === 'seats' ? shared.card.seats(format.count(of.room.capacity)) : shared.card.people(format.count(of.room.capacity)), of.room.facilities, of.room.needsHelper && shared.card.helper, of.room.perWeek !== null && text.perWeek(of.room.perWeek)])}<br />{of.position.address}</p>
      </Card>
      <Card>
        <div className={styles.stack}>
          <div className={styles.scroll} role="group" aria-label={text.day}>
            {of.days.map((one) => <button key={one.day} type="button" className={styles.day} aria-pressed={one.day === shown.day} onClick={() => { setDay(one.day); setFrom(null) }}>{dayOf(one.day)}<small>{format.weekday(one.day)}</small></button>)}
          </div>
          <div className={styles.slots} role="group" aria-label={text.pick}>{shown.slots.map((slot) => <SlotButton key={slot.from} slot={slot} whole={of.room.book === 'whole'} mayWait={of.room.waitlist > slot.waiting} chosen={slot.from === from} onChoose={() => { setDay(shown.day); setFrom(slot.from) }} />)}</div>
          {of.room.book === 'whole' && <label>{text.people}<input className={styles.input} type="number" inputMode="numeric" min={1} max={of.room.capacity} value={people || ''} onChange={(event) => setPeople(Math.min(of.room.capacity, Math.max(0, Math.trunc(Number(event.target.value)))))} /></label>}
          <ProblemNotice problem={book.problem} />
          {actor === null
            ? <Link to={'/login' as string} search={{ next: `/rooms/${roomId}` } as never} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{text.login}</Link>
            : <Button kind="primary" size="large" block busy={book.busy} disabled={!chosen || people < 1} onClick={start}>{when ? (chosen.state === 'full' ? text.wait(when) : text.book(when)) : text.choose}</Button>}
        </div>
      </Card>
    </>
  )
}

function SlotButton({ slot, whole, mayWait, chosen, onChoose }: { slot: Slot; whole: boolean; mayWait: boolean; chosen: boolean; onChoose: () => void }) {
  const text = useText(messages).room
  const format = useFormat()
  const said = { free: whole ? text.one : text.free(format.count(slot.free)), full: text.full(slot.waiting), taken: text.taken, 'no-helper': text.noHelper }[slot.state]
  return <button type="button" className={styles.slot} data-state={slot.state} aria-pressed={chosen} disabled={slot.state === 'taken' || slot.state === 'no-helper' || (slot.state === 'full' && !mayWait)} onClick={onChoose}>{slot.from}–{slot.to}<small>{said}</small></button>
}
