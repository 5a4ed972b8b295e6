import { useState, type ReactNode } from 'react'
import { Plus, Trash2 } from 'lucide-react'
import { unitRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, Card, classNames, dotted, useFormat, useText } from '@guildhall/ui'
import { Fold, hasRoom, Input, InputNumber, Select } from '@guildhall/ui/console'
import { UnitSelect } from '../../../app/unit-select.tsx'
import { JudgedBefore } from '../courses/judged-before.tsx'
import { messages } from './messages.ts'
import styles from './plans.module.css'
import { TemplateBar } from './template-bar.tsx'
import { addDays, askerOf, classHours, usePlanWords, type Checked, type Conflict, type Draft, type PlanNeed } from './words.ts'

type FormProps = { draft: Draft; needs: readonly PlanNeed[]; checked: Checked | null; onChange: (change: Partial<Draft>) => void }

/** All that a plan says, in the order in which a cadre decides it. What is seldom changed, and on a phone whatever is long, is folded: its heading says what is set. */
export function PlanForm(props: FormProps) {
  return <><Basics {...props} /><Who {...props} /><Sessions {...props} /><div className={styles.columns}><Outline {...props} /><Needs {...props} /></div></>
}

function Basics({ draft, checked, onChange }: FormProps) {
  const text = useText(messages)
  const format = useFormat()
  const number = (label: string, name: 'seats' | 'waitlist' | 'minAttendancePercent' | 'passTheory' | 'passPractice', min: number, max: number) => (
    <Labelled label={label} size="narrow"><InputNumber aria-label={label} min={min} max={max} precision={0} value={draft[name]} onChange={(value) => onChange({ [name]: value ?? min })} style={{ width: '100%' }} /></Labelled>
  )
  return (
    <Card>
      <Head title={text.editor.basics} aside={<span className={styles.muted}>{text.editor.cost} <b className="num">¥{format.yuan(checked?.costFen ?? draft.costFen)}</b>（{text.editor.costHint}）</span>} />
      <div className={styles.grid}>
        <Labelled label={text.editor.name} size="wide"><Input aria-label={text.editor.name} maxLength={80} value={draft.title} onChange={(event) => onChange({ title: event.target.value })} /></Labelled>
        <Labelled label={text.editor.kind} size="narrow"><Select aria-label={text.editor.kind} value={draft.kind} onChange={(kind) => onChange(kind === 'custom' ? { kind } : { kind, unitId: null })} options={(['composite', 'custom'] as const).map((kind) => ({ value: kind, label: text.kind[kind] }))} /></Labelled>
        {draft.kind === 'custom' && <Labelled label={text.editor.unit} size="wide"><CustomUnit label={text.editor.unit} unitId={draft.unitId} onChange={(unitId) => onChange({ unitId })} /></Labelled>}
        <Labelled label={text.editor.level} size="narrow">
          <Select aria-label={text.editor.level} value={draft.level ?? -1} onChange={(level) => onChange({ level: level < 0 ? null : level })} options={[-1, 0, 1, 2, 3, 4, 5, 6, 7].map((level) => ({ value: level, label: text.level(level < 0 ? null : level) }))} />
        </Labelled>
        {number(text.editor.seats, 'seats', 1, 2_000)}
      </div>
      <Fold
        level="h3" title={text.editor.seldom}
        summary={[text.editor.waitlistSet(draft.waitlist), draft.feeFen === '0' ? text.editor.free : text.editor.feeSet(format.yuan(draft.feeFen)), text.editor.marksSet(draft.minAttendancePercent, draft.passTheory, draft.passPractice)].join(text.dot)}
      >
        <div className={styles.grid}>
          {number(text.editor.waitlist, 'waitlist', 0, 2_000)}
          <Labelled label={text.editor.price} size="narrow"><InputNumber aria-label={text.editor.price} min={0} max={100_000} precision={2} value={Number(draft.feeFen) / 100} onChange={(value) => onChange({ feeFen: String(Math.round((value ?? 0) * 100)) })} style={{ width: '100%' }} /></Labelled>
          {number(`${text.editor.attendance} %`, 'minAttendancePercent', 0, 100)}
          {number(text.editor.theory, 'passTheory', 0, 100)}
          {number(text.editor.practice, 'passPractice', 0, 100)}
        </div>
      </Fold>
      <TemplateBar draft={draft} onChange={onChange} />
    </Card>
  )
}

/** For whom a custom class is made: the unit of the needs it grew from, or any other of the range. */
function CustomUnit({ label, unitId, onChange }: { label: string; unitId: string | null; onChange: (id: string | null) => void }) {
  const known = useAnswer(unitRoutes.get, { id: unitId ?? '' }, { enabled: unitId !== null })
  const name = known.data?.unit.name ?? ''
  return <UnitSelect label={label} value={unitId === null ? null : { id: unitId, name }} onChange={(unit) => onChange(unit?.id ?? null)} />
}

function Who({ draft, checked, onChange }: FormProps) {
  const text = useText(messages)
  const format = useFormat()
  const words = usePlanWords()
  const lacking = checked?.conflicts.find((one) => one.code === 'venue-lacks-equipment')
  const trainers = checked?.trainers ?? []
  const venues = checked?.venues ?? []
  const why = (one: { suits: boolean; why: Conflict['code'][] }) => (one.suits ? text.editor.suits : one.why.map((code) => text.conflict.code[code]).join('、'))
  return (
    <Card>
      <Head title={text.editor.who} />
      <div className={styles.grid}>
        <Labelled label={text.editor.trainer} size="wide">
          <Select
            aria-label={text.editor.trainer} placeholder={text.editor.choose} value={draft.trainerId ?? undefined} onChange={(trainerId) => onChange({ trainerId })} showSearch={{ optionFilterProp: 'label' }}
            options={trainers.map((one) => ({ value: one.id, label: dotted(text.dot, [one.name, text.level(one.level), one.near ? text.editor.near : null, one.mean === null ? null : text.editor.mean(one.mean.toFixed(1)), one.feeFen === null ? null : text.editor.fee(format.yuan(one.feeFen)), why(one)]) }))}
          />
        </Labelled>
        <Labelled label={text.editor.venue} size="wide">
          <Select
            aria-label={text.editor.venue} placeholder={text.editor.choose} value={draft.venueId ?? undefined} onChange={(venueId) => onChange({ venueId })} showSearch={{ optionFilterProp: 'label' }}
            options={venues.map((one) => ({ value: one.id, label: dotted(text.dot, [one.name, text.editor.seatsOf(one.capacity), one.near ? text.editor.near : null, one.equipment.slice(0, 2).map((item) => `${item.name}×${item.count}`).join(' '), why(one)]) }))}
          />
        </Labelled>
      </div>
      {lacking && (
        <div className={styles.lacking} role="status">
          <p className={lacking.hard ? styles.hard : undefined}>{text.editor.lacks(words.lacks(lacking))}</p>
          <Labelled label={text.editor.equipmentReason} size="wide">
            <Input aria-label={text.editor.equipmentReason} maxLength={200} placeholder={text.editor.equipmentReasonHint} value={draft.equipmentReason ?? ''} onChange={(event) => onChange({ equipmentReason: event.target.value.trim() === '' ? null : event.target.value })} />
          </Labelled>
        </div>
      )}
      <JudgedBefore occupationId={draft.occupationId} level={draft.level} trainerId={draft.trainerId} />
    </Card>
  )
}

function Sessions({ draft, checked, onChange }: FormProps) {
  const text = useText(messages)
  const format = useFormat()
  const [wide] = useState(hasRoom)
  // Whatever changes places folds again; what was just added is open.
  const [{ round, added }, setPlaces] = useState<{ round: number; added: number | null }>({ round: 0, added: null })
  const set = (index: number, change: Partial<Session>) => onChange({ sessions: draft.sessions.map((one, place) => (place === index ? { ...one, ...change } : one)) })
  const again = (sessions: Draft['sessions']) => {
    setPlaces({ round: round + 1, added: null })
    onChange({ sessions })
  }
  const last = draft.sessions.at(-1)
  const add = () => {
    setPlaces({ round, added: draft.sessions.length })
    onChange({ sessions: [...draft.sessions, last ? { ...last, day: addDays(last.day, 7) } : { day: format.stamp(Date.now()).slice(0, 10), from: '18:30', to: '20:45', topic: draft.outline[0]?.topic ?? '' }] })
  }
  const days = draft.sessions.map((one) => one.day).toSorted()
  const hard = checked?.conflicts.filter((one) => one.session !== null && one.hard).length ?? 0
  const total = text.editor.sessionsTotal(draft.sessions.length, draft.sessions.reduce((sum, one) => sum + classHours(one.from, one.to), 0))
  return (
    <Card>
      <Fold
        title={text.editor.sessions} open={wide || draft.sessions.length === 0}
        summary={<>{days.length === 0 ? total : `${total}${text.dot}${text.editor.week(format.day(days[0]!), format.day(days.at(-1)!))}`}{hard > 0 && <> <span className={styles.hard}>{text.editor.inConflict(hard)}</span></>}</>}
      >
        <p className={styles.tools}><Button size="small" onClick={() => again(draft.sessions.toSorted((a, b) => `${a.day}${a.from}`.localeCompare(`${b.day}${b.from}`)))}>{text.editor.sort}</Button><Button size="small" icon={Plus} onClick={add}>{text.editor.addSession}</Button></p>
        <div className={styles.rows}>
          {draft.sessions.map((session, index) => {
            const row = <SessionRow session={session} index={index} conflicts={checked?.conflicts.filter((one) => one.session === index) ?? []} onChange={(change) => set(index, change)} onRemove={() => again(draft.sessions.filter((_, place) => place !== index))} />
            const key = `${round} ${index}`
            return wide ? <div key={key}>{row}</div> : <Fold key={key} level="h3" open={index === added} title={`${index + 1}. ${format.day(session.day)} ${format.weekday(session.day)}`} summary={`${session.from}–${session.to}${text.dot}${session.topic}`}>{row}</Fold>
          })}
        </div>
      </Fold>
    </Card>
  )
}

type Session = Draft['sessions'][number]

function SessionRow({ session, index, conflicts, onChange, onRemove }: { session: Session; index: number; conflicts: readonly Conflict[]; onChange: (change: Partial<Session>) => void; onRemove: () => void }) {
  const text = useText(messages)
  const format = useFormat()
  const words = usePlanWords()
  return (
    <div className={classNames(styles.row, conflicts.some((one) => one.hard) && styles.bad)}>
      <span className="num">{index + 1}</span>
      <Input type="date" className={styles.ofDay} aria-label={`${text.editor.day} ${index + 1}`} value={session.day} onChange={(event) => { if (event.target.value) onChange({ day: event.target.value }) }} />
      <Input type="time" aria-label={`${text.editor.from} ${index + 1}`} value={session.from} onChange={(event) => { if (event.target.value) onChange({ from: event.target.value }) }} />
      <Input type="time" aria-label={`${text.editor.to} ${index + 1}`} value={session.to} onChange={(event) => { if (event.target.value) onChange({ to: event.target.value }) }} />
      <Input className={styles.ofTopic} aria-label={`${text.editor.topic} ${index + 1}`} maxLength={60} value={session.topic} onChange={(event) => onChange({ topic: event.target.value })} />
      <span className={styles.muted}>{format.weekday(session.day)}{text.dot}{classHours(session.from, session.to)}</span>
      <Button kind="quiet" size="small" icon={Trash2} aria-label={`${text.editor.remove} ${index + 1}`} onClick={onRemove} />
      {conflicts.length > 0 && <span className={styles.reason}>{conflicts.map((one) => [words.reason(one), words.detail(one)].filter(Boolean).join(' ')).join('；')}</span>}
    </div>
  )
}

function Outline({ draft, onChange }: FormProps) {
  const text = useText(messages)
  const [wide] = useState(hasRoom)
  const set = (index: number, change: Partial<Draft['outline'][number]>) => onChange({ outline: draft.outline.map((one, place) => (place === index ? { ...one, ...change } : one)) })
  return (
    <Card>
      <Fold title={text.editor.outline} open={wide} summary={[text.editor.courses(draft.outline.length), text.editor.total(draft.outline.reduce((sum, one) => sum + one.hours, 0))].join(text.dot)}>
        <p className={styles.tools}><Button size="small" icon={Plus} onClick={() => onChange({ outline: [...draft.outline, { topic: '', hours: 3 }] })}>{text.editor.addCourse}</Button></p>
        <div className={styles.rows}>
          {draft.outline.map((course, index) => (
            <div key={index} className={styles.courseRow}>
              <Input aria-label={`${text.editor.topic} ${index + 1}`} maxLength={60} value={course.topic} onChange={(event) => set(index, { topic: event.target.value })} />
              <InputNumber aria-label={`${text.editor.hours} ${index + 1}`} min={1} max={200} precision={0} value={course.hours} onChange={(value) => set(index, { hours: value ?? 1 })} />
              <Button kind="quiet" size="small" icon={Trash2} aria-label={`${text.editor.remove} ${index + 1}`} onClick={() => onChange({ outline: draft.outline.filter((_, place) => place !== index) })} />
            </div>
          ))}
        </div>
      </Fold>
    </Card>
  )
}

function Needs({ draft, needs, onChange }: FormProps) {
  const text = useText(messages)
  const words = usePlanWords()
  const [wide] = useState(hasRoom)
  return (
    <Card>
      <Fold title={text.editor.needs(needs.length)} open={wide} summary={text.conflict.people(needs.reduce((sum, need) => sum + need.seats, 0))}>
        <div className={styles.rows} style={{ maxHeight: 320, overflowY: 'auto' }}>
          {needs.map((need) => (
            <div key={need.id} className={styles.courseRow}>
              <span>{askerOf(need).name} <span className={styles.muted}>{dotted(text.dot, [askerOf(need).detail, text.level(need.level), words.windows(need.windows), need.seats > 1 ? text.conflict.people(need.seats) : null])}</span></span>
              <span className={styles.muted}>{need.town}</span>
              <Button kind="quiet" size="small" onClick={() => onChange({ needIds: draft.needIds.filter((id) => id !== need.id) })}>{text.editor.takeOut}</Button>
            </div>
          ))}
          {needs.length === 0 && <p className={styles.muted}>{text.plan.noNeedsText}</p>}
        </div>
      </Fold>
    </Card>
  )
}

function Head({ title, aside }: { title: string; aside?: ReactNode }) {
  return <div className={styles.sectionHead}><h2>{title}</h2>{aside}</div>
}

function Labelled({ label, size, children }: { label: string; size?: 'wide' | 'narrow'; children: ReactNode }) {
  return <div className={classNames(styles.field, size && styles[size])}><span>{label}</span>{children}</div>
}
