import { useState, type ReactNode } from 'react'
import { Landmark } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { windowItemRoutes, windowVisitRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, dotted, EmptyState, ProblemNotice, SkeletonRows, colon, useText } from '@guildhall/ui'
import { Checkbox, Input, InputNumber, Modal, PageTitle } from '@guildhall/ui/console'
import { useSession } from '../../app/session.ts'
import { hallMessages } from './hall-messages.ts'
import { readHours, writeHours } from './hours.ts'
import styles from './window.module.css'

type Counter = AnswerOf<typeof windowVisitRoutes.listCounters>['rows'][number]

/** Windows of the range with their hours, and the ranges of codes that a registrar may give out. */
export default function CountersPage() {
  const shared = useText(hallMessages)
  const text = shared.counters
  const { permissions } = useSession()
  const { data, error } = useAnswer(windowVisitRoutes.listCounters, {})
  const [open, setOpen] = useState<Counter | 'new' | null>(null)
  const [offering, setOffering] = useState<Counter | null>(null)
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} actions={<Button kind="primary" onClick={() => setOpen('new')}>{text.add}</Button>} />
      <ProblemNotice problem={error} />
      {!data && !error && <SkeletonRows label={shared.loading} />}
      {data?.rows.length === 0 && <EmptyState icon={Landmark} title={text.empty}>{text.emptyNext}</EmptyState>}
      <div className={styles.layers}>
        {data?.rows.map((row) => (
          <Card key={row.id}>
            <div className={styles.flag}><h2 className={styles.title}>{row.name}</h2>{!row.active && <Chip shape="ring">{text.closed}</Chip>}</div>
            <p className="muted">{dotted(shared.dot, [row.unitName, row.address, row.line])}</p>
            <p>{writeHours(row.hours).split('\n').map((line) => <span key={line} className="num" style={{ display: 'block' }}>{line}</span>)}</p>
            <p className="muted">{dotted(shared.dot, [text.slots(row.slotMinutes, row.slotSeats), text.waiting(row.waiting), text.open(row.open)])}</p>
            <p className="muted">{text.items}{colon()}{row.items.map((one) => one.title).join('、') || shared.none}</p>
            <div className={styles.buttons}><Button size="small" onClick={() => setOpen(row)}>{text.edit}</Button><Button size="small" onClick={() => setOffering(row)}>{text.offers}</Button></div>
          </Card>
        ))}
      </div>
      {permissions.has('window.examine') && <Ranges />}
      {open && <CounterForm key={open === 'new' ? 'new' : open.id} counter={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
      {offering && <Offers key={offering.id} counter={offering} onClose={() => setOffering(null)} />}
    </div>
  )
}

function CounterForm({ counter, onClose }: { counter: Counter | null; onClose: () => void }) {
  const shared = useText(hallMessages)
  const text = shared.counters
  const [form, setForm] = useState({
    name: counter?.name ?? '', address: counter?.address ?? '', line: counter?.line ?? '', letter: counter?.letter ?? 'A', hours: writeHours(counter?.hours ?? [{ weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '11:30' }, { weekdays: [1, 2, 3, 4, 5], from: '13:30', to: '17:00' }]),
    slotMinutes: counter?.slotMinutes ?? 30, slotSeats: counter?.slotSeats ?? 2, bookDays: counter?.bookDays ?? 10, active: counter?.active ?? true,
  })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const create = useCommand(windowVisitRoutes.createCounter, { onDone: onClose })
  const edit = useCommand(windowVisitRoutes.editCounter, { onDone: onClose })
  const hours = readHours(form.hours)
  function save(): void {
    if (!hours) return
    const body = { ...form, name: form.name.trim(), address: form.address.trim() || null, line: form.line.trim() || null, hours }
    if (counter) edit.start({ ...body, counterId: counter.id, updatedAt: counter.updatedAt })
    else create.start(body)
  }
  const number = (label: string, name: 'slotMinutes' | 'slotSeats' | 'bookDays', min: number, max: number) => <Labelled label={label}><InputNumber aria-label={label} min={min} max={max} precision={0} value={form[name]} onChange={(value) => set({ [name]: value ?? min })} style={{ width: '100%' }} /></Labelled>
  return (
    <Modal open width={640} title={counter ? text.edit : text.add} okText={shared.save} cancelText={shared.cancel} confirmLoading={create.busy || edit.busy} okButtonProps={{ disabled: form.name.trim() === '' || !hours || !/^[A-Z]$/.test(form.letter) }} onCancel={onClose} onOk={save}>
      <div className={styles.form}>
        <ProblemNotice problem={create.problem ?? edit.problem} />
        <div className={styles.grid}>
          <Labelled label={text.name}><Input aria-label={text.name} maxLength={60} value={form.name} onChange={(event) => set({ name: event.target.value })} /></Labelled>
          <Labelled label={text.address}><Input aria-label={text.address} maxLength={120} value={form.address} onChange={(event) => set({ address: event.target.value })} /></Labelled>
          <Labelled label={text.line}><Input aria-label={text.line} maxLength={30} value={form.line} onChange={(event) => set({ line: event.target.value })} /></Labelled>
          <Labelled label={text.letter}><Input aria-label={text.letter} maxLength={1} value={form.letter} onChange={(event) => set({ letter: event.target.value.toUpperCase() })} /></Labelled>
          {number(text.slotMinutes, 'slotMinutes', 5, 240)}{number(text.slotSeats, 'slotSeats', 0, 50)}{number(text.bookDays, 'bookDays', 1, 60)}
        </div>
        <Labelled label={text.hours}><Input.TextArea aria-label={text.hours} rows={3} placeholder={text.hoursHint} value={form.hours} onChange={(event) => set({ hours: event.target.value })} /><span className={hours ? styles.small : styles.why}>{hours ? text.hoursHint : text.hoursWrong}</span></Labelled>
        <Checkbox checked={form.active} onChange={(event) => set({ active: event.target.checked })}>{text.active}</Checkbox>
      </div>
    </Modal>
  )
}

/** Which items a window does, its own or kept above, and where it promises less time. */
function Offers({ counter, onClose }: { counter: Counter; onClose: () => void }) {
  const shared = useText(hallMessages)
  const text = shared.counters
  const { data } = useAnswer(windowItemRoutes.list, {})
  const [offers, setOffers] = useState(() => new Map(counter.items.map((one) => [one.id, one.promiseDays])))
  const save = useCommand(windowVisitRoutes.setOffers, { onDone: onClose })
  const set = (itemId: string, days: number | null | undefined) => setOffers((before) => {
    const next = new Map(before)
    if (days === undefined) next.delete(itemId)
    else next.set(itemId, days)
    return next
  })
  return (
    <Modal open title={`${text.offers}${colon()}${counter.name}`} okText={shared.save} cancelText={shared.cancel} confirmLoading={save.busy} onCancel={onClose} onOk={() => save.start({ counterId: counter.id, offers: [...offers].map(([itemId, promiseDays]) => ({ itemId, promiseDays })) })}>
      <div className={styles.form}>
        <p className="muted">{data?.rows.length === 0 ? text.noItems : text.offersHint}</p>
        <ProblemNotice problem={save.problem} />
        {data?.rows.map((item) => (
          <div key={item.id} className={styles.flag}>
            <Checkbox checked={offers.has(item.id)} onChange={(event) => set(item.id, event.target.checked ? null : undefined)}>{item.title}</Checkbox>
            {offers.has(item.id) && <InputNumber aria-label={`${shared.items.form.ownPromise}${colon()}${item.title}`} min={1} max={item.promiseDays} precision={0} placeholder={String(item.promiseDays)} value={offers.get(item.id) ?? null} onChange={(days) => set(item.id, days)} />}
          </div>
        ))}
      </div>
    </Modal>
  )
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return <div className={styles.choices}><span className="muted">{label}</span>{children}</div>
}

function Ranges() {
  const shared = useText(hallMessages)
  const text = shared.counters
  const { data } = useAnswer(windowItemRoutes.listRanges, {})
  const [form, setForm] = useState({ division: '', stem: '', first: 1, last: 9_999 })
  const add = useCommand(windowItemRoutes.addRange)
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  return (
    <Card>
      <h2 className={styles.title}>{text.ranges}</h2>
      <p className="muted">{data?.rows.length === 0 ? text.noRanges : text.rangesHint}</p>
      <ul className={styles.rows}>{data?.rows.map((row) => <li key={row.id}><span className="num">{row.division} {row.stem} {row.first}–{row.last}</span><span className="muted">{dotted(shared.dot, [row.nextCode ? `${text.next} ${row.nextCode}` : text.usedUp, text.used(row.next - row.first, row.last - row.first + 1), row.shared && text.shared])}</span></li>)}</ul>
      <div className={styles.tools}>
        <label>{text.division}<Input maxLength={6} style={{ width: 110 }} value={form.division} onChange={(event) => set({ division: event.target.value })} /></label>
        <label>{text.stem}<Input maxLength={4} style={{ width: 110 }} value={form.stem} onChange={(event) => set({ stem: event.target.value.toUpperCase() })} /></label>
        <label>{text.first}<InputNumber min={0} precision={0} value={form.first} onChange={(first) => set({ first: first ?? 0 })} /></label>
        <label>{text.last}<InputNumber min={0} precision={0} value={form.last} onChange={(last) => set({ last: last ?? 0 })} /></label>
        <Button busy={add.busy} disabled={!/^\d{6}$/.test(form.division) || !/^[0-9A-HJ-NPQRTUWXY]{0,4}$/.test(form.stem)} onClick={() => add.start(form)}>{text.addRange}</Button>
      </div>
      <ProblemNotice problem={add.problem} />
    </Card>
  )
}
