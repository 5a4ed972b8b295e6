import { useState } from 'react'
import { useRouter } from '@tanstack/react-router'
import { HeartHandshake } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { counsellingRoutes, counsellingShapes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, dotted, EmptyState, ProblemNotice, SectionTitle, SkeletonCards, useFormat, useLanguage, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './counselling.module.css'

type Desk = AnswerOf<typeof counsellingRoutes.desk>

/** A counsellor's sessions and the times they offer. */
export default function DeskPage() {
  const shared = useText(messages)
  const text = shared.desk
  const router = useRouter()
  const { data, error } = useAnswer(counsellingRoutes.desk, {})
  // The next one first; of those that are over, the latest.
  const ahead = (data?.sessions ?? []).filter((one) => one.state === 'booked').toReversed()
  const before = (data?.sessions ?? []).filter((one) => one.state !== 'booked')
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/counselling' as string }))} />
      <PhoneBody>
        {error && !data && (error.status === 403 ? <EmptyState icon={HeartHandshake} title={text.none}>{text.noneNext}</EmptyState> : <ProblemNotice problem={error} />)}
        {!data && !error && <SkeletonCards label={shared.loading} />}
        {data && <><SectionTitle>{text.sessions}</SectionTitle>{ahead.length === 0 && <p className="muted" style={{ margin: 0 }}>{text.noSessions}</p>}{ahead.map((one) => <Session key={one.id} of={one} />)}<SectionTitle>{text.times}</SectionTitle><Times of={data.slots} /><SectionTitle>{text.rating}</SectionTitle><Rating of={data.rating} />{before.length > 0 && <><SectionTitle>{text.before}</SectionTitle>{before.map((one) => <Session key={one.id} of={one} />)}</>}</>}
      </PhoneBody>
    </>
  )
}

function Session({ of }: { of: Desk['sessions'][number] }) {
  const shared = useText(messages)
  const text = shared.desk
  const format = useFormat()
  const language = useLanguage()
  const [notes, setNotes] = useState(of.notes)
  const [open, setOpen] = useState(of.state === 'booked')
  const say = useCommand(counsellingRoutes.sayHeld)
  const note = useCommand(counsellingRoutes.note)
  return (
    <Card>
      <div className={styles.stack}>
        <div className={styles.head}><h3 className={styles.title}>{format.day(of.day)} {of.from}–{of.to}</h3><Chip tone={of.state === 'booked' ? 'jade' : 'neutral'}>{shared.state[of.state]}</Chip></div>
        <p className={styles.facts}>{dotted(shared.dot, [of.name, shared.way[of.way], counsellingShapes.topics[of.topic][language]])}{of.phone && <><br /><a className="link num" href={`tel:${of.phone}`}>{of.phone}</a></>}</p>
        {of.words && <p className={styles.pre}>{of.words}</p>}
        {!open && of.notes && <p className={styles.pre}><span className="muted">{text.notes}</span><br />{of.notes}</p>}
        {open && <label className={styles.field}><span>{text.notes}</span><textarea className={`${styles.input} ${styles.area}`} maxLength={4_000} value={notes} onChange={(event) => setNotes(event.target.value)} /><small className="muted">{note.done ? text.saved : text.erased}</small></label>}
        <ProblemNotice problem={say.problem ?? note.problem} />
        <div className={styles.row}>{open ? <Button busy={note.busy} onClick={() => note.start({ sessionId: of.id, notes })}>{text.save}</Button> : <Button size="small" onClick={() => setOpen(true)}>{of.notes ? text.editNotes : text.writeNotes}</Button>}{of.maySayHeld && <><Button kind="primary" busy={say.busy} onClick={() => say.start({ sessionId: of.id, held: true })}>{text.held}</Button><Button busy={say.busy} onClick={() => say.start({ sessionId: of.id, held: false })}>{text.missed}</Button></>}{of.mayPutRight && <Button size="small" busy={say.busy} onClick={() => say.start({ sessionId: of.id, held: true })}>{of.state === 'unreported' ? text.held : text.putRight}</Button>}</div>
      </div>
    </Card>
  )
}

/** What those who came said, from five on: words without names, in no order that tells anything. */
function Rating({ of }: { of: Desk['rating'] }) {
  const text = useText(messages).desk
  const format = useFormat()
  return (
    <Card>
      {!of && <p className="muted" style={{ margin: 0 }}>{text.ratingNone}</p>}
      {of && <div className={styles.stack}><p style={{ margin: 0 }}><b className={`num ${styles.mean}`}>{of.mean.toFixed(1)}</b> <span className="muted">{text.ratingOf(format.count(of.ratings))}</span></p>{of.words.length > 0 && <ul className={styles.quotes}>{of.words.map((one, index) => <li key={index}>{one}</li>)}</ul>}<p className="muted" style={{ margin: 0 }}>{text.ratingHow}</p></div>}
    </Card>
  )
}

function Times({ of }: { of: Desk['slots'] }) {
  const shared = useText(messages)
  const text = shared.desk
  const format = useFormat()
  const [form, setForm] = useState({ day: '', from: '14:00', to: '15:00', way: 'room' as Desk['slots'][number]['way'], place: '' })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const offer = useCommand(counsellingRoutes.offer)
  const remove = useCommand(counsellingRoutes.takeBack)
  const input = (label: string, key: 'day' | 'from' | 'to' | 'place', type: string) => <label className={styles.field}><span>{label}</span><input className={styles.input} type={type} maxLength={80} value={form[key]} onChange={(event) => set({ [key]: event.target.value })} /></label>
  return (
    <Card>
      <div className={styles.stack}>
        {of.map((one) => { const when = `${format.day(one.day)} ${one.from}–${one.to}`; return <div key={one.id} className={styles.head}><span>{when}<small className={styles.below}>{dotted(shared.dot, [shared.way[one.way], one.place])}</small></span><Button size="small" kind="quiet" aria-label={text.remove(when)} busy={remove.busy} onClick={() => remove.start({ slotId: one.id })}>{text.removeShort}</Button></div> })}
        <h3 className={styles.title}>{text.offer}</h3>
        {input(text.day, 'day', 'date')}
        <div className={styles.two}>{input(text.from, 'from', 'time')}{input(text.to, 'to', 'time')}</div>
        <label className={styles.field}><span>{text.way}</span><select className={styles.input} value={form.way} onChange={(event) => set({ way: event.target.value as typeof form.way })}>{counsellingShapes.way.options.map((one) => <option key={one} value={one}>{shared.way[one]}</option>)}</select></label>
        {input(text.place, 'place', 'text')}
        <ProblemNotice problem={offer.problem ?? remove.problem} />
        <Button kind="primary" block busy={offer.busy} disabled={form.day === '' || form.from >= form.to || form.place.trim() === ''} onClick={() => offer.start({ ...form, place: form.place.trim() })}>{text.add}</Button>
      </div>
    </Card>
  )
}
