import { useState } from 'react'
import { resourcesRoutes, type AnswerOf, type RequestOf } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { useText } from '@guildhall/ui'
import { Input, InputNumber, Select } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { FormDialog, Labelled, OccupationSelect } from './form-dialog.tsx'
import { readWindows, writeWindows } from './windows.ts'

type Trainer = AnswerOf<typeof resourcesRoutes.getTrainer>

/** Adds or edits a trainer. A phone that stays empty is kept, because it is never shown in clear. */
export function TrainerForm({ trainer, onClose }: { trainer: Trainer | null; onClose: () => void }) {
  const text = useText(messages)
  const [form, setForm] = useState({
    code: trainer?.code ?? '', name: trainer?.name ?? '', unitName: trainer?.unitName ?? '', phone: '', gender: trainer?.gender ?? null, level: trainer?.level ?? null, honour: trainer?.honour ?? '',
    occupationIds: trainer?.occupations.map((one) => one.id) ?? [], divisions: trainer?.divisions.join(' ') ?? '', windows: writeWindows(trainer?.windows ?? [{ weekdays: [6, 7], from: '09:00', to: '16:30' }]),
    weeklyHours: trainer?.weeklyHours ?? null, fee: trainer?.feeFen == null ? null : Number(trainer.feeFen) / 100, remark: trainer?.remark ?? '',
  })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const create = useCommand(resourcesRoutes.createTrainer, { onDone: onClose })
  const edit = useCommand(resourcesRoutes.editTrainer, { onDone: onClose })
  const windows = readWindows(form.windows)
  function save() {
    if (!windows) return
    const body: RequestOf<typeof resourcesRoutes.createTrainer> = {
      code: form.code || null, name: form.name, unitName: form.unitName || null, ...(form.phone && { phone: form.phone }), gender: form.gender, level: form.level, honour: form.honour || null,
      occupationIds: form.occupationIds, divisions: form.divisions.split(/\D+/).filter(Boolean), windows, weeklyHours: form.weeklyHours, feeFen: form.fee === null ? null : String(Math.round(form.fee * 100)), remark: form.remark || null,
    }
    if (trainer) edit.start({ ...body, trainerId: trainer.id, updatedAt: trainer.updatedAt })
    else create.start(body)
  }
  return (
    <FormDialog title={trainer ? text.trainers.edit(trainer.name) : text.trainers.add} busy={create.busy || edit.busy} disabled={form.name.trim() === '' || !windows} problem={create.problem ?? edit.problem} onSave={save} onClose={onClose}>
      <Labelled label={text.name}><Input aria-label={text.name} maxLength={60} value={form.name} onChange={(event) => set({ name: event.target.value })} /></Labelled>
      <Labelled label={text.code}><Input aria-label={text.code} maxLength={30} value={form.code} onChange={(event) => set({ code: event.target.value })} /></Labelled>
      <Labelled label={text.occupations} full><OccupationSelect label={text.occupations} value={form.occupationIds} onChange={(occupationIds) => set({ occupationIds })} /></Labelled>
      <Labelled label={text.levelLabel}><Select aria-label={text.levelLabel} value={form.level ?? -1} onChange={(level) => set({ level: level < 0 ? null : level })} options={[-1, 0, 1, 2, 3, 4, 5, 6, 7].map((level) => ({ value: level, label: text.level(level < 0 ? null : level) }))} /></Labelled>
      <Labelled label={text.honour}><Input aria-label={text.honour} maxLength={60} value={form.honour} onChange={(event) => set({ honour: event.target.value })} /></Labelled>
      <Labelled label={text.unit}><Input aria-label={text.unit} maxLength={80} value={form.unitName} onChange={(event) => set({ unitName: event.target.value })} /></Labelled>
      <Labelled label={text.phone}><Input aria-label={text.phone} inputMode="numeric" maxLength={11} placeholder={trainer?.phone ? `${trainer.phone} ${text.phoneKeep}` : undefined} value={form.phone} onChange={(event) => set({ phone: event.target.value })} /></Labelled>
      <Labelled label={text.gender}><Select aria-label={text.gender} allowClear value={form.gender ?? undefined} onChange={(gender) => set({ gender: gender ?? null })} options={[{ value: 'male' as const, label: text.male }, { value: 'female' as const, label: text.female }]} /></Labelled>
      <Labelled label={text.weekly}><InputNumber aria-label={text.weekly} min={1} max={80} precision={0} value={form.weeklyHours} onChange={(weeklyHours) => set({ weeklyHours })} style={{ width: '100%' }} /></Labelled>
      <Labelled label={text.feeLabel}><InputNumber aria-label={text.feeLabel} min={0} max={100_000} precision={2} value={form.fee} onChange={(fee) => set({ fee })} style={{ width: '100%' }} /></Labelled>
      <Labelled label={text.divisions}><Input aria-label={text.divisions} value={form.divisions} onChange={(event) => set({ divisions: event.target.value })} /></Labelled>
      <Labelled label={text.windows} full error={windows ? undefined : text.windowsWrong}><Input.TextArea aria-label={text.windows} rows={3} placeholder={text.windowsHint} value={form.windows} onChange={(event) => set({ windows: event.target.value })} /></Labelled>
      <Labelled label={text.remark} full><Input aria-label={text.remark} maxLength={500} value={form.remark} onChange={(event) => set({ remark: event.target.value })} /></Labelled>
    </FormDialog>
  )
}
