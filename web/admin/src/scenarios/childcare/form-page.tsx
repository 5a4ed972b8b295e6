import { useState, type ReactNode } from 'react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { childcareRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, ProblemNotice, SkeletonRows, useText } from '@guildhall/ui'
import { Input, InputNumber, PageTitle } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './childcare.module.css'

type Class = AnswerOf<typeof childcareRoutes.get>
const all = [1, 2, 3, 4, 5, 6, 7]
/** A moment as the input of the browser has it, in China. */
const local = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16)

/** Writes a holiday class, or changes a draft. */
export default function FormPage() {
  const shared = useText(messages)
  const text = shared.form
  const { classId } = useParams({ strict: false }) as { classId?: string }
  const { data, error } = useAnswer(childcareRoutes.get, { classId: classId ?? '' }, { enabled: Boolean(classId) })
  return (
    <div className={`${styles.stack} ${styles.narrow}`}>
      <PageTitle title={classId ? text.edit : text.title} detail={text.detail} crumbs={<Link to={'/childcare' as string} className="link">{shared.list.title}</Link>} />
      {classId && error && !data && <ProblemNotice whole problem={error} />}
      {classId && !data && !error && <SkeletonRows label={shared.loading} />}
      {(!classId || data) && <Form key={data?.updatedAt ?? 'new'} of={data ?? null} />}
    </div>
  )
}

function Form({ of }: { of: Class | null }) {
  const shared = useText(messages)
  const text = shared.form
  const navigate = useNavigate()
  const [form, setForm] = useState({
    title: of?.title ?? '', address: of?.address ?? '', first: of?.first ?? '', last: of?.last ?? '', weekdays: of?.weekdays ?? [1, 2, 3, 4, 5], from: of?.from ?? '08:30', to: of?.to ?? '17:00', ageFrom: of?.ageFrom ?? 6, ageTo: of?.ageTo ?? 12, places: of?.places ?? 30, waitlist: of?.waitlist ?? 10,
    opensAt: of ? local(of.opensAt) : '', closesAt: of ? local(of.closesAt) : '', cost: of ? Number(of.cost) / 100 : 0, rules: of?.rules ?? '', consent: of?.consent.text ?? text.consentText,
  })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const done = (answer: { id: string }) => void navigate({ to: `/childcare/${answer.id}` as string })
  const open = useCommand(childcareRoutes.open, { onDone: done })
  const edit = useCommand(childcareRoutes.edit, { onDone: done })
  const ready = [form.title, form.address, form.first, form.last, form.from, form.to, form.opensAt, form.closesAt].every((one) => one.trim() !== '') && form.weekdays.length > 0 && form.first <= form.last && form.from < form.to && form.ageFrom <= form.ageTo && form.opensAt < form.closesAt && form.consent.trim().length >= 20
  const send = () => {
    const sent = { ...form, title: form.title.trim(), address: form.address.trim(), opensAt: `${form.opensAt}:00+08:00`, closesAt: `${form.closesAt}:00+08:00`, cost: String(Math.round(form.cost * 100)) }
    if (of) edit.start({ ...sent, classId: of.id, updatedAt: of.updatedAt })
    else open.start(sent)
  }
  const written = (label: string, key: 'title' | 'address', max: number, hint?: string) => <Labelled label={label}><Input aria-label={label} placeholder={hint} maxLength={max} value={form[key]} onChange={(event) => set({ [key]: event.target.value })} /></Labelled>
  const timed = (label: string, key: 'first' | 'last' | 'from' | 'to' | 'opensAt' | 'closesAt', type: string) => <Labelled label={label}><Input type={type} aria-label={label} value={form[key]} onChange={(event) => set({ [key]: event.target.value })} /></Labelled>
  const numbered = (label: string, key: 'ageFrom' | 'ageTo' | 'places' | 'waitlist', min: number, max: number) => <Labelled label={label}><InputNumber aria-label={label} min={min} max={max} precision={0} style={{ width: '100%' }} value={form[key]} onChange={(value) => set({ [key]: value ?? min })} /></Labelled>
  return (
    <Card>
      <div className={styles.form}>
        <div className={styles.grid}>{written(text.name, 'title', 40, text.nameHint)}{written(text.address, 'address', 80)}</div>
        <div className={styles.grid}>{timed(text.first, 'first', 'date')}{timed(text.last, 'last', 'date')}{timed(text.from, 'from', 'time')}{timed(text.to, 'to', 'time')}</div>
        <Labelled label={text.weekdays}><div className={styles.chips} role="group" aria-label={text.weekdays}>{all.map((day) => <button key={day} type="button" className={styles.chip} aria-pressed={form.weekdays.includes(day)} onClick={() => set({ weekdays: form.weekdays.includes(day) ? form.weekdays.filter((one) => one !== day) : [...form.weekdays, day] })}>{shared.weekday(day)}</button>)}</div></Labelled>
        <div className={styles.grid}>{numbered(text.ageFrom, 'ageFrom', 1, 17)}{numbered(text.ageTo, 'ageTo', 1, 17)}{numbered(text.places, 'places', 1, 300)}{numbered(text.waitlist, 'waitlist', 0, 300)}</div>
        <div className={styles.grid}>{timed(text.opensAt, 'opensAt', 'datetime-local')}{timed(text.closesAt, 'closesAt', 'datetime-local')}<Labelled label={text.cost} hint={text.costHint}><InputNumber aria-label={text.cost} min={0} max={100_000} precision={2} style={{ width: '100%' }} value={form.cost} onChange={(value) => set({ cost: value ?? 0 })} /></Labelled></div>
        <span className="muted">{text.who}</span>
        <Labelled label={text.rules}><Input.TextArea aria-label={text.rules} placeholder={text.rulesHint} rows={3} maxLength={2_000} value={form.rules} onChange={(event) => set({ rules: event.target.value })} /></Labelled>
        <Labelled label={text.consent} hint={text.consentHint}><Input.TextArea aria-label={text.consent} rows={6} maxLength={4_000} value={form.consent} onChange={(event) => set({ consent: event.target.value })} /></Labelled>
        {!ready && <span className="muted">{text.missing}</span>}
        <ProblemNotice problem={open.problem ?? edit.problem} />
        <span><Button kind="primary" busy={open.busy || edit.busy} disabled={!ready} onClick={send}>{text.save}</Button></span>
      </div>
    </Card>
  )
}

function Labelled({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return <div className={styles.field}><span>{label}</span>{children}{hint && <small>{hint}</small>}</div>
}
