import { useState } from 'react'
import { useAnswer, useCommand, useFoundPerson } from '@guildhall/client'
import { lectureMenuRoutes, unitRoutes, type AnswerOf } from '@guildhall/contract'
import { ProblemNotice, useText } from '@guildhall/ui'
import { Input, InputNumber, Modal } from '@guildhall/ui/console'
import { DivisionSelect } from '../../app/division-select.tsx'
import { messages } from './messages.ts'
import { Chips, Labelled, useLectureWords, useOwnDivision, WeekGrid, type Field } from './parts.tsx'
import styles from './lectures.module.css'

type Lecturer = AnswerOf<typeof lectureMenuRoutes.getLecturer>
const weekdays = [1, 2, 3, 4, 5].flatMap((day) => [`${day}-morning`, `${day}-afternoon`])

/** Admits somebody found by their number, or changes a lecturer. */
export function LecturerForm({ lecturer, onClose, onDone }: { lecturer: Lecturer | null; onClose: () => void; onDone?: (id: string) => void }) {
  const shared = useText(messages)
  const text = shared.admit
  const words = useLectureWords()
  const [number, setNumber] = useState('')
  const whole = /^1[3-9]\d{9}$/.test(number)
  const found = useFoundPerson(number, !lecturer && whole)
  const person = whole ? found.data?.person ?? null : null
  const [form, setForm] = useState({
    team: lecturer?.team ?? '', about: lecturer?.about ?? '', fields: lecturer?.fields ?? ([] as Field[]), division: lecturer?.division as string | null | undefined, town: lecturer?.town ?? '', lat: lecturer?.lat ?? null, lng: lecturer?.lng ?? null, maxKm: lecturer?.maxKm ?? 40, perDay: lecturer?.perDay ?? 1, perWeek: lecturer?.perWeek ?? 2,
    weekly: lecturer?.weekly ?? weekdays, counties: lecturer?.counties ?? ([] as string[]),
  })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const admit = useCommand(lectureMenuRoutes.admit, { onDone: (answer) => { onClose(); onDone?.(answer.id) } })
  const edit = useCommand(lectureMenuRoutes.editLecturer, { onDone: onClose })
  const own = useOwnDivision()
  const division = form.division === undefined ? own : form.division
  const county = division !== null && !division.endsWith('00')
  const placed = (form.lat === null) === (form.lng === null)
  const ready = (lecturer !== null || person !== null) && form.fields.length > 0 && county && placed
  function save(): void {
    const body = { ...form, division: division!, team: form.team.trim() || null, town: form.town.trim() || null }
    if (lecturer) edit.start({ ...body, lecturerId: lecturer.id, updatedAt: lecturer.updatedAt })
    else if (person) admit.start({ ...body, personId: person.id })
  }
  const amount = (label: string, key: 'maxKm' | 'perDay' | 'perWeek', max: number) => <Labelled label={label}><InputNumber aria-label={label} min={1} max={max} precision={0} style={{ width: '100%' }} value={form[key]} onChange={(value) => set({ [key]: value ?? 1 })} /></Labelled>
  return (
    <Modal open width={720} title={lecturer ? text.edit : text.title} okText={lecturer ? shared.save : text.ok} cancelText={shared.cancel} confirmLoading={admit.busy || edit.busy} okButtonProps={{ disabled: !ready }} onCancel={onClose} onOk={save}>
      <div className={styles.form}>
        <ProblemNotice problem={admit.problem ?? edit.problem} />
        {!lecturer && (
          <Labelled label={text.find} hint={text.findHint}>
            <Input aria-label={text.find} inputMode="numeric" autoComplete="off" maxLength={11} style={{ maxWidth: 220 }} value={number} onChange={(event) => setNumber(event.target.value.replace(/\D/g, ''))} />
            {person && <span role="status">{text.chosen(person.name)}</span>}
            {whole && found.data && !person && <span className={styles.why} role="status">{text.notFound}</span>}
            <ProblemNotice problem={whole ? found.error : null} />
          </Labelled>
        )}
        <div className={styles.grid}>
          <Labelled label={text.team}><Input aria-label={text.team} placeholder={text.teamHint} maxLength={40} value={form.team} onChange={(event) => set({ team: event.target.value })} /></Labelled>
          <Labelled label={text.town}><Input aria-label={text.town} maxLength={40} value={form.town} onChange={(event) => set({ town: event.target.value })} /></Labelled>
        </div>
        <Labelled label={text.fields}><Chips label={text.fields} options={words.fieldOptions} value={form.fields} onChange={(fields) => set({ fields })} /></Labelled>
        <Labelled label={text.division}><DivisionSelect value={division} onChange={(chosen) => set({ division: chosen?.code ?? null })} /></Labelled>
        <div className={styles.grid}>{amount(text.maxKm, 'maxKm', 500)}{amount(text.perDay, 'perDay', 3)}{amount(text.perWeek, 'perWeek', 20)}</div>
        {county && <Counties city={`${division!.slice(0, 4)}00`} value={form.counties} onChange={(counties) => set({ counties })} />}
        <Labelled label={text.weekly}><WeekGrid label={text.weekly} value={form.weekly} onChange={(weekly) => set({ weekly })} /></Labelled>
        <div className={styles.grid}>
          <Labelled label={text.lat}><InputNumber aria-label={text.lat} min={-90} max={90} style={{ width: '100%' }} value={form.lat} onChange={(lat) => set({ lat })} /></Labelled>
          <Labelled label={text.lng}><InputNumber aria-label={text.lng} min={-180} max={180} style={{ width: '100%' }} value={form.lng} onChange={(lng) => set({ lng })} /></Labelled>
        </div>
        <span className={placed ? 'muted' : styles.why}>{placed ? text.placeHint : text.halfPlace}</span>
        <Labelled label={text.about}><Input.TextArea aria-label={text.about} rows={3} maxLength={500} value={form.about} onChange={(event) => set({ about: event.target.value })} /></Labelled>
      </div>
    </Modal>
  )
}

function Counties({ city, value, onChange }: { city: string; value: readonly string[]; onChange: (counties: string[]) => void }) {
  const text = useText(messages).admit
  const { data } = useAnswer(unitRoutes.divisions, { below: city }, { staleTime: Infinity })
  return <Labelled label={text.counties}><Chips label={text.counties} options={data?.rows.map((row) => ({ value: row.code, label: row.name })) ?? []} value={value} onChange={onChange} /></Labelled>
}
