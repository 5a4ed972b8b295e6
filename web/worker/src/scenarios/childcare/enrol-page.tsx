import { useState } from 'react'
import { useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { childcareRoutes, childcareShapes, type AnswerOf, type RequestOf } from '@guildhall/contract'
import { Button, Card, EmptyState, ProblemNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './childcare.module.css'

type Class = AnswerOf<typeof childcareRoutes.show>
type Sent = RequestOf<typeof childcareRoutes.enrol>
const mobile = /^1[3-9]\d{9}$/

/** Enrols a child: who it is, whom to call, who picks it up, and the consent of its guardian. */
export default function EnrolPage() {
  const shared = useText(messages)
  const router = useRouter()
  const { classId = '' } = useParams({ strict: false }) as { classId?: string }
  const { data, error } = useAnswer(childcareRoutes.show, { classId })
  return (
    <>
      <PhoneBar title={shared.enrol.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: `/childcare/${classId}` as string }))} />
      <PhoneBody>
        {error && !data && <ProblemNotice problem={error} />}
        {!data && !error && <SkeletonCards label={shared.loading} count={2} />}
        {data && !data.mayEnrol && <EmptyState title={shared.one.no}>{shared.one.noNext}</EmptyState>}
        {data?.mayEnrol && <Form of={data} />}
      </PhoneBody>
    </>
  )
}

function Form({ of }: { of: Class }) {
  const shared = useText(messages)
  const text = shared.enrol
  const format = useFormat()
  const navigate = useNavigate()
  const [form, setForm] = useState({ name: '', birthMonth: '', gender: null as Sent['gender'], health: '', relation: null as Sent['relation'] | null, emergencyName: '', emergencyPhone: '', pickers: [] as { name: string; phone: string }[], agreed: false, sign: '', wait: true, another: false })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const setPicker = (index: number, change: Partial<{ name: string; phone: string }>) => set({ pickers: form.pickers.map((one, at) => (at === index ? { ...one, ...change } : one)) })
  const enrol = useCommand(childcareRoutes.enrol, { onDone: (answer) => void navigate({ to: `/childcare/children/${answer.id}` as string, replace: true }) })
  const ready = form.name.trim() !== '' && form.birthMonth !== '' && form.relation !== null && form.emergencyName.trim() !== '' && mobile.test(form.emergencyPhone) && form.pickers.every((one) => one.name.trim() !== '' && mobile.test(one.phone)) && form.agreed && form.sign.trim() !== ''
  const send = () => {
    if (!form.relation) return
    enrol.start({ classId: of.id, name: form.name.trim(), birthMonth: form.birthMonth, gender: form.gender, health: form.health.trim(), relation: form.relation, emergency: { name: form.emergencyName.trim(), phone: form.emergencyPhone }, pickers: form.pickers.map((one) => ({ name: one.name.trim(), phone: one.phone })), consent: { hash: of.consent.hash, agreed: true, name: form.sign.trim() }, wait: form.wait, another: form.another })
  }
  const typed = (label: string, key: 'name' | 'emergencyName' | 'sign') => <label className={styles.field}><span>{label}</span><input className={styles.input} maxLength={40} autoComplete="off" value={form[key]} onChange={(event) => set({ [key]: event.target.value })} /></label>
  const choose = <Value extends string>(label: string, options: readonly Value[], said: Record<Value, string>, value: Value | null, onChoose: (value: Value) => void) => (
    <fieldset className={styles.set}><legend>{label}</legend><div className={styles.chips} role="radiogroup" aria-label={label}>{options.map((one) => <button key={one} type="button" role="radio" aria-checked={value === one} className={styles.chip} onClick={() => onChoose(one)}>{said[one]}</button>)}</div></fieldset>
  )
  return (
    <>
      <Card>
        <div className={styles.stack}>
          <h2 className={styles.title}>{of.title}{shared.dot}{text.child}</h2>
          {typed(text.name, 'name')}
          <label className={styles.field}><span>{text.birth}</span><input className={styles.input} type="month" value={form.birthMonth} onChange={(event) => set({ birthMonth: event.target.value })} /></label>
          {choose(text.gender, childcareShapes.gender.options, shared.gender, form.gender, (gender) => set({ gender: form.gender === gender ? null : gender }))}
          <label className={styles.field}><span>{text.health}</span><textarea className={`${styles.input} ${styles.area}`} maxLength={600} placeholder={text.healthHint} value={form.health} onChange={(event) => set({ health: event.target.value })} /></label>
          {choose(text.relation, childcareShapes.relation.options, shared.relation, form.relation, (relation) => set({ relation }))}
        </div>
      </Card>
      <Card>
        <div className={styles.stack}>
          <h2 className={styles.title}>{text.emergency}</h2>
          {typed(text.emergencyName, 'emergencyName')}
          <label className={styles.field}><span>{text.emergencyPhone}</span><input className={styles.input} type="tel" inputMode="numeric" maxLength={11} autoComplete="off" value={form.emergencyPhone} onChange={(event) => set({ emergencyPhone: event.target.value.replace(/\D/g, '') })} /></label>
        </div>
      </Card>
      <Card>
        <div className={styles.stack}>
          <h2 className={styles.title}>{text.pickers}</h2>
          <p className="muted" style={{ margin: 0 }}>{text.pickersHint}</p>
          {form.pickers.map((one, index) => (
            <div key={index} className={styles.stack}>
              <div className={styles.two}>
                <label className={styles.field}><span>{text.picker(index + 1)}</span><input className={styles.input} maxLength={40} autoComplete="off" value={one.name} onChange={(event) => setPicker(index, { name: event.target.value })} /></label>
                <label className={styles.field}><span>{text.pickerPhone(index + 1)}</span><input className={styles.input} type="tel" inputMode="numeric" maxLength={11} autoComplete="off" value={one.phone} onChange={(event) => setPicker(index, { phone: event.target.value.replace(/\D/g, '') })} /></label>
              </div>
              <span><Button size="small" kind="quiet" onClick={() => set({ pickers: form.pickers.filter((_, at) => at !== index) })}>{text.remove(index + 1)}</Button></span>
            </div>
          ))}
          {form.pickers.length < 3 && <span><Button icon={Plus} onClick={() => set({ pickers: [...form.pickers, { name: '', phone: '' }] })}>{text.add}</Button></span>}
        </div>
      </Card>
      <Card>
        <div className={styles.stack}>
          <div className={styles.head}><h2 className={styles.title}>{text.consent}</h2><span className="muted">{text.version(format.count(of.consent.version))}</span></div>
          <p className={styles.words}>{of.consent.text}</p>
          <label className={styles.tick}><input type="checkbox" checked={form.agreed} onChange={(event) => set({ agreed: event.target.checked })} /><span>{text.agree}</span></label>
          {typed(text.sign, 'sign')}
          <p className="muted" style={{ margin: 0 }}>{text.signHint}</p>
          {of.waitlist > 0 && <label className={styles.tick}><input type="checkbox" checked={form.wait} onChange={(event) => set({ wait: event.target.checked })} /><span>{text.wait}</span></label>}
          {(form.another || enrol.problem?.code === 'childcare.same-name') && <label className={styles.tick}><input type="checkbox" checked={form.another} onChange={(event) => set({ another: event.target.checked })} /><span>{text.another}</span></label>}
          {!ready && <p className="muted" style={{ margin: 0 }}>{text.missing}</p>}
          <ProblemNotice problem={enrol.problem} />
          <Button kind="primary" size="large" block busy={enrol.busy} disabled={!ready} onClick={send}>{text.send}</Button>
        </div>
      </Card>
    </>
  )
}
