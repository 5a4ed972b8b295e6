import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { lectureMenuRoutes, type AnswerOf } from '@guildhall/contract'
import { ProblemNotice, useText } from '@guildhall/ui'
import { Checkbox, Input, InputNumber, Modal, Select } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { Chips, Labelled, useLectureWords, type Field } from './parts.tsx'
import styles from './lectures.module.css'

type Lecture = AnswerOf<typeof lectureMenuRoutes.get>

/** An officer writes a lecture for a lecturer, or changes one. */
export function LectureForm({ lecturerId, fields, lecture, onClose }: { lecturerId: string; fields: readonly Field[]; lecture: Lecture | null; onClose: () => void }) {
  const shared = useText(messages)
  const text = shared.write
  const words = useLectureWords()
  const [form, setForm] = useState({ title: lecture?.title ?? '', field: lecture?.field ?? fields[0]!, audiences: lecture?.audiences ?? [], minutes: lecture?.minutes ?? 60, peopleMin: lecture?.peopleMin ?? 20, peopleMax: lecture?.peopleMax ?? 200, needs: lecture?.needs ?? '', summary: lecture?.summary ?? '', handIn: lecture?.state !== 'draft' })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const write = useCommand(lectureMenuRoutes.writeFor, { onDone: onClose })
  const edit = useCommand(lectureMenuRoutes.edit, { onDone: onClose })
  const ready = form.title.trim() !== '' && form.audiences.length > 0 && form.peopleMin <= form.peopleMax && form.summary.trim().length >= 10
  const number = (label: string, key: 'minutes' | 'peopleMin' | 'peopleMax', [min, max]: readonly [number, number]) => <Labelled label={label}><InputNumber aria-label={label} min={min} max={max} precision={0} style={{ width: '100%' }} value={form[key]} onChange={(value) => set({ [key]: value ?? min })} /></Labelled>
  return (
    <Modal open width={680} title={lecture ? text.edit : text.add} okText={shared.save} cancelText={shared.cancel} confirmLoading={write.busy || edit.busy} okButtonProps={{ disabled: !ready }} onCancel={onClose} onOk={() => (lecture ? edit.start({ ...form, lectureId: lecture.id, updatedAt: lecture.updatedAt }) : write.start({ ...form, lecturerId }))}>
      <div className={styles.form}>
        <ProblemNotice problem={write.problem ?? edit.problem} />
        <div className={styles.grid}>
          <Labelled label={text.name}><Input aria-label={text.name} maxLength={60} value={form.title} onChange={(event) => set({ title: event.target.value })} /></Labelled>
          <Labelled label={text.field}><Select aria-label={text.field} value={form.field} options={words.fieldOptions.filter((one) => fields.includes(one.value))} onChange={(field) => set({ field })} /></Labelled>
        </div>
        <Labelled label={text.audiences}><Chips label={text.audiences} options={words.audienceOptions} value={form.audiences} onChange={(audiences) => set({ audiences })} /></Labelled>
        <div className={styles.grid}>{number(text.minutes, 'minutes', [20, 240])}{number(text.from, 'peopleMin', [1, 2_000])}{number(text.to, 'peopleMax', [1, 5_000])}</div>
        <Labelled label={text.needs}><Input aria-label={text.needs} maxLength={300} value={form.needs} onChange={(event) => set({ needs: event.target.value })} /></Labelled>
        <Labelled label={text.summary}><Input.TextArea aria-label={text.summary} rows={4} maxLength={1_000} value={form.summary} onChange={(event) => set({ summary: event.target.value })} /></Labelled>
        {lecture?.state !== 'published' && <Checkbox checked={form.handIn} onChange={(event) => set({ handIn: event.target.checked })}>{text.handIn}</Checkbox>}
      </div>
    </Modal>
  )
}
