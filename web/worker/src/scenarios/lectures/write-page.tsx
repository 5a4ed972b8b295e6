import { useState } from 'react'
import { useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { lectureMenuRoutes, lectureShapes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, EmptyState, ProblemNotice, SkeletonCards, useLanguage, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './lectures.module.css'

type Mine = AnswerOf<typeof lectureMenuRoutes.mine>
type Lecture = Mine['lectures'][number]

/** Writes a lecture or changes one. */
export default function WritePage() {
  const shared = useText(messages)
  const text = shared.write
  const router = useRouter()
  const { lectureId } = useParams({ strict: false }) as { lectureId?: string }
  const { data, error } = useAnswer(lectureMenuRoutes.mine, {})
  const lecture = data?.lectures.find((one) => one.id === lectureId) ?? null
  return (
    <>
      <PhoneBar title={lectureId ? text.edit : text.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/lecturing' as string }))} />
      <PhoneBody>
        {error && !data && <ProblemNotice problem={error} />}
        {!data && !error && <SkeletonCards label={shared.loading} count={1} />}
        {data && !data.lecturer && <EmptyState title={shared.mine.none}>{shared.mine.noneNext}</EmptyState>}
        {data?.lecturer && lectureId && !lecture && <EmptyState title={text.unsent} />}
        {data?.lecturer && (!lectureId || lecture) && <Form key={lecture?.updatedAt ?? 'new'} of={lecture} fields={data.lecturer.fields} />}
      </PhoneBody>
    </>
  )
}

function Form({ of, fields }: { of: Lecture | null; fields: readonly Lecture['field'][] }) {
  const text = useText(messages).write
  const language = useLanguage()
  const navigate = useNavigate()
  const [form, setForm] = useState({ title: of?.title ?? '', field: of?.field ?? fields[0]!, audiences: of?.audiences ?? [], minutes: of?.minutes ?? 60, peopleMin: of?.peopleMin ?? 20, peopleMax: of?.peopleMax ?? 200, needs: of?.needs ?? '', summary: of?.summary ?? '' })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const done = () => void navigate({ to: '/lecturing' as string })
  const write = useCommand(lectureMenuRoutes.write, { onDone: done })
  const edit = useCommand(lectureMenuRoutes.editMine, { onDone: done })
  const ready = form.title.trim() !== '' && form.audiences.length > 0 && form.minutes >= 20 && form.minutes <= 240 && form.peopleMin >= 1 && form.peopleMin <= form.peopleMax && form.summary.trim().length >= 10
  const send = (handIn: boolean) => (of ? edit.start({ ...form, handIn, lectureId: of.id, updatedAt: of.updatedAt }) : write.start({ ...form, handIn }))
  const number = (label: string, key: 'minutes' | 'peopleMin' | 'peopleMax', max: number) => <label className={styles.field}><span>{label}</span><input className={styles.input} type="number" inputMode="numeric" min={1} max={max} value={form[key] || ''} onChange={(event) => set({ [key]: Math.min(max, Math.max(0, Math.trunc(Number(event.target.value)))) })} /></label>
  return (
    <Card>
      <div className={styles.stack}>
        {of?.state === 'published' && <p className={styles.why}>{text.again}</p>}
        <label className={styles.field}><span>{text.name}</span><input className={styles.input} maxLength={60} value={form.title} onChange={(event) => set({ title: event.target.value })} /></label>
        <label className={styles.field}><span>{text.field}</span><select className={styles.input} value={form.field} onChange={(event) => set({ field: event.target.value as Lecture['field'] })}>{fields.map((one) => <option key={one} value={one}>{lectureShapes.lectureFields[one][language]}</option>)}</select></label>
        <fieldset className={styles.set}>
          <legend>{text.audiences}</legend>
          <div className={styles.chips}>{lectureShapes.lectureAudience.options.map((one) => <button key={one} type="button" className={styles.chip} aria-pressed={form.audiences.includes(one)} onClick={() => set({ audiences: form.audiences.includes(one) ? form.audiences.filter((known) => known !== one) : [...form.audiences, one] })}>{lectureShapes.lectureAudiences[one][language]}</button>)}</div>
        </fieldset>
        {number(text.minutes, 'minutes', 240)}
        <div className={styles.two}>{number(text.from, 'peopleMin', 2_000)}{number(text.to, 'peopleMax', 5_000)}</div>
        <label className={styles.field}><span>{text.needs}</span><input className={styles.input} maxLength={300} placeholder={text.needsHint} value={form.needs} onChange={(event) => set({ needs: event.target.value })} /></label>
        <label className={styles.field}><span>{text.summary}</span><textarea className={`${styles.input} ${styles.area}`} maxLength={1_000} placeholder={text.summaryHint} value={form.summary} onChange={(event) => set({ summary: event.target.value })} /></label>
        {!ready && <p className="muted" style={{ margin: 0 }}>{text.missing}</p>}
        <ProblemNotice problem={write.problem ?? edit.problem} />
        <Button kind="primary" size="large" block busy={write.busy || edit.busy} disabled={!ready} onClick={() => send(true)}>{text.handIn}</Button>
        <Button block busy={write.busy || edit.busy} disabled={!ready} onClick={() => send(false)}>{text.draft}</Button>
      </div>
    </Card>
  )
}
