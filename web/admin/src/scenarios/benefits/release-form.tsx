import { useState, type ReactNode } from 'react'
import { useMutation } from '@tanstack/react-query'
import { call, useAnswer, useRefresh, type ProblemError } from '@guildhall/client'
import { benefitBudgetRoutes, benefitRoutes, benefitShapes, type RequestOf } from '@guildhall/contract'
import { ProblemNotice, useText } from '@guildhall/ui'
import { Checkbox, Input, InputNumber, Modal, Select } from '@guildhall/ui/console'
import { fenOf, yuanOf } from '../../app/yuan.ts'
import { messages } from './messages.ts'
import { ChosenPictures, sendPicture, type Chosen } from './pictures.tsx'
import styles from './benefits.module.css'

type Form = RequestOf<typeof benefitRoutes.create>
type Times = Record<'opensAt' | 'closesAt' | 'drawAt' | 'reserveUntil', string>

/** What a clock in China shows is what is meant, wherever the browser stands. */
const instantOf = (local: string): string | null => (local ? new Date(`${local}:00+08:00`).toISOString() : null)
const timeNames = ['opensAt', 'closesAt', 'drawAt', 'reserveUntil'] as const

export function ReleaseForm({ onClose }: { onClose: () => void }) {
  const shared = useText(messages)
  const text = shared.form
  const [form, setForm] = useState<Omit<Form, keyof Times>>({ name: '', summary: '', kind: 'rush', quantity: 100, waitlist: 50, handOut: 'code', whereTo: null, fetchDays: 7, period: 'once', series: null, eligible: 'members', reserveSeats: 0, noShow: true, costFen: '0', budgetId: null, points: 0 })
  const [times, setTimes] = useState<Times>({ opensAt: '', closesAt: '', drawAt: '', reserveUntil: '' })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const refresh = useRefresh()
  const [chosen, setChosen] = useState<Chosen[]>([])
  const [made, setMade] = useState<string | null>(null)
  // A picture that is refused leaves the release as it was saved: pressed again, what is still missing is sent.
  const create = useMutation<void, ProblemError>({
    mutationFn: async () => {
      const releaseId = made ?? (await call(benefitRoutes.create, asked())).id
      setMade(releaseId)
      for (const one of chosen) {
        await sendPicture(releaseId, one)
        setChosen((before) => before.filter((other) => other !== one))
      }
    },
    onSuccess: onClose, onSettled: () => refresh(),
  })
  const draw = form.kind === 'draw'
  const cost = Number(form.costFen) / 100
  const budgets = useAnswer(benefitBudgetRoutes.list, { year: times.opensAt ? Number(times.opensAt.slice(0, 4)) : undefined }).data?.rows.filter((one) => one.mayPass) ?? []
  const wanted = timeNames.filter((name) => (name === 'drawAt' ? draw : name === 'reserveUntil' ? form.reserveSeats > 0 : true))
  const ready = form.name.trim() !== '' && wanted.every((name) => times[name] !== '') && (form.period === 'once' || (form.series ?? '').trim() !== '') && (cost === 0 || form.budgetId != null)
  const asked = () => ({
    ...form, series: form.period === 'once' ? null : form.series, opensAt: instantOf(times.opensAt)!, closesAt: instantOf(times.closesAt)!, drawAt: draw ? instantOf(times.drawAt) : null, reserveUntil: form.reserveSeats > 0 ? instantOf(times.reserveUntil) : null,
    fetchDays: form.handOut === 'code' ? form.fetchDays : null,
  })
  const number = (name: 'points' | 'quantity' | 'waitlist' | 'fetchDays' | 'reserveSeats', min: number, empty: number | null) => <Labelled label={text[name]}><InputNumber aria-label={text[name]} min={min} max={2_000_000} precision={0} value={form[name]} onChange={(value) => set({ [name]: value ?? empty })} style={{ width: '100%' }} /></Labelled>
  const choice = <Name extends 'kind' | 'eligible' | 'period' | 'handOut'>(name: Name, label: string, values: readonly Form[Name][], words: Record<string, string>) => <Labelled label={label}><Select<Form[Name]> aria-label={label} value={form[name]} options={values.map((value) => ({ value, label: words[value]! }))} onChange={(value) => set({ [name]: value, ...(value === 'draw' && { reserveSeats: 0 }) })} /></Labelled>
  return (
    <Modal open width={760} title={text.title} okText={text.ok} cancelText={shared.cancel} confirmLoading={create.isPending} okButtonProps={{ disabled: !ready }} onCancel={onClose} onOk={() => create.mutate()}>
      <div className={styles.form}>
        <ProblemNotice problem={create.error} />
        {/* Once it is saved only pictures are left to send: whatever else was typed here would go nowhere. */}
        {made === null ? (
          <>
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
              <Labelled label={text.cost}><InputNumber aria-label={text.cost} min={0} max={10_000_000} precision={2} value={cost} onChange={(value) => set({ costFen: fenOf(value ?? 0), ...(!value && { budgetId: null }) })} style={{ width: '100%' }} /></Labelled>
              {number('points', 0, 0)}
              {cost > 0 && <Labelled label={text.budget}><Select aria-label={text.budget} value={form.budgetId ?? undefined} notFoundContent={text.noBudget} options={budgets.map((one) => ({ value: one.id, label: text.budgetOf(one.year, one.from?.name ?? null, yuanOf(one.freeFen)) }))} onChange={(budgetId: string) => set({ budgetId })} /></Labelled>}
              {!draw && number('reserveSeats', 0, 0)}
              {wanted.map((name) => <Labelled key={name} label={text[name]}><Input type="datetime-local" aria-label={text[name]} value={times[name]} onChange={(event) => setTimes((before) => ({ ...before, [name]: event.target.value }))} /></Labelled>)}
            </div>
            {cost > 0 && <p className="muted">{text.willReserve(yuanOf(String(Number(form.costFen) * form.quantity)))}</p>}
          </>
        ) : <p role="status">{text.kept}</p>}
        <ChosenPictures chosen={chosen} onChange={setChosen} />
        {made === null && form.handOut === 'code' && <Checkbox checked={form.noShow} onChange={(event) => set({ noShow: event.target.checked })}>{text.noShow}</Checkbox>}
      </div>
    </Modal>
  )
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return <div className={styles.field}><span className="muted">{label}</span>{children}</div>
}
