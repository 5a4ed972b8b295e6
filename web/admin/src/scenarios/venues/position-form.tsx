import { useState, type ReactNode } from 'react'
import { useCommand } from '@guildhall/client'
import { positionRoutes, venueShapes, type AnswerOf } from '@guildhall/contract'
import { ProblemNotice, useText } from '@guildhall/ui'
import { Checkbox, Input, InputNumber, Modal, Select } from '@guildhall/ui/console'
import { DivisionSelect } from '../../app/division-select.tsx'
import { HoursEditor, hoursFit } from './hours-editor.tsx'
import { messages } from './messages.ts'
import styles from './venues.module.css'

type Position = AnswerOf<typeof positionRoutes.get>

/** The public card of a position. New hours call off what no longer fits, and say how many. */
export function PositionForm({ position, onClose, onDone }: { position: Position | null; onClose: () => void; onDone?: (id: string) => void }) {
  const shared = useText(messages)
  const text = shared.form
  const [form, setForm] = useState({
    kind: position?.kind ?? 'library', name: position?.name ?? '', summary: position?.summary ?? '', rules: position?.rules ?? '', division: position?.division ?? null, town: position?.town ?? '', address: position?.address ?? '', lat: position?.lat ?? null, lng: position?.lng ?? null, line: position?.line ?? '',
    hours: position?.hours ?? [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }], openOnHolidays: position?.openOnHolidays ?? false, active: position?.active ?? true,
  })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const [freed, setFreed] = useState(0)
  const create = useCommand(positionRoutes.create, { onDone: (answer) => { onClose(); onDone?.(answer.id) } })
  const edit = useCommand(positionRoutes.edit, { onDone: (answer) => { if (answer.freed > 0) setFreed(answer.freed); else onClose() } })
  const whole = (form.lat === null) === (form.lng === null)
  const ready = form.name.trim() !== '' && form.address.trim() !== '' && hoursFit(form.hours) && whole
  function save(): void {
    const body = { ...form, name: form.name.trim(), address: form.address.trim(), town: form.town.trim() || null, line: form.line.trim() || null }
    if (position) edit.start({ ...body, positionId: position.id, updatedAt: position.updatedAt })
    else create.start(body)
  }
  if (freed > 0) return <Modal open title={text.edit} okText={shared.close} cancelButtonProps={{ style: { display: 'none' } }} onOk={onClose} onCancel={onClose}><p role="status">{text.freed(freed)}</p></Modal>
  return (
    <Modal open width={760} title={position ? text.edit : text.add} okText={shared.save} cancelText={shared.cancel} confirmLoading={create.busy || edit.busy} okButtonProps={{ disabled: !ready }} onCancel={onClose} onOk={save}>
      <div className={styles.form}>
        <ProblemNotice problem={create.problem ?? edit.problem} />
        <div className={styles.grid}>
          <Labelled label={text.name}><Input aria-label={text.name} maxLength={60} value={form.name} onChange={(event) => set({ name: event.target.value })} /></Labelled>
          <Labelled label={text.kind}><Select aria-label={text.kind} value={form.kind} options={venueShapes.positionKind.options.map((kind) => ({ value: kind, label: shared.kind[kind] }))} onChange={(kind) => set({ kind })} /></Labelled>
        </div>
        <Labelled label={text.summary}><Input.TextArea aria-label={text.summary} rows={2} maxLength={600} value={form.summary} onChange={(event) => set({ summary: event.target.value })} /></Labelled>
        <Labelled label={text.division}><DivisionSelect value={form.division} onChange={(division) => set({ division: division?.code ?? null })} /></Labelled>
        <div className={styles.grid}>
          <Labelled label={text.town}><Input aria-label={text.town} maxLength={40} value={form.town} onChange={(event) => set({ town: event.target.value })} /></Labelled>
          <Labelled label={text.address}><Input aria-label={text.address} maxLength={120} value={form.address} onChange={(event) => set({ address: event.target.value })} /></Labelled>
          <Labelled label={text.line}><Input aria-label={text.line} maxLength={30} value={form.line} onChange={(event) => set({ line: event.target.value })} /></Labelled>
          <Labelled label={text.lat}><InputNumber aria-label={text.lat} min={-90} max={90} style={{ width: '100%' }} value={form.lat} onChange={(lat) => set({ lat })} /></Labelled>
          <Labelled label={text.lng}><InputNumber aria-label={text.lng} min={-180} max={180} style={{ width: '100%' }} value={form.lng} onChange={(lng) => set({ lng })} /></Labelled>
        </div>
        <span className={whole ? 'muted' : styles.why}>{whole ? text.placeHint : text.halfPlace}</span>
        <Labelled label={text.hours}><HoursEditor value={form.hours} onChange={(hours) => set({ hours })} /></Labelled>
        <Checkbox checked={form.openOnHolidays} onChange={(event) => set({ openOnHolidays: event.target.checked })}>{text.holidays}</Checkbox>
        <Labelled label={text.rules}><Input.TextArea aria-label={text.rules} rows={3} maxLength={1_000} value={form.rules} onChange={(event) => set({ rules: event.target.value })} /></Labelled>
        <Checkbox checked={form.active} onChange={(event) => set({ active: event.target.checked })}>{text.active}</Checkbox>
      </div>
    </Modal>
  )
}

export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return <div className={styles.field}><span className="muted">{label}</span>{children}</div>
}
