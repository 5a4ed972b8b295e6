import { useState, type ReactNode } from 'react'
import { Plus, Trash2 } from 'lucide-react'
import { occupationRoutes, templatesRoutes } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, classNames, ProblemNotice, useFormat, useText } from '@guildhall/ui'
import { Input, InputNumber, Modal, Select } from '@guildhall/ui/console'
import { readEquipment } from '../resources/windows.ts'
import { messages } from './messages.ts'
import { useTemplateWords, type Full, type Row } from './words.ts'
import styles from './templates.module.css'

/** What is written: a new template, perhaps like another; or a new version of one. */
export type Writing = { kind: 'new'; like: Full | null } | { kind: 'revise'; of: Full }
type Course = Row['outline'][number]

const usual = { minSeats: 15, maxSeats: 40 }
const today = (stamp: string) => stamp.slice(0, 10)

/** The form of a template over the page. */
export function TemplateForm({ writing, onClose, onDone }: { writing: Writing; onClose: () => void; onDone: (id: string) => void }) {
  const text = useText(messages)
  const format = useFormat()
  const words = useTemplateWords()
  const occupations = useAnswer(occupationRoutes.list, {})
  const before = writing.kind === 'revise' ? writing.of : writing.like
  // A new version goes on from the newest one, be it in force or still to come.
  const start = writing.kind === 'revise' ? writing.of.versions[0] ?? writing.of : before
  const [form, setForm] = useState(() => ({
    name: writing.kind === 'revise' ? start?.name ?? '' : before && before.whose !== 'general' ? before.name : '', occupationId: before?.occupation?.id ?? '', level: before?.levels.length === 1 ? before.levels[0]! : -1, validFrom: today(format.stamp(Date.now())), validUntil: '',
    sessionHours: start?.sessionHours ?? 3, minSeats: start?.minSeats ?? usual.minSeats, maxSeats: start?.maxSeats ?? usual.maxSeats, material: Number(start?.materialFen ?? 0) / 100, fixed: Number(start?.fixedFen ?? 0) / 100,
    equipment: start?.equipment.map((one) => `${one.name}×${one.count}`).join('\n') ?? '', outline: start?.outline ?? [{ topic: '', hours: 3, practice: false }], note: start?.note ?? '',
  }))
  const set = (change: Partial<typeof form>) => setForm((last) => ({ ...last, ...change }))
  const done = ({ id }: { id: string }) => onDone(id)
  const create = useCommand(templatesRoutes.createTemplate, { onDone: done })
  const revise = useCommand(templatesRoutes.reviseTemplate, { onDone: done })
  const wrongSeats = form.maxSeats < form.minSeats
  const ready = form.name.trim() !== '' && form.outline.length > 0 && form.outline.every((one) => one.topic.trim() !== '') && !wrongSeats

  function save() {
    const said = {
      name: form.name, sessionHours: form.sessionHours, minSeats: form.minSeats, maxSeats: form.maxSeats, materialFen: String(Math.round(form.material * 100)), fixedFen: String(Math.round(form.fixed * 100)),
      equipment: readEquipment(form.equipment), outline: [...form.outline], note: form.note.trim() || null, validFrom: form.validFrom, validUntil: form.validUntil || null,
    }
    if (writing.kind === 'revise') revise.start({ ...said, templateId: writing.of.id, version: writing.of.latest })
    else create.start({ ...said, occupationId: form.occupationId || null, level: form.level < 0 ? null : form.level })
  }

  const number = (label: string, name: 'sessionHours' | 'minSeats' | 'maxSeats', min: number, max: number, error?: string) => (
    <Labelled label={label} error={error}><InputNumber aria-label={label} min={min} max={max} precision={0} value={form[name]} onChange={(value) => set({ [name]: value ?? min })} style={{ width: '100%' }} /></Labelled>
  )
  const money = (label: string, name: 'material' | 'fixed') => <Labelled label={label}><InputNumber aria-label={label} min={0} max={1_000_000} precision={2} value={form[name]} onChange={(value) => set({ [name]: value ?? 0 })} style={{ width: '100%' }} /></Labelled>
  return (
    <Modal
      open width={760} title={writing.kind === 'revise' ? text.form.reviseTitle(words.name(writing.of)) : text.form.newTitle} onCancel={onClose}
      footer={<span className={styles.buttons}><Button onClick={onClose}>{text.cancel}</Button><Button kind="primary" busy={create.busy || revise.busy} disabled={!ready} onClick={save}>{text.save}</Button></span>}
    >
      <p className={styles.hint}>{writing.kind === 'revise' ? text.form.reviseHint : text.form.rule}</p>
      <ProblemNotice problem={create.problem ?? revise.problem} />
      <div className={styles.form}>
        <Labelled label={text.form.name} full><Input aria-label={text.form.name} maxLength={60} value={form.name} onChange={(event) => set({ name: event.target.value })} /></Labelled>
        {writing.kind === 'new' && (
          <>
            <Labelled label={text.form.occupation}><Select aria-label={text.form.occupation} value={form.occupationId} onChange={(occupationId) => set({ occupationId })} showSearch={{ optionFilterProp: 'label' }} options={[{ value: '', label: text.anyOccupation }, ...occupations.data?.rows.map((one) => ({ value: one.id, label: one.name })) ?? []]} /></Labelled>
            <Labelled label={text.form.level}><Select aria-label={text.form.level} value={form.level} onChange={(level) => set({ level })} options={[{ value: -1, label: text.anyLevel }, ...[0, 1, 2, 3, 4, 5, 6, 7].map((level) => ({ value: level, label: text.level(level) }))]} /></Labelled>
          </>
        )}
        <Labelled label={text.form.validFrom}><Input type="date" aria-label={text.form.validFrom} value={form.validFrom} onChange={(event) => { if (event.target.value) set({ validFrom: event.target.value }) }} /></Labelled>
        <Labelled label={text.form.validUntil}><Input type="date" aria-label={text.form.validUntil} value={form.validUntil} onChange={(event) => set({ validUntil: event.target.value })} /></Labelled>
        {number(text.form.minSeats, 'minSeats', 2, 100)}
        {number(text.form.maxSeats, 'maxSeats', 2, 200, wrongSeats ? text.form.seatsWrong : undefined)}
        {money(text.form.material, 'material')}
        {money(text.form.fixed, 'fixed')}
        {number(text.form.sessionHours, 'sessionHours', 1, 4)}
        <Labelled label={text.form.note}><Input aria-label={text.form.note} maxLength={500} value={form.note} onChange={(event) => set({ note: event.target.value })} /></Labelled>
        <Outline outline={form.outline} onChange={(outline) => set({ outline })} />
        <Labelled label={text.form.equipment} full><Input.TextArea aria-label={text.form.equipment} rows={2} placeholder={text.form.equipmentHint} value={form.equipment} onChange={(event) => set({ equipment: event.target.value })} /></Labelled>
      </div>
    </Modal>
  )
}

function Outline({ outline, onChange }: { outline: readonly Course[]; onChange: (outline: Course[]) => void }) {
  const text = useText(messages)
  const set = (index: number, change: Partial<Course>) => onChange(outline.map((one, place) => (place === index ? { ...one, ...change } : one)))
  const sum = (of: readonly Course[]) => of.reduce((all, one) => all + one.hours, 0)
  const practice = sum(outline.filter((one) => one.practice))
  return (
    <div className={styles.full}>
      <div className={styles.head}><h3 className={styles.heading}>{text.form.outline}</h3><span className={styles.muted}>{text.form.total(sum(outline), sum(outline) - practice, practice)}</span><Button size="small" icon={Plus} onClick={() => onChange([...outline, { topic: '', hours: 3, practice: true }])}>{text.form.add}</Button></div>
      <p className={styles.hint}>{text.form.outlineHint}</p>
      <div className={styles.rows}>
        {outline.map((course, index) => (
          <div key={index} className={styles.row}>
            <Input aria-label={`${text.form.topic} ${index + 1}`} maxLength={60} value={course.topic} onChange={(event) => set(index, { topic: event.target.value })} />
            <InputNumber aria-label={`${text.form.hours} ${index + 1}`} min={1} max={200} precision={0} value={course.hours} onChange={(hours) => set(index, { hours: hours ?? 1 })} style={{ width: '100%' }} />
            <Select aria-label={`${text.form.kind} ${index + 1}`} value={course.practice} onChange={(is) => set(index, { practice: is })} options={[{ value: false, label: text.drawer.theory }, { value: true, label: text.drawer.practice }]} />
            <Button kind="quiet" size="small" icon={Trash2} aria-label={`${text.form.remove} ${index + 1}`} disabled={outline.length === 1} onClick={() => onChange(outline.filter((_, place) => place !== index))} />
          </div>
        ))}
      </div>
    </div>
  )
}

function Labelled({ label, full = false, error, children }: { label: string; full?: boolean; error?: string | undefined; children: ReactNode }) {
  return <div className={classNames(styles.field, full && styles.full)}><span>{label}</span>{children}{error !== undefined && <small className={styles.error} role="alert">{error}</small>}</div>
}
