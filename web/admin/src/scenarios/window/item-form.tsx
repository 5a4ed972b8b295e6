import { useState, type ReactNode } from 'react'
import { useAnswer, useCommand } from '@guildhall/client'
import { windowItemRoutes, windowShapes, windowVisitRoutes, type RequestOf } from '@guildhall/contract'
import { Button, ProblemNotice, colon, useText } from '@guildhall/ui'
import { Checkbox, Input, InputNumber, Modal, Select } from '@guildhall/ui/console'
import { hallMessages } from './hall-messages.ts'
import type { Item } from './items-page.tsx'
import styles from './window.module.css'

type Form = RequestOf<typeof windowItemRoutes.create>
const blank: Form['materials'][number] = { key: '', title: '', required: true, how: '', sample: '' }

/** An item with its materials and windows. Cases that are under way keep the list they were opened with. */
export function ItemForm({ item, onClose }: { item: Item | null; onClose: () => void }) {
  const shared = useText(hallMessages)
  const text = shared.items.form
  const counters = useAnswer(windowVisitRoutes.listCounters, {})
  const [form, setForm] = useState<Form>({
    business: item?.business ?? 'general', title: item?.title ?? '', summary: item?.summary ?? '', basis: item?.basis ?? null, lawDays: item?.lawDays ?? null, promiseDays: item?.promiseDays ?? 5, withoutVisit: item?.withoutVisit ?? true, active: item?.active ?? true,
    materials: item?.materials.map((one) => ({ ...one })) ?? [{ ...blank, key: 'form' }], counters: item?.counters.map(({ counterId, promiseDays }) => ({ counterId, promiseDays })) ?? [],
  })
  const set = (change: Partial<Form>) => setForm((before) => ({ ...before, ...change }))
  const setMaterial = (index: number, change: Partial<Form['materials'][number]>) => set({ materials: form.materials.map((one, at) => (at === index ? { ...one, ...change } : one)) })
  const create = useCommand(windowItemRoutes.create, { onDone: onClose })
  const edit = useCommand(windowItemRoutes.edit, { onDone: onClose })
  const ready = form.title.trim() !== '' && form.materials.every((one) => one.title.trim() !== '' && /^[a-z][a-z-]{0,29}$/.test(one.key))
  const save = () => (item ? edit.start({ ...form, itemId: item.id, version: item.version }) : create.start(form))
  return (
    <Modal open width={760} title={item ? item.title : shared.items.add} okText={shared.save} cancelText={shared.cancel} confirmLoading={create.busy || edit.busy} okButtonProps={{ disabled: !ready }} onCancel={onClose} onOk={save}>
      <div className={styles.form}>
        <ProblemNotice problem={create.problem ?? edit.problem} />
        <div className={styles.grid}>
          <Labelled label={text.business}><Select aria-label={text.business} value={form.business} options={windowShapes.business.options.map((value) => ({ value, label: shared.items.business[value] }))} onChange={(business) => set({ business })} /></Labelled>
          <Labelled label={text.title}><Input aria-label={text.title} maxLength={40} value={form.title} onChange={(event) => set({ title: event.target.value })} /></Labelled>
          <Labelled label={text.promiseDays}><InputNumber aria-label={text.promiseDays} min={1} max={60} precision={0} value={form.promiseDays} onChange={(value) => set({ promiseDays: value ?? 1 })} style={{ width: '100%' }} /></Labelled>
          <Labelled label={text.lawDays}><InputNumber aria-label={text.lawDays} min={1} max={180} precision={0} value={form.lawDays} onChange={(value) => set({ lawDays: value })} style={{ width: '100%' }} /></Labelled>
        </div>
        <Labelled label={text.summary}><Input.TextArea aria-label={text.summary} rows={2} maxLength={300} value={form.summary} onChange={(event) => set({ summary: event.target.value })} /></Labelled>
        <Labelled label={text.basis}><Input aria-label={text.basis} maxLength={200} value={form.basis ?? ''} onChange={(event) => set({ basis: event.target.value || null })} /></Labelled>
        <div className={styles.buttons}><Checkbox checked={form.withoutVisit} onChange={(event) => set({ withoutVisit: event.target.checked })}>{text.withoutVisit}</Checkbox><Checkbox checked={form.active} onChange={(event) => set({ active: event.target.checked })}>{text.active}</Checkbox></div>
        <h3 className={styles.title}>{text.materials}</h3>
        {form.materials.map((one, index) => (
          <div key={index} className={styles.material}>
            <div className={styles.grid}>
              <Labelled label={text.material}><Input aria-label={`${text.material} ${index + 1}`} maxLength={60} value={one.title} onChange={(event) => setMaterial(index, { title: event.target.value })} /></Labelled>
              <Labelled label={text.key}><Input aria-label={`${text.key} ${index + 1}`} maxLength={30} value={one.key} onChange={(event) => setMaterial(index, { key: event.target.value.toLowerCase() })} /></Labelled>
            </div>
            <Labelled label={text.how}><Input aria-label={`${text.how} ${index + 1}`} maxLength={300} value={one.how} onChange={(event) => setMaterial(index, { how: event.target.value })} /></Labelled>
            <Labelled label={text.sample}><Input aria-label={`${text.sample} ${index + 1}`} maxLength={500} value={one.sample} onChange={(event) => setMaterial(index, { sample: event.target.value })} /></Labelled>
            <div className={styles.buttons}>
              <Checkbox checked={one.required} onChange={(event) => setMaterial(index, { required: event.target.checked })}>{text.required}</Checkbox>
              {index > 0 && <Button size="small" kind="quiet" onClick={() => set({ materials: form.materials.toSpliced(index - 1, 2, one, form.materials[index - 1]!) })}>{text.up}</Button>}
              <Button size="small" kind="quiet" onClick={() => set({ materials: form.materials.toSpliced(index, 1) })}>{text.remove}</Button>
            </div>
          </div>
        ))}
        <div><Button size="small" disabled={form.materials.length >= 20} onClick={() => set({ materials: [...form.materials, { ...blank }] })}>{text.addMaterial}</Button></div>
        <h3 className={styles.title}>{text.counters}</h3>
        {(counters.data?.rows ?? []).map((counter) => {
          const offer = form.counters.find((one) => one.counterId === counter.id)
          const others = form.counters.filter((one) => one.counterId !== counter.id)
          return (
            <div key={counter.id} className={styles.flag}>
              <Checkbox checked={offer !== undefined} onChange={(event) => set({ counters: event.target.checked ? [...others, { counterId: counter.id, promiseDays: null }] : others })}>{counter.name}</Checkbox>
              {offer && <InputNumber aria-label={`${text.ownPromise}${colon()}${counter.name}`} min={1} max={form.promiseDays} precision={0} placeholder={text.same} value={offer.promiseDays} onChange={(promiseDays) => set({ counters: [...others, { counterId: counter.id, promiseDays }] })} />}
            </div>
          )
        })}
        <p className="muted">{text.ownPromise}</p>
      </div>
    </Modal>
  )
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return <div className={styles.choices}><span className="muted">{label}</span>{children}</div>
}
