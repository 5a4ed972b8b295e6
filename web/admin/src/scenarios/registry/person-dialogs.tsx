import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { peopleRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, ProblemNotice, colon, useText } from '@guildhall/ui'
import { Input, InputNumber, Modal, Select } from '@guildhall/ui/console'
import { AskDialog, Question } from '../../app/ask-dialog.tsx'
import { UnitSelect, type ChosenUnit } from '../../app/unit-select.tsx'
import { messages } from './messages.ts'
import styles from './registry.module.css'

type Person = AnswerOf<typeof peopleRoutes.get>
export type RevealField = 'name' | 'phone' | 'id-number'

/** Shows one datum in clear for a reason; it is kept nowhere on the page and gone when closed. */
export function Reveal({ person, field, onClose }: { person: Person; field: RevealField; onClose: () => void }) {
  const text = useText(messages).people
  const [value, setValue] = useState<string | null>(null)
  const reveal = useCommand(peopleRoutes.reveal, { onDone: (answer) => setValue(answer.value) })
  const title = `${text.reveal}${colon()}${person.name} ${text.revealWhat[field]}`
  if (value !== null) return <Modal open title={title} onCancel={onClose} footer={<Button onClick={onClose}>{text.close}</Button>}><p className={styles.clear}>{value}</p><p className="muted">{text.revealed}</p></Modal>
  return <AskDialog title={title} detail={text.revealDetail} ok={text.reveal} busy={reveal.busy} problem={reveal.problem} onClose={onClose} onConfirm={(reason) => reveal.start({ id: person.id, field, reason })} />
}

/** Name and phone are shown masked: left empty, they stay as they are. */
export function EditPerson({ person, onClose }: { person: Person; onClose: () => void }) {
  const text = useText(messages).people
  const [form, setForm] = useState({ name: '', phone: '', gender: person.gender, birthYear: person.birthYear })
  const [unit, setUnit] = useState<ChosenUnit | null>({ id: person.unitId, name: person.unitName })
  const edit = useCommand(peopleRoutes.edit, { onDone: onClose })
  const save = () => edit.start({
    id: person.id, revision: person.revision, gender: form.gender, birthYear: form.birthYear, ...(unit && unit.id !== person.unitId ? { unitId: unit.id } : {}),
    ...(form.name.trim() ? { name: form.name.trim() } : {}), ...(form.phone.trim() ? { phone: form.phone.trim() } : {}),
  })
  return (
    <Modal open title={`${text.edit}${colon()}${person.name}`} okText={text.save} confirmLoading={edit.busy} onCancel={onClose} onOk={save}>
      <div className={styles.form}>
        <div className={styles.pair}>
          <Question label={text.name}><Input maxLength={40} placeholder={person.name} value={form.name} onChange={(event) => setForm({ ...form, name: event.target.value })} /></Question>
          <Question label={text.phone}><Input inputMode="tel" placeholder={person.phone ?? ''} value={form.phone} onChange={(event) => setForm({ ...form, phone: event.target.value })} /></Question>
        </div>
        <Question label={text.unit}><UnitSelect label={text.unit} value={unit} onChange={setUnit} /></Question>
        <div className={styles.pair}>
          <Question label={text.gender}><Select aria-label={text.gender} allowClear value={form.gender ?? undefined} options={[{ value: 'male' as const, label: text.genders.male }, { value: 'female' as const, label: text.genders.female }]} onChange={(gender: 'male' | 'female' | undefined) => setForm({ ...form, gender: gender ?? null })} /></Question>
          <Question label={text.birthYear}><InputNumber min={1900} max={2100} style={{ width: '100%' }} value={form.birthYear} onChange={(birthYear) => setForm({ ...form, birthYear })} /></Question>
        </div>
        <ProblemNotice problem={edit.problem} />
      </div>
    </Modal>
  )
}

export function RealName({ person, onClose }: { person: Person; onClose: () => void }) {
  const text = useText(messages).people
  const [form, setForm] = useState({ name: '', idNumber: '' })
  const set = useCommand(peopleRoutes.setRealName, { onDone: onClose })
  return (
    <Modal open title={`${text.realName}${colon()}${person.name}`} okText={text.save} confirmLoading={set.busy} okButtonProps={{ disabled: !form.name.trim() || form.idNumber.length < 15 }} onCancel={onClose} onOk={() => set.start({ id: person.id, name: form.name.trim(), idNumber: form.idNumber })}>
      <div className={styles.form}>
        <p className="muted">{text.realNameDetail}</p>
        <Question label={text.name}><Input maxLength={40} autoComplete="off" value={form.name} onChange={(event) => setForm({ ...form, name: event.target.value })} /></Question>
        <Question label={text.idNumber}><Input maxLength={18} autoComplete="off" value={form.idNumber} onChange={(event) => setForm({ ...form, idNumber: event.target.value.normalize('NFKC').trim() })} /></Question>
        <ProblemNotice problem={set.problem} />
      </div>
    </Modal>
  )
}
