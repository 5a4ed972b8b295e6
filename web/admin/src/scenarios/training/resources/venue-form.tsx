import { useState } from 'react'
import { resourcesRoutes, type AnswerOf, type RequestOf } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { useText } from '@guildhall/ui'
import { Input, InputNumber } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { FormDialog, Labelled, OccupationSelect } from './form-dialog.tsx'
import { readEquipment, readWindows, writeWindows } from './windows.ts'

type Venue = AnswerOf<typeof resourcesRoutes.getVenue>

/** Adds or edits a venue. Contact and phone that stay empty are kept, because they are never shown in clear. */
export function VenueForm({ venue, onClose }: { venue: Venue | null; onClose: () => void }) {
  const text = useText(messages)
  const [form, setForm] = useState({
    code: venue?.code ?? '', name: venue?.name ?? '', unitName: venue?.unitName ?? '', division: venue?.division ?? '', town: venue?.town ?? '', address: venue?.address ?? '', capacity: venue?.capacity ?? 40,
    equipment: venue?.equipment.map((one) => `${one.name}×${one.count}`).join('\n') ?? '', occupationIds: venue?.occupations.map((one) => one.id) ?? [],
    windows: writeWindows(venue?.windows ?? [{ weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '21:00' }, { weekdays: [6, 7], from: '09:00', to: '16:30' }]), contact: '', phone: '', remark: venue?.remark ?? '',
  })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const create = useCommand(resourcesRoutes.createVenue, { onDone: onClose })
  const edit = useCommand(resourcesRoutes.editVenue, { onDone: onClose })
  const windows = readWindows(form.windows)
  function save() {
    if (!windows) return
    const body: RequestOf<typeof resourcesRoutes.createVenue> = {
      code: form.code || null, name: form.name, unitName: form.unitName || null, division: form.division || null, town: form.town || null, address: form.address || null, capacity: form.capacity,
      equipment: readEquipment(form.equipment), occupationIds: form.occupationIds, windows, ...(form.contact && { contact: form.contact }), ...(form.phone && { phone: form.phone }), remark: form.remark || null,
    }
    if (venue) edit.start({ ...body, venueId: venue.id, updatedAt: venue.updatedAt })
    else create.start(body)
  }
  const line = (label: string, name: 'code' | 'name' | 'unitName' | 'division' | 'town' | 'address' | 'contact' | 'phone' | 'remark', max: number, kept?: string | null) => (
    <Labelled label={label}><Input aria-label={label} maxLength={max} placeholder={kept ? `${kept} ${text.phoneKeep}` : undefined} value={form[name]} onChange={(event) => set({ [name]: event.target.value })} /></Labelled>
  )
  return (
    <FormDialog title={venue ? text.venues.edit(venue.name) : text.venues.add} busy={create.busy || edit.busy} disabled={form.name.trim() === '' || !windows} problem={create.problem ?? edit.problem} onSave={save} onClose={onClose}>
      {line(text.venueName, 'name', 60)}
      {line(text.code, 'code', 30)}
      <Labelled label={text.capacity}><InputNumber aria-label={text.capacity} min={1} max={2_000} precision={0} value={form.capacity} onChange={(capacity) => set({ capacity: capacity ?? 1 })} style={{ width: '100%' }} /></Labelled>
      {line(text.unit, 'unitName', 80)}
      {line(text.division, 'division', 6)}
      {line(text.town, 'town', 40)}
      {line(text.address, 'address', 120)}
      {line(text.contact, 'contact', 40, venue?.contact)}
      {line(text.phone, 'phone', 11, venue?.phone)}
      {line(text.remark, 'remark', 500)}
      <Labelled label={text.fits} full><OccupationSelect label={text.fits} value={form.occupationIds} onChange={(occupationIds) => set({ occupationIds })} /></Labelled>
      <Labelled label={text.equipment} full><Input.TextArea aria-label={text.equipment} rows={3} placeholder={text.equipmentHint} value={form.equipment} onChange={(event) => set({ equipment: event.target.value })} /></Labelled>
      <Labelled label={text.windows} full error={windows ? undefined : text.windowsWrong}><Input.TextArea aria-label={text.windows} rows={3} placeholder={text.windowsHint} value={form.windows} onChange={(event) => set({ windows: event.target.value })} /></Labelled>
    </FormDialog>
  )
}
