import { useState, type ReactNode } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { FilePlus2 } from 'lucide-react'
import { useAnswer, useCommand, type ProblemError } from '@guildhall/client'
import { windowCaseRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, EmptyState, ProblemNotice, SkeletonRows, colon, useFormat, useText } from '@guildhall/ui'
import { Input, PageTitle, Radio } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { useSession } from '../../app/session.ts'
import { UnitSelect } from '../../app/unit-select.tsx'
import { messages } from './messages.ts'
import styles from './window.module.css'

type Options = AnswerOf<typeof windowCaseRoutes.options>
type Item = Options['items'][number]
type Record = AnswerOf<typeof windowCaseRoutes.get>

/** Asks for something at the window: for the own unit, or by a clerk for one below. `?case=` corrects what was asked for. Made for a phone's width too. */
export default function ApplyPage() {
  const text = useText(messages).apply
  const [address, change] = useAddress()
  const { permissions } = useSession()
  const editing = address['case']
  const unitId = address['unit']
  const edited = useAnswer(windowCaseRoutes.get, { caseId: editing ?? '' }, { enabled: editing !== undefined })
  const options = useAnswer(windowCaseRoutes.options, { unitId }, { enabled: editing === undefined })
  const assists = permissions.has('window.serve')
  if (editing) return edited.data ? <Edit of={edited.data} /> : <><ProblemNotice problem={edited.error} />{!edited.error && <SkeletonRows label={text.title} />}</>
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} />
      {assists && <label className={styles.form}>{text.forWhom}<UnitSelect label={text.forWhom} value={unitId ? { id: unitId, name: address['unitName'] ?? unitId } : null} onChange={(unit) => change({ unit: unit?.id, unitName: unit?.name })} /></label>}
      <ProblemNotice problem={options.error} />
      {options.isPending && <SkeletonRows label={text.title} />}
      {options.data && <Choose key={options.data.unit.id} of={options.data} />}
    </div>
  )
}

function Choose({ of }: { of: Options }) {
  const shared = useText(messages)
  const text = shared.apply
  const format = useFormat()
  const [itemId, setItemId] = useState('')
  const item = of.items.find((one) => one.id === itemId)
  if (!of.unit.eligible && of.items.every((one) => one.business !== 'general')) return <EmptyState icon={FilePlus2} title={text.cannot}>{of.unit.name}</EmptyState>
  if (of.items.length === 0) return <EmptyState icon={FilePlus2} title={text.noItems}>{text.noItemsNext}</EmptyState>
  return (
    <div className={styles.form}>
      {of.assisted && <p><Chip tone="ink" shape="ring">{text.assisted(of.unit.name)}</Chip></p>}
      {of.registered && <Card><h2 className={styles.title}>{text.registered}</h2><p>{of.registered.name}<br /><span className="num">{of.registered.code}</span>{shared.dot}{shared.record.validUntil} {format.date(of.registered.validUntil)}</p></Card>}
      {of.openCaseId && <Card><div className={styles.flag}><b>{text.goOn}</b><Link to={`/window/cases/${of.openCaseId}` as string} className={buttonClass({ size: 'small', kind: 'primary' })}>{text.goOnLink}</Link></div></Card>}
      <h2 className={styles.title} id="what">{text.what}</h2>
      <div className={styles.choices} role="radiogroup" aria-labelledby="what">
        {of.items.map((one) => (
          <button key={one.id} type="button" role="radio" aria-checked={one.id === itemId} disabled={!one.possible || one.counters.length === 0} className={styles.choice} onClick={() => setItemId(one.id)}>
            <b>{one.title}</b><span className="muted">{one.possible ? (one.counters.length === 0 ? text.noCounter : one.summary) : text.notNow}</span>
            {one.possible && one.counters[0] && <span className={styles.small}>{dotted(shared.dot, [text.promise(one.counters[0].promiseDays), one.withoutVisit && text.withoutVisit])}</span>}
          </button>
        ))}
      </div>
      {item && <Ask key={item.id} of={of} item={item} />}
    </div>
  )
}

function Ask({ of, item }: { of: Options; item: Item }) {
  const shared = useText(messages)
  const text = shared.apply
  const navigate = useNavigate()
  const [counterId, setCounterId] = useState(item.counters[0]!.id)
  const open = useCommand(windowCaseRoutes.open, { onDone: (answer) => void navigate({ to: `/window/cases/${answer.id}` as string }) })
  return (
    <>
      <Card>
        <h2 className={styles.title}>{text.bring}</h2>
        <ul>{item.materials.map((one) => <li key={one.key}><b>{one.title}</b> <span className="muted">{one.required ? shared.record.required : shared.record.optional}</span><span className={styles.small}>{one.how}</span></li>)}</ul>
        {item.basis && <p className="muted">{text.basis}{colon()}{item.basis}</p>}
      </Card>
      <Labelled label={text.where}><Radio.Group aria-label={text.where} value={counterId} onChange={(event) => setCounterId(event.target.value as string)} options={item.counters.map((one) => ({ value: one.id, label: dotted(shared.dot, [one.name, one.address, one.line]) }))} /></Labelled>
      <Facts business={item.business} start={{ ...empty, name: item.business === 'obtain' ? of.unit.name : '' }} action={text.next} busy={open.busy} problem={open.problem} onSend={(form) => open.start({ ...form, itemId: item.id, counterId, unitId: of.assisted ? of.unit.id : null })} />
    </>
  )
}

function Edit({ of }: { of: Record }) {
  const text = useText(messages).apply
  const navigate = useNavigate()
  const back = () => void navigate({ to: `/window/cases/${of.id}` as string })
  const edit = useCommand(windowCaseRoutes.edit, { onDone: back })
  const { asked } = of
  return (
    <div className={styles.stack}>
      <PageTitle crumbs={<Link to={`/window/cases/${of.id}` as string}>{of.number}</Link>} title={text.edit} detail={`${of.unit.name}${colon()}${of.item.title}`} />
      <div className={styles.form}>
        <Facts business={of.item.business} start={{ name: asked.name ?? '', seat: asked.seat ?? '', representative: asked.representative ?? '', termUntil: asked.termUntil ?? '', approval: asked.approval ?? '', reason: asked.reason, contact: asked.contact.name, phone: /^\d+$/.test(asked.contact.phone) ? asked.contact.phone : '', delivery: of.delivery, address: asked.address ?? '' }} action={useText(messages).save} busy={edit.busy} problem={edit.problem} onSend={(form) => edit.start({ ...form, caseId: of.id })} />
      </div>
    </div>
  )
}

const empty = { name: '', seat: '', representative: '', termUntil: '', approval: '', reason: '', contact: '', phone: '', delivery: 'counter' as 'counter' | 'post', address: '' }
type Typed = typeof empty
const fieldsOf: { [B in Item['business']]: (keyof Typed)[] } = { obtain: ['name', 'seat', 'representative', 'termUntil', 'approval'], change: ['name', 'seat', 'representative', 'approval'], renew: ['termUntil', 'representative', 'approval'], replace: [], cancel: ['approval'], general: [] }
const needed: { [B in Item['business']]: (keyof Typed)[] } = { obtain: ['name', 'seat', 'representative', 'termUntil', 'approval'], change: ['reason'], renew: ['termUntil'], replace: ['reason'], cancel: ['reason'], general: [] }

type Sent = { facts: { name: string | null; seat: string | null; representative: string | null; termUntil: string | null; approval: string | null; reason: string }; contact: { name: string; phone: string }; delivery: 'counter' | 'post'; address: string | null }

/** What is to be registered, who is told, and how it is collected. Only the fields of this business are asked. */
function Facts({ business, start, action, busy, problem, onSend }: { business: Item['business']; start: Typed; action: string; busy: boolean; problem: ProblemError | null; onSend: (form: Sent) => void }) {
  const shared = useText(messages)
  const text = shared.apply
  const [form, setForm] = useState(start)
  const [tried, setTried] = useState(false)
  const set = (change: Partial<Typed>) => setForm((before) => ({ ...before, ...change }))
  const label: { [F in keyof Typed]: string } = { name: shared.record.name, seat: shared.record.seat, representative: shared.record.representative, termUntil: text.term, approval: shared.record.approval, reason: text.reason, contact: text.contact, phone: text.phone, delivery: text.delivery, address: text.address }
  const wanted: (keyof Typed)[] = [...needed[business], 'contact', 'phone', ...(form.delivery === 'post' ? ['address' as const] : [])]
  const missing = (field: keyof Typed) => wanted.includes(field) && (field === 'phone' ? !/^1[3-9]\d{9}$/.test(form.phone) : form[field].trim() === '')
  const error = (field: keyof Typed) => (tried && missing(field) ? text.missing : undefined)
  const line = (field: keyof Typed, max: number, hint?: string, type = 'text') => <Labelled key={field} label={label[field]} hint={hint} error={error(field)}><Input type={type} aria-label={label[field]} status={error(field) ? 'error' : ''} maxLength={max} inputMode={field === 'phone' ? 'tel' : undefined} value={form[field]} onChange={(event) => set({ [field]: event.target.value })} /></Labelled>
  const none = (value: string) => value.trim() || null
  function send() {
    setTried(true)
    if (wanted.some(missing)) return
    onSend({
      facts: { name: none(form.name), seat: none(form.seat), representative: none(form.representative), termUntil: none(form.termUntil), approval: none(form.approval), reason: form.reason.trim() },
      contact: { name: form.contact.trim(), phone: form.phone.trim() }, delivery: form.delivery, address: form.delivery === 'post' ? none(form.address) : null,
    })
  }
  return (
    <>
      <h2 className={styles.title}>{text.facts}</h2>
      {business === 'change' && <p className="muted">{text.changeHint}</p>}
      <div className={styles.grid}>{fieldsOf[business].map((field) => (field === 'termUntil' ? line(field, 10, text.termHint, 'date') : line(field, field === 'seat' ? 120 : 80)))}</div>
      <Labelled label={text.reason} hint={text.reasonHints[business]} error={error('reason')}><Input.TextArea aria-label={text.reason} rows={2} maxLength={500} value={form.reason} onChange={(event) => set({ reason: event.target.value })} /></Labelled>
      <div className={styles.grid}>{line('contact', 40)}{line('phone', 11, text.phoneHint)}</div>
      <Labelled label={text.delivery}><Radio.Group aria-label={text.delivery} value={form.delivery} onChange={(event) => set({ delivery: event.target.value as 'counter' | 'post' })} options={[{ value: 'counter', label: shared.delivery.counter }, { value: 'post', label: shared.delivery.post }]} /></Labelled>
      {form.delivery === 'post' && line('address', 120)}
      <ProblemNotice problem={problem} />
      <div><Button kind="primary" size="large" busy={busy} onClick={send}>{action}</Button></div>
    </>
  )
}

function Labelled({ label, hint, error, children }: { label: string; hint?: string | undefined; error?: string | undefined; children: ReactNode }) {
  return <div className={styles.choices}><span>{label}</span>{children}{hint && !error && <span className={styles.small}>{hint}</span>}{error && <span className={styles.why} role="alert">{error}</span>}</div>
}
