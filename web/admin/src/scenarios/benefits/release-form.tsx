import { useState, type ReactNode } from 'react'
import { useCommand } from '@guildhall/client'
import { benefitRoutes, benefitShapes, type RequestOf } from '@guildhall/contract'
import { ProblemNotice, useText } from '@guildhall/ui'
import { Checkbox, Input, InputNumber, Modal, Select } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './benefits.module.css'

type Form = RequestOf<typeof benefitRoutes.create>
type Times = Record<'opensAt' | 'closesAt' | 'drawAt' | 'reserveUntil', string>

/** What a clock in China shows is what is meant, wherever the browser stands. */
const instantOf = (local: string): string | null => (local ? new Date(`${local}:00+08:00`).toISOString() : null)
const timeNames = ['opensAt', 'closesAt', 'drawAt', 'reserveUntil'] as const

export function ReleaseForm({ onClose }: { onClose: () => void }) {
  const shared = useText(messages)
  const text = shared.form
  const [form, setForm] = useState<Omit<Form, keyof Times>>({ name: '', summary: '', kind: 'rush', quantity: 100, waitlist: 50, handOut: 'code', whereTo: null, fetchDays: 7, period: 'once', series: null, eligible: 'members', reserveSeats: 0, noShow: true })
  const [times, setTimes] = useState<Times>({ opensAt: '', closesAt: '', drawAt: '', reserveUntil: '' })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const create = useCommand(benefitRoutes.create, { onDone: onClose })
  const draw = form.kind === 'draw'
  const asked = timeNames.filter((name) => (name === 'drawAt' ? draw : name === 'reserveUntil' ? form.reserveSeats > 0 : true))
  const ready = form.name.trim() !== '' && asked.every((name) => times[name] !== '') && (form.period === 'once' || (form.series ?? '').trim() !== '')
  const save = () => create.start({
    ...form, series: form.period === 'once' ? null : form.series, opensAt: instantOf(times.opensAt)!, closesAt: instantOf(times.closesAt)!, drawAt: draw ? instantOf(times.drawAt) : null, reserveUntil: form.reserveSeats > 0 ? instantOf(times.reserveUntil) : null,
    fetchDays: form.handOut === 'code' ? form.fetchDays : null,
  })
  const number = (name: 'quantity' | 'waitlist' | 'fetchDays' | 'reserveSeats', min: number, empty: number | null) => <Labelled label={text[name]}><InputNumber aria-label={text[name]} min={min} max={2_000_000} precision={0} value={form[name]} onChange={(value) => set({ [name]: value ?? empty })} style={{ width: '100%' }} /></Labelled>
  const choice = <Name extends 'kind' | 'eligible' | 'period' | 'handOut'>(name: Name, label: string, values: readonly Form[Name][], words: Record<string, string>) => <Labelled label={label}><Select<Form[Name]> aria-label={label} value={form[name]} options={values.map((value) => ({ value, label: words[value]! }))} onChange={(value) => set({ [name]: value, ...(value === 'draw' && { reserveSeats: 0 }) })} /></Labelled>
  return (
    <Modal open width={760} title={text.title} okText={text.ok} cancelText={shared.cancel} confirmLoading={create.busy} okButtonProps={{ disabled: !ready }} onCancel={onClose} onOk={save}>
      <div className={styles.form}>
        <ProblemNotice problem={create.problem} />
        <Labelled label={text.name}><Input aria-label={text.name} maxLength={60} value={form.name} onChange={(event) => set({ name: event.target.value })} /></Labelled>
        <Labelled label={text.summary}><Input.TextArea aria-label={text.summary} rows={2} maxLength={600} value={form.summary} onChange={(event) => set({ summary: event.target.value })} /></Labelled>
        <div className={styles.grid}>
          {choice('kind', text.kind, benefitShapes.benefitKind.options, shared.kind)}
          {number('quantity', 1, 1)}
          {number('waitlist', 0, null)}
          {choice('eligible', text.eligible, benefitShapes.benefitEligible.options, shared.eligible)}
          {choice('period', text.period, benefitShapes.benefitPeriod.options, shared.period)}
          {form.period !== 'once' && <Labelled label={text.series}><Input aria-label={text.series} maxLength={60} value={form.series ?? ''} onChange={(event) => set({ series: event.target.value || null })} /></Labelled>}
          {choice('handOut', text.handOut, benefitShapes.benefitHandOut.options, shared.handOut)}
          <Labelled label={text.whereTo}><Input aria-label={text.whereTo} maxLength={120} value={form.whereTo ?? ''} onChange={(event) => set({ whereTo: event.target.value || null })} /></Labelled>
          {form.handOut === 'code' && number('fetchDays', 1, null)}
          {!draw && number('reserveSeats', 0, 0)}
          {asked.map((name) => <Labelled key={name} label={text[name]}><Input type="datetime-local" aria-label={text[name]} value={times[name]} onChange={(event) => setTimes((before) => ({ ...before, [name]: event.target.value }))} /></Labelled>)}
        </div>
        {form.handOut === 'code' && <Checkbox checked={form.noShow} onChange={(event) => set({ noShow: event.target.checked })}>{text.noShow}</Checkbox>}
      </div>
    </Modal>
  )
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return <div className={styles.field}><span className="muted">{label}</span>{children}</div>
}
