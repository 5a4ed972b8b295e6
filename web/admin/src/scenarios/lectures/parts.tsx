import type { ReactNode } from 'react'
import { useAnswer } from '@guildhall/client'
import { lectureShapes, unitRoutes, type AnswerOf, type lectureMenuRoutes } from '@guildhall/contract'
import { useFormat, useLanguage, useText } from '@guildhall/ui'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import styles from './lectures.module.css'

export type Field = AnswerOf<typeof lectureMenuRoutes.find>['rows'][number]['field']
export type Audience = AnswerOf<typeof lectureMenuRoutes.find>['rows'][number]['audiences'][number]
const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** Words of fields and audiences in the reader's language, alone or as options of a list. */
export function useLectureWords() {
  const language = useLanguage()
  const { comma } = useText(messages)
  const field = (one: Field) => lectureShapes.lectureFields[one][language]
  const audience = (one: Audience) => lectureShapes.lectureAudiences[one][language]
  return {
    field, audience, fields: (of: readonly Field[]) => of.map(field).join(comma), audiences: (of: readonly Audience[]) => of.map(audience).join(comma),
    fieldOptions: lectureShapes.lectureField.options.map((value) => ({ value, label: field(value) })), audienceOptions: lectureShapes.lectureAudience.options.map((value) => ({ value, label: audience(value) })),
  }
}

/** Where the reader's own unit is: what a form about places begins with. */
export function useOwnDivision(): string | null {
  const { permissions, actingRole } = useSession()
  const { data } = useAnswer(unitRoutes.get, { id: actingRole?.unitId ?? '' }, { enabled: permissions.has('units.read') && actingRole !== null, staleTime: Infinity })
  return data?.unit.division ?? null
}

export function Labelled({ label, children, hint }: { label: string; children: ReactNode; hint?: string }) {
  return <div className={styles.field}><span className="muted">{label}</span>{children}{hint && <span className={styles.small}>{hint}</span>}</div>
}

export function Rating({ of }: { of: { mean: number; judgements: number } | null }) {
  const text = useText(messages)
  const format = useFormat()
  return of ? <span className="num">{text.rating(of.mean.toFixed(1), format.count(of.judgements))}</span> : <span className="muted">{text.unrated}</span>
}

/** A week in half days, some of them pressed. */
export function WeekGrid({ label, value, onChange }: { label: string; value: readonly string[]; onChange: (slots: string[]) => void }) {
  const text = useText(messages)
  const toggle = (slot: string) => onChange(value.includes(slot) ? value.filter((one) => one !== slot) : [...value, slot])
  return (
    <table className={styles.week} aria-label={label}>
      <thead><tr><td />{lectureShapes.partOfDay.options.map((part) => <th key={part} scope="col">{text.part[part]}</th>)}</tr></thead>
      <tbody>{weekdays.map((day) => <tr key={day}><th scope="row">{text.weekday(day)}</th>{lectureShapes.partOfDay.options.map((part) => { const slot = `${day}-${part}`; return <td key={part}><button type="button" className={styles.slot} aria-pressed={value.includes(slot)} aria-label={`${text.weekday(day)} ${text.part[part]}`} onClick={() => toggle(slot)}>{value.includes(slot) ? '✓' : ''}</button></td> })}</tr>)}</tbody>
    </table>
  )
}

/** Several of a few, each a button. */
export function Chips<Value extends string>({ label, options, value, onChange }: { label: string; options: readonly { value: Value; label: string }[]; value: readonly Value[]; onChange: (value: Value[]) => void }) {
  return <div className={styles.chips} role="group" aria-label={label}>{options.map((one) => <button key={one.value} type="button" className={styles.chip} aria-pressed={value.includes(one.value)} onClick={() => onChange(value.includes(one.value) ? value.filter((known) => known !== one.value) : [...value, one.value])}>{one.label}</button>)}</div>
}

/** One of five, the best first. */
export function Stars({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  const text = useText(messages)
  return (
    <Labelled label={label}><div className={styles.chips} role="radiogroup" aria-label={label}>{[5, 4, 3, 2, 1].map((one) => <button key={one} type="button" role="radio" aria-checked={value === one} className={styles.chip} onClick={() => onChange(one)}>{text.star(one)}</button>)}</div></Labelled>
  )
}
