import { useState } from 'react'
import { useRouter } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { lectureMenuRoutes, lectureShapes, unitRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, EmptyState, ProblemNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './lectures.module.css'

type Lecturer = NonNullable<AnswerOf<typeof lectureMenuRoutes.mine>['lecturer']>
const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** When a lecturer can come, how often and how far; days away. */
export default function TimesPage() {
  const shared = useText(messages)
  const text = shared.times
  const router = useRouter()
  const { data, error } = useAnswer(lectureMenuRoutes.mine, {})
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/lecturing' as string }))} />
      <PhoneBody>
        {error && !data && <ProblemNotice problem={error} />}
        {!data && !error && <SkeletonCards label={shared.loading} count={2} />}
        {data && !data.lecturer && <EmptyState title={shared.mine.none}>{shared.mine.noneNext}</EmptyState>}
        {data?.lecturer && <><Times of={data.lecturer} /><Away of={data.lecturer} /></>}
      </PhoneBody>
    </>
  )
}

function Times({ of }: { of: Lecturer }) {
  const shared = useText(messages)
  const text = shared.times
  const [form, setForm] = useState({ weekly: of.weekly, perDay: of.perDay, perWeek: of.perWeek, maxKm: of.maxKm, counties: of.counties, paused: of.state === 'paused' })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const save = useCommand(lectureMenuRoutes.setTimes)
  const toggle = (slot: string) => set({ weekly: form.weekly.includes(slot) ? form.weekly.filter((one) => one !== slot) : [...form.weekly, slot] })
  const number = (label: string, key: 'perDay' | 'perWeek' | 'maxKm', max: number) => <label className={styles.field}><span>{label}</span><input className={styles.input} type="number" inputMode="numeric" min={1} max={max} value={form[key] || ''} onChange={(event) => set({ [key]: Math.min(max, Math.max(0, Math.trunc(Number(event.target.value)))) })} /></label>
  return (
    <Card>
      <div className={styles.stack}>
        <h2 className={styles.title}>{text.usual}</h2>
        <table className={styles.week}>
          <thead><tr><td />{lectureShapes.partOfDay.options.map((part) => <th key={part} scope="col">{shared.part[part]}</th>)}</tr></thead>
          <tbody>{weekdays.map((day) => <tr key={day}><th scope="row">{shared.weekday(day)}</th>{lectureShapes.partOfDay.options.map((part) => { const slot = `${day}-${part}`; const on = form.weekly.includes(slot); return <td key={part}><button type="button" className={styles.slot} aria-pressed={on} aria-label={`${shared.weekday(day)} ${shared.part[part]}`} onClick={() => toggle(slot)}>{on ? '✓' : ''}</button></td> })}</tr>)}</tbody>
        </table>
        <div className={styles.two}>{number(text.perDay, 'perDay', 3)}{number(text.perWeek, 'perWeek', 20)}</div>
        {number(text.maxKm, 'maxKm', 500)}
        <Counties city={`${of.division.slice(0, 4)}00`} value={form.counties} onChange={(counties) => set({ counties })} />
        <label className={styles.row}><input type="checkbox" checked={form.paused} onChange={(event) => set({ paused: event.target.checked })} /><span>{text.paused}</span></label>
        <p className="muted" style={{ margin: 0 }}>{text.pausedHint}</p>
        <ProblemNotice problem={save.problem} />
        <Button kind="primary" size="large" block busy={save.busy} disabled={form.perDay < 1 || form.perWeek < 1 || form.maxKm < 1} onClick={() => save.start(form)}>{shared.save}</Button>
        {save.done && <p role="status" className="muted" style={{ margin: 0 }}>{text.saved}</p>}
      </div>
    </Card>
  )
}

/** Counties of the lecturer's own city. */
function Counties({ city, value, onChange }: { city: string; value: readonly string[]; onChange: (counties: string[]) => void }) {
  const text = useText(messages).times
  const { data: home } = useAnswer(unitRoutes.divisions, { below: city }, { staleTime: Infinity })
  return (
    <fieldset className={styles.set}>
      <legend>{text.counties}</legend>
      <div className={styles.chips}>{home?.rows.map((row) => <button key={row.code} type="button" className={styles.chip} aria-pressed={value.includes(row.code)} onClick={() => onChange(value.includes(row.code) ? value.filter((one) => one !== row.code) : [...value, row.code])}>{row.name}</button>)}</div>
      <p className="muted">{text.countiesHint}</p>
    </fieldset>
  )
}

function Away({ of }: { of: Lecturer }) {
  const text = useText(messages).times
  const format = useFormat()
  const [first, setFirst] = useState('')
  const [last, setLast] = useState('')
  const [agreed, setAgreed] = useState(0)
  const add = useCommand(lectureMenuRoutes.addAway, { onDone: (answer) => { setAgreed(answer.agreed); setFirst(''); setLast('') } })
  const remove = useCommand(lectureMenuRoutes.removeAway)
  const wrong = first !== '' && last !== '' && last < first
  return (
    <Card>
      <div className={styles.stack}>
        <h2 className={styles.title}>{text.away}</h2>
        {of.away.length === 0 && <p className="muted" style={{ margin: 0 }}>{text.noAway}</p>}
        <ul className={styles.list}>{of.away.map((one) => { const said = one.first === one.last ? format.date(one.first) : `${format.date(one.first)} – ${format.date(one.last)}`; return <li key={one.id}><span>{said}</span><Button size="small" kind="quiet" aria-label={`${text.remove} ${said}`} busy={remove.busy} onClick={() => remove.start({ awayId: one.id })}>{text.remove}</Button></li> })}</ul>
        <div className={styles.two}>
          <label className={styles.field}><span>{text.first}</span><input className={styles.input} type="date" value={first} onChange={(event) => setFirst(event.target.value)} /></label>
          <label className={styles.field}><span>{text.last}</span><input className={styles.input} type="date" value={last} min={first} onChange={(event) => setLast(event.target.value)} /></label>
        </div>
        {wrong && <p className={styles.why}>{text.awayWrong}</p>}
        <ProblemNotice problem={add.problem ?? remove.problem} />
        {agreed > 0 && <p className={styles.why} role="status">{text.agreed(agreed)}</p>}
        <Button busy={add.busy} disabled={first === '' || last === '' || wrong} onClick={() => add.start({ first, last })}>{text.add}</Button>
      </div>
    </Card>
  )
}
