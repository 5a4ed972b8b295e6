import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { unitRoutes, type AnswerOf } from '@guildhall/contract'
import { colon, dayOf, ProblemNotice, useText } from '@guildhall/ui'
import { Input, InputNumber, Modal, Select } from '@guildhall/ui/console'
import { AskDialog, Question } from '../../app/ask-dialog.tsx'
import { DivisionSelect } from '../../app/division-select.tsx'
import { UnitSelect, type ChosenUnit } from '../../app/unit-select.tsx'
import { messages } from './messages.ts'
import type { UnitKind } from './units-page.tsx'
import styles from './registry.module.css'

type Record = AnswerOf<typeof unitRoutes.get>
type DialogProps = { record: Record; onClose: () => void }
export type UnitDeed = 'edit' | 'rename' | 'move'

export function UnitDialog({ deed, ...props }: DialogProps & { deed: UnitDeed }) {
  switch (deed) {
    case 'edit': return <Edit {...props} />
    case 'rename': return <Rename {...props} />
    case 'move': return <Move {...props} />
  }
}

const orNull = (typed: string) => typed.trim() || null

export function CreateUnit({ parent, onClose }: { parent: ChosenUnit | null; onClose: () => void }) {
  const shared = useText(messages)
  const text = shared.units
  const [under, setUnder] = useState(parent)
  const [form, setForm] = useState({ name: '', kind: 'union' as UnitKind, division: '', code: '' })
  const create = useCommand(unitRoutes.create, { onDone: onClose })
  return (
    <Modal open title={text.create} okText={text.create} confirmLoading={create.busy} okButtonProps={{ disabled: !under || !form.name.trim() }} onCancel={onClose} onOk={() => under && create.start({ parentId: under.id, name: form.name.trim(), kind: form.kind, division: orNull(form.division), code: orNull(form.code) })}>
      <div className={styles.form}>
        <Question label={text.name}><Input maxLength={80} value={form.name} onChange={(event) => setForm({ ...form, name: event.target.value })} /></Question>
        <Question label={text.parent}><UnitSelect label={text.parent} value={under} onChange={setUnder} /></Question>
        <div className={styles.pair}>
          <Question label={text.kind}><KindSelect value={form.kind} onChange={(kind) => setForm({ ...form, kind })} /></Question>
          <Question label={text.code}><Input maxLength={40} value={form.code} onChange={(event) => setForm({ ...form, code: event.target.value })} /></Question>
        </div>
        <Place value={form.division || null} onChange={(division) => setForm({ ...form, division: division ?? '' })} />
        <ProblemNotice problem={create.problem} />
      </div>
    </Modal>
  )
}

/** Where the unit stands: chosen from the province down, not typed as six digits. */
function Place({ value, onChange }: { value: string | null; onChange: (division: string | null) => void }) {
  const text = useText(messages).units
  return <div role="group" aria-label={text.division} className={styles.group}><span>{text.division}</span><DivisionSelect value={value} onChange={(chosen) => onChange(chosen?.code ?? null)} /></div>
}

function KindSelect({ value, onChange }: { value: UnitKind; onChange: (kind: UnitKind) => void }) {
  const shared = useText(messages)
  return <Select aria-label={shared.units.kind} value={value} onChange={onChange} options={(Object.keys(shared.kind) as UnitKind[]).map((one) => ({ value: one, label: shared.kind[one] }))} />
}

function Edit({ record: { unit }, onClose }: DialogProps) {
  const text = useText(messages).units
  const [form, setForm] = useState({ code: unit.code ?? '', creditCode: unit.creditCode ?? '', industry: unit.industry ?? '', staff: unit.staff, foundedOn: unit.foundedOn ?? '', contactName: '', contactPhone: '' })
  const edit = useCommand(unitRoutes.edit, { onDone: onClose })
  const save = () => edit.start({
    id: unit.id, revision: unit.revision, code: orNull(form.code), creditCode: orNull(form.creditCode), industry: orNull(form.industry), staff: form.staff, foundedOn: form.foundedOn || null,
    // The contact is shown masked: left empty here, it stays as it is.
    ...(form.contactName.trim() ? { contactName: form.contactName.trim() } : {}), ...(form.contactPhone.trim() ? { contactPhone: form.contactPhone.trim() } : {}),
  })
  const input = (name: 'code' | 'creditCode' | 'industry' | 'contactName' | 'contactPhone', label: string) => <Question label={label}><Input value={form[name]} onChange={(event) => setForm({ ...form, [name]: event.target.value })} /></Question>
  return (
    <Modal open title={`${text.edit}${colon()}${unit.name}`} okText={text.save} confirmLoading={edit.busy} onCancel={onClose} onOk={save}>
      <div className={styles.form}>
        <div className={styles.pair}>{input('code', text.code)}{input('creditCode', text.creditCode)}</div>
        <div className={styles.pair}>{input('industry', text.industry)}<Question label={text.staff}><InputNumber min={0} style={{ width: '100%' }} value={form.staff} onChange={(staff) => setForm({ ...form, staff })} /></Question></div>
        <Question label={text.founded}><Input type="date" value={form.foundedOn} onChange={(event) => setForm({ ...form, foundedOn: event.target.value })} /></Question>
        <div className={styles.pair}>{input('contactName', text.contactName)}{input('contactPhone', text.contactPhone)}</div>
        <ProblemNotice problem={edit.problem} />
      </div>
    </Modal>
  )
}

function useFrom(): [string, React.ReactNode] {
  const text = useText(messages).units
  const [from, setFrom] = useState(dayOf(Date.now()))
  return [from, <Question key="from" label={text.from}><Input type="date" max={dayOf(Date.now())} value={from} onChange={(event) => setFrom(event.target.value)} /></Question>]
}

function Rename({ record: { unit }, onClose }: DialogProps) {
  const text = useText(messages).units
  const [name, setName] = useState(unit.name)
  const [kind, setKind] = useState<UnitKind>(unit.kind)
  const [division, setDivision] = useState(unit.division)
  const [from, question] = useFrom()
  const rename = useCommand(unitRoutes.rename, { onDone: onClose })
  return (
    <AskDialog title={`${text.rename}${colon()}${unit.name}`} detail={text.renameDetail} ok={text.rename} busy={rename.busy} problem={rename.problem} ready={name.trim() !== '' && (name !== unit.name || kind !== unit.kind || division !== unit.division)} onClose={onClose} onConfirm={(reason) => rename.start({ id: unit.id, from, reason, name: name.trim(), kind, division })}>
      <Question label={text.newName}><Input maxLength={80} value={name} onChange={(event) => setName(event.target.value)} /></Question>
      <Question label={text.kind}><KindSelect value={kind} onChange={setKind} /></Question>
      <Place value={division} onChange={setDivision} />
      {question}
    </AskDialog>
  )
}

function Move({ record: { unit }, onClose }: DialogProps) {
  const text = useText(messages).units
  const [parent, setParent] = useState<ChosenUnit | null>(null)
  const [from, question] = useFrom()
  const move = useCommand(unitRoutes.move, { onDone: onClose })
  return (
    <AskDialog title={`${text.move}${colon()}${unit.name}`} detail={text.moveDetail} ok={text.move} busy={move.busy} problem={move.problem} ready={parent !== null} onClose={onClose} onConfirm={(reason) => parent && move.start({ id: unit.id, from, reason, parentId: parent.id })}>
      <Question label={text.newParent}><UnitSelect label={text.newParent} value={parent} onChange={setParent} /></Question>
      {question}
    </AskDialog>
  )
}
