import { useState } from 'react'
import { useAnswer, useCommand } from '@guildhall/client'
import { positionRoutes, resourcesRoutes, venueShapes, type AnswerOf } from '@guildhall/contract'
import { ProblemNotice, useText } from '@guildhall/ui'
import { Checkbox, Input, InputNumber, Modal, Select } from '@guildhall/ui/console'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import { Labelled } from './position-form.tsx'
import styles from './venues.module.css'

type Room = AnswerOf<typeof positionRoutes.get>['rooms'][number]

/** A room and how it is booked. A training venue can be the same room: then classes and bookings keep out of each other's way. */
export function RoomForm({ positionId, room, onClose }: { positionId: string; room: Room | null; onClose: () => void }) {
  const shared = useText(messages)
  const text = shared.room
  const { permissions } = useSession()
  const venues = useAnswer(resourcesRoutes.listVenues, { limit: 200, active: 'true' }, { enabled: permissions.has('training.plan.read') })
  const [form, setForm] = useState({
    name: room?.name ?? '', capacity: room?.capacity ?? 20, facilities: room?.facilities ?? '', book: room?.book ?? ('seats' as const), forUnits: room?.forUnits ?? true, slotMinutes: room?.slotMinutes ?? 120, bookDays: room?.bookDays ?? 14, perWeek: room ? room.perWeek : 3, waitlist: room?.waitlist ?? 5,
    closedDays: room ? room.closedDays : 30, needsHelper: room?.needsHelper ?? false, trainingVenueId: room?.trainingVenue?.id ?? null, active: room?.active ?? true,
  })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const [freed, setFreed] = useState(0)
  const add = useCommand(positionRoutes.addRoom, { onDone: onClose })
  const edit = useCommand(positionRoutes.editRoom, { onDone: (answer) => { if (answer.freed > 0) setFreed(answer.freed); else onClose() } })
  function save(): void {
    const body = { ...form, name: form.name.trim(), facilities: form.facilities.trim() }
    if (room) edit.start({ ...body, roomId: room.id, updatedAt: room.updatedAt })
    else add.start({ ...body, positionId })
  }
  const number = (name: 'capacity' | 'slotMinutes' | 'bookDays' | 'waitlist', min: number, max: number) => <Labelled label={text[name]}><InputNumber aria-label={text[name]} min={min} max={max} precision={0} style={{ width: '100%' }} value={form[name]} onChange={(value) => set({ [name]: value ?? min })} /></Labelled>
  const optional = (name: 'perWeek' | 'closedDays', max: number) => <Labelled label={text[name]}><InputNumber aria-label={text[name]} min={1} max={max} precision={0} style={{ width: '100%' }} value={form[name]} onChange={(value) => set({ [name]: value })} /></Labelled>
  if (freed > 0) return <Modal open title={shared.record.editRoom} okText={shared.close} cancelButtonProps={{ style: { display: 'none' } }} onOk={onClose} onCancel={onClose}><p role="status">{text.freed(freed)}</p></Modal>
  const linked = room?.trainingVenue && !venues.data?.rows.some((one) => one.id === room.trainingVenue?.id) ? [{ value: room.trainingVenue.id, label: room.trainingVenue.name }] : []
  return (
    <Modal open width={680} title={room ? shared.record.editRoom : shared.record.addRoom} okText={shared.save} cancelText={shared.cancel} confirmLoading={add.busy || edit.busy} okButtonProps={{ disabled: form.name.trim() === '' }} onCancel={onClose} onOk={save}>
      <div className={styles.form}>
        <ProblemNotice problem={add.problem ?? edit.problem} />
        <div className={styles.grid}>
          <Labelled label={text.name}><Input aria-label={text.name} maxLength={40} value={form.name} onChange={(event) => set({ name: event.target.value })} /></Labelled>
          {number('capacity', 1, 5_000)}
          <Labelled label={text.book}><Select aria-label={text.book} value={form.book} options={venueShapes.bookBy.options.map((book) => ({ value: book, label: text.bookOf[book] }))} onChange={(book) => set({ book })} /></Labelled>
        </div>
        <Labelled label={text.facilities}><Input aria-label={text.facilities} maxLength={200} value={form.facilities} onChange={(event) => set({ facilities: event.target.value })} /></Labelled>
        {form.book !== 'none' && <div className={styles.grid}>{number('slotMinutes', 15, 480)}{number('bookDays', 1, 90)}{number('waitlist', 0, 200)}{optional('perWeek', 50)}{optional('closedDays', 180)}</div>}
        {form.book !== 'none' && <Checkbox checked={form.forUnits} onChange={(event) => set({ forUnits: event.target.checked })}>{text.forUnits}</Checkbox>}
        {form.book !== 'none' && <Checkbox checked={form.needsHelper} onChange={(event) => set({ needsHelper: event.target.checked })}>{text.needsHelper}</Checkbox>}
        {permissions.has('training.plan.read') && <Labelled label={text.training}><Select aria-label={text.training} showSearch={{ optionFilterProp: 'label' }} value={form.trainingVenueId ?? ''} options={[{ value: '', label: text.noTraining }, ...linked, ...(venues.data?.rows ?? []).filter((one) => !one.shared).map((one) => ({ value: one.id, label: one.name }))]} onChange={(id) => set({ trainingVenueId: id || null })} /></Labelled>}
        {room && <Checkbox checked={form.active} onChange={(event) => set({ active: event.target.checked })}>{text.active}</Checkbox>}
      </div>
    </Modal>
  )
}
