import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { Plus, Trash2 } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { lectureMenuRoutes, lectureOrderRoutes, lectureShapes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, dotted, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { Input, InputNumber, PageTitle, Select } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { messages } from './messages.ts'
import { Labelled, useLectureWords, type Audience, type Field } from './parts.tsx'
import { PlaceField, type Place } from './place-field.tsx'
import styles from './lectures.module.css'

type Lecture = AnswerOf<typeof lectureMenuRoutes.show>

/** Orders a lecture of the menu (named in the address), or any in a field. */
export default function OrderFormPage() {
  const shared = useText(messages)
  const text = shared.form
  const [{ lecture: lectureId, people }] = useAddress()
  const { data, error } = useAnswer(lectureMenuRoutes.show, { lectureId: lectureId ?? '' }, { enabled: Boolean(lectureId) })
  return (
    <div className={`${styles.stack} ${styles.narrow}`}>
      <PageTitle title={text.title} detail={text.detail} crumbs={<Link to={'/lecture-menu' as string} className="link">{shared.menu.title}</Link>} />
      {lectureId && error && !data && <ProblemNotice problem={error} />}
      {lectureId && !data && !error && <SkeletonRows label={shared.loading} />}
      {(!lectureId || data) && <Form key={data?.id ?? 'any'} lecture={data ?? null} wishing={Math.max(0, Math.min(5_000, Number(people) || 0))} />}
    </div>
  )
}

const empty = { day: '', from: '14:00' }

function Form({ lecture, wishing }: { lecture: Lecture | null; wishing: number }) {
  const shared = useText(messages)
  const text = shared.form
  const format = useFormat()
  const words = useLectureWords()
  const navigate = useNavigate()
  const [form, setForm] = useState({ field: lecture?.field ?? ('labour-law' as Field), audience: lecture?.audiences[0] ?? ('workers' as Audience), people: Math.min(lecture?.peopleMax ?? 5_000, Math.max(lecture?.peopleMin ?? 40, wishing)), preferences: [empty], contact: '', line: '', note: '' })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const order = useCommand(lectureOrderRoutes.order, { onDone: (answer) => void navigate({ to: `/lecture-orders/${answer.id}` as string }) })
  const fits = !lecture || (form.people >= lecture.peopleMin && form.people <= lecture.peopleMax)
  const [place, setPlace] = useState<Place | null>(null)
  const whole = place !== null && form.preferences.every((one) => one.day !== '' && one.from !== '') && form.contact.trim() !== '' && form.line.trim() !== ''
  const send = () => order.start({ lectureId: lecture?.id ?? null, field: form.field, audience: form.audience, people: form.people, preferences: form.preferences, ...place!, contact: form.contact.trim(), line: form.line.trim(), note: form.note.trim() })
  return (
    <Card>
      <div className={styles.form}>
        <Labelled label={text.lecture}>{lecture ? <b>{lecture.title}<span className={styles.small}>{dotted(shared.dot, [lecture.lecturer, lecture.team, shared.minutes(format.count(lecture.minutes))])}</span></b> : <span>{text.anyLecturer}</span>}</Labelled>
        <div className={styles.grid}>
          {!lecture && <Labelled label={text.field}><Select aria-label={text.field} showSearch={{ optionFilterProp: 'label' }} value={form.field} options={words.fieldOptions} onChange={(field) => set({ field })} /></Labelled>}
          <Labelled label={text.audience}><Select aria-label={text.audience} value={form.audience} options={words.audienceOptions.filter((one) => !lecture || lecture.audiences.includes(one.value))} onChange={(audience) => set({ audience })} /></Labelled>
          <Labelled label={text.people}><InputNumber aria-label={text.people} min={1} max={5_000} precision={0} style={{ width: '100%' }} value={form.people} onChange={(people) => set({ people: people ?? 1 })} /></Labelled>
        </div>
        {lecture && !fits && <p className={styles.why}>{text.fits(format.count(lecture.peopleMin), format.count(lecture.peopleMax))}</p>}
        <Preferences value={form.preferences} onChange={(preferences) => set({ preferences })} />
        <PlaceField onChange={setPlace} />
        <div className={styles.grid}>
          <Labelled label={text.contact}><Input aria-label={text.contact} maxLength={20} value={form.contact} onChange={(event) => set({ contact: event.target.value })} /></Labelled>
          <Labelled label={text.line} hint={text.lineHint}><Input aria-label={text.line} maxLength={30} value={form.line} onChange={(event) => set({ line: event.target.value })} /></Labelled>
        </div>
        <Labelled label={text.note}><Input.TextArea aria-label={text.note} placeholder={text.noteHint} rows={2} maxLength={300} value={form.note} onChange={(event) => set({ note: event.target.value })} /></Labelled>
        {!whole && <span className="muted">{text.missing}</span>}
        <ProblemNotice problem={order.problem} />
        <span><Button kind="primary" busy={order.busy} disabled={!whole || !fits} onClick={send}>{text.send}</Button></span>
      </div>
    </Card>
  )
}

function Preferences({ value, onChange }: { value: readonly { day: string; from: string }[]; onChange: (value: { day: string; from: string }[]) => void }) {
  const shared = useText(messages)
  const text = shared.form
  const set = (index: number, change: Partial<{ day: string; from: string }>) => onChange(value.map((one, at) => (at === index ? { ...one, ...change } : one)))
  return (
    <div className={styles.form}>
      {value.map((one, index) => (
        <div key={index} className={styles.preference}>
          <span>{text.preference(index + 1)}</span>
          <Input type="date" aria-label={text.day(index + 1)} style={{ width: 160 }} value={one.day} onChange={(event) => set(index, { day: event.target.value })} />
          <Input type="time" min="08:00" max="20:30" aria-label={text.time(index + 1)} style={{ width: 144 }} value={one.from} onChange={(event) => set(index, { from: event.target.value })} />
          <span className="muted">{one.from && shared.part[lectureShapes.partOf(one.from)]}</span>
          {value.length > 1 && <Button size="small" kind="quiet" icon={Trash2} aria-label={`${text.removeTime} ${index + 1}`} onClick={() => onChange(value.filter((_, at) => at !== index))} />}
        </div>
      ))}
      {value.length < 3 && <span><Button size="small" icon={Plus} onClick={() => onChange([...value, empty])}>{text.addTime}</Button></span>}
      <span className="muted">{text.daysHint}</span>
    </div>
  )
}
