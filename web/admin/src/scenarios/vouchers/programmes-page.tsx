import { useState } from 'react'
import { Tickets } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { occupationRoutes, voucherRoutes } from '@guildhall/contract'
import { Button, Card, Chip, dotted, EmptyState, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { Checkbox, Input, InputNumber, Modal, PageTitle, Select } from '@guildhall/ui/console'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import { ProgrammeVouchers } from './programme-vouchers.tsx'
import styles from './vouchers.module.css'
import { fenOf, yuanOf } from '../../app/yuan.ts'

/** Programmes of the range: what of each budget is free, in workers' hands, and spent. */
export default function ProgrammesPage() {
  const shared = useText(messages)
  const text = shared.programmes
  const format = useFormat()
  const { permissions } = useSession()
  const { data, error } = useAnswer(voucherRoutes.listProgrammes, {})
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} actions={permissions.has('vouchers.manage') && <Button kind="primary" onClick={() => setAdding(true)}>{text.add}</Button>} />
      <ProblemNotice problem={error} />
      {!data && !error && <SkeletonRows label={shared.loading} />}
      {data?.rows.length === 0 && <EmptyState icon={Tickets} title={text.empty}>{text.emptyNext}</EmptyState>}
      <div className={styles.cards}>
        {data?.rows.map((row) => {
          const share = (fen: string) => `${(Number(fen) / Number(row.budgetFen)) * 100}%`
          return (
            <Card key={row.id}>
              <div className={styles.head}><h2 className={styles.title}>{row.title}</h2><span>{row.membersOnly && <Chip shape="ring">{text.members}</Chip>}{!row.selfService && <Chip shape="ring">{text.list}</Chip>}</span></div>
              <p className="muted">{dotted(shared.dot, [row.unit.name, text.each(yuanOf(row.valueFen)), row.occupations.map((one) => one.name).join(shared.join), shared.level(row.level), shared.days(format.date(row.validFrom), format.date(row.validTo))])}</p>
              <div className={styles.bar} aria-hidden="true"><span className={styles.spent} style={{ width: share(row.spentFen) }} /><span className={styles.held} style={{ width: share(row.heldFen) }} /></div>
              <p>{dotted(shared.dot, [`${text.budget} ${shared.yuan(yuanOf(row.budgetFen))}`, `${text.spent} ${yuanOf(row.spentFen)}`, `${text.held} ${yuanOf(row.heldFen)}`, `${text.free} ${yuanOf(row.freeFen)}`])}</p>
              <p className="muted">{text.counts(row.issued, row.spent, row.expired)}</p>
              <div className={styles.below}><Button size="small" onClick={() => setOpen(row.id)}>{text.vouchers}</Button></div>
            </Card>
          )
        })}
      </div>
      {adding && <ProgrammeForm onClose={() => setAdding(false)} />}
      {open && <ProgrammeVouchers programmeId={open} onClose={() => setOpen(null)} />}
    </div>
  )
}

function ProgrammeForm({ onClose }: { onClose: () => void }) {
  const shared = useText(messages)
  const text = shared.programmes
  const { data } = useAnswer(occupationRoutes.list, {})
  const create = useCommand(voucherRoutes.createProgramme, { onDone: onClose })
  const [form, setForm] = useState({ title: '', summary: '', occupationIds: [] as string[], level: null as number | null, value: 800, budget: 80_000, validFrom: '', validTo: '', membersOnly: false, selfService: true })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const ready = form.title.trim() !== '' && form.summary.trim() !== '' && form.occupationIds.length > 0 && form.validFrom !== '' && form.validTo !== ''
  const save = () => create.start({
    title: form.title, summary: form.summary, occupationIds: form.occupationIds, level: form.level, valueFen: fenOf(form.value), budgetFen: fenOf(form.budget), validFrom: form.validFrom, validTo: form.validTo, membersOnly: form.membersOnly, selfService: form.selfService,
  })
  return (
    <Modal open width={640} title={text.add} okText={shared.save} cancelText={shared.cancel} confirmLoading={create.busy} okButtonProps={{ disabled: !ready }} onCancel={onClose} onOk={save}>
      <div className={styles.form}>
        <ProblemNotice problem={create.problem} />
        <label className={styles.field}><span>{text.name}</span><Input aria-label={text.name} maxLength={40} value={form.title} onChange={(event) => set({ title: event.target.value })} /></label>
        <label className={styles.field}><span>{text.summary}</span><Input.TextArea aria-label={text.summary} rows={2} maxLength={300} value={form.summary} onChange={(event) => set({ summary: event.target.value })} /></label>
        <div className={styles.field}><span>{text.occupations}</span><Select mode="multiple" aria-label={text.occupations} showSearch={{ optionFilterProp: 'label' }} value={form.occupationIds} options={(data?.rows ?? []).map((one) => ({ value: one.id, label: one.name }))} onChange={(occupationIds: string[]) => set({ occupationIds })} /></div>
        <div className={styles.field}><span>{text.level}</span><Select aria-label={text.level} value={form.level ?? -1} options={[-1, 0, 1, 2, 3, 4, 5, 6, 7].map((level) => ({ value: level, label: shared.level(level < 0 ? null : level) }))} onChange={(level: number) => set({ level: level < 0 ? null : level })} /></div>
        <div className={styles.grid}>
          <label className={styles.field}><span>{text.value}</span><InputNumber aria-label={text.value} min={1} max={100_000} value={form.value} onChange={(value) => set({ value: value ?? 1 })} style={{ width: '100%' }} /></label>
          <label className={styles.field}><span>{text.amount}</span><InputNumber aria-label={text.amount} min={1} max={1_000_000_000} value={form.budget} onChange={(value) => set({ budget: value ?? 1 })} style={{ width: '100%' }} /></label>
          <label className={styles.field}><span>{text.from}</span><Input type="date" aria-label={text.from} value={form.validFrom} onChange={(event) => set({ validFrom: event.target.value })} /></label>
          <label className={styles.field}><span>{text.to}</span><Input type="date" aria-label={text.to} value={form.validTo} onChange={(event) => set({ validTo: event.target.value })} /></label>
        </div>
        <Checkbox checked={form.selfService} onChange={(event) => set({ selfService: event.target.checked })}>{text.selfService}</Checkbox>
        <Checkbox checked={form.membersOnly} onChange={(event) => set({ membersOnly: event.target.checked })}>{text.membersOnly}</Checkbox>
      </div>
    </Modal>
  )
}
