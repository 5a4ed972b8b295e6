import { useState } from 'react'
import { Plus, X } from 'lucide-react'
import { useAnswer, useRows } from '@guildhall/client'
import { membershipRoutes, unitRoutes } from '@guildhall/contract'
import { Button, Chip, Icon, ProblemNotice, useText } from '@guildhall/ui'
import { Input, Select } from '@guildhall/ui/console'
import { Question } from '../../app/ask-dialog.tsx'
import { UnitSelect, type ChosenUnit } from '../../app/unit-select.tsx'
import { changeMessages } from './change-messages.ts'
import { messages } from './messages.ts'
import { emptyPart, type Draft, type NewUnion, type SplitPart } from './unit-change-plan.ts'
import type { UnitKind } from './units-page.tsx'
import styles from './change.module.css'

type FieldsProps = { draft: Draft; unit: ChosenUnit; parent: ChosenUnit | null; onChange: (change: Partial<Draft>) => void }

export function MergeFields({ draft, onChange }: FieldsProps) {
  const text = useText(changeMessages)
  const set = (index: number, unit: ChosenUnit | null) => onChange({ sources: draft.sources.map((one, at) => (at === index ? unit : one)) })
  return (
    <>
      <fieldset>
        <legend>{text.sources}</legend>
        {draft.sources.map((unit, index) => (
          <div key={index} className={styles.row}>
            <UnitSelect label={`${text.sources} ${index + 1}`} value={unit} onChange={(chosen) => set(index, chosen)} />
            {draft.sources.length > 1 && <Button size="small" kind="quiet" icon={X} onClick={() => onChange({ sources: draft.sources.filter((_, at) => at !== index) })}>{text.remove(unit?.name ?? '')}</Button>}
          </div>
        ))}
        <div><Button size="small" icon={Plus} onClick={() => onChange({ sources: [...draft.sources, null] })}>{text.addSource}</Button></div>
      </fieldset>
      <fieldset>
        <legend>{text.into}</legend>
        <label className={styles.choice}><input type="radio" name="into" checked={!draft.intoNew} onChange={() => onChange({ intoNew: false })} />{text.intoExisting}</label>
        <label className={styles.choice}><input type="radio" name="into" checked={draft.intoNew} onChange={() => onChange({ intoNew: true })} />{text.intoNew}</label>
        {draft.intoNew ? <UnionFields value={draft.fresh} onChange={(change) => onChange({ fresh: { ...draft.fresh, ...change } })} /> : <Question label={text.unit}><UnitSelect label={text.unit} value={draft.into} onChange={(into) => onChange({ into })} /></Question>}
      </fieldset>
    </>
  )
}

function UnionFields({ value, onChange }: { value: NewUnion; onChange: (change: Partial<NewUnion>) => void }) {
  const text = useText(changeMessages)
  const shared = useText(messages)
  return (
    <>
      <Question label={text.name}><Input maxLength={80} value={value.name} onChange={(event) => onChange({ name: event.target.value })} /></Question>
      <div className={styles.pair}>
        <Question label={text.type}><Select aria-label={text.type} value={value.kind} onChange={(kind) => onChange({ kind })} options={(Object.keys(shared.kind) as UnitKind[]).map((one) => ({ value: one, label: shared.kind[one] }))} /></Question>
        <Question label={text.parent}><UnitSelect label={text.parent} value={value.parent} onChange={(parent) => onChange({ parent })} /></Question>
      </div>
    </>
  )
}

export function SplitFields({ draft, unit, parent, onChange }: FieldsProps) {
  const text = useText(changeMessages)
  const change = (index: number, part: Partial<SplitPart>) => onChange({ parts: draft.parts.map((one, at) => (at === index ? { ...one, ...part } : one)) })
  return (
    <>
      {draft.parts.map((part, index) => (
        <div key={index} className={styles.part}>
          <div className={styles.partHead}><b>{text.part(index + 1)}</b>{draft.parts.length > 1 && <Button size="small" kind="quiet" onClick={() => onChange({ parts: draft.parts.filter((_, at) => at !== index) })}>{text.removePart}</Button>}</div>
          <UnionFields value={part} onChange={(more) => change(index, more)} />
          <Children unitId={unit.id} taken={new Set(draft.parts.flatMap((one, at) => (at === index ? [] : [...one.children])))} chosen={part.children} onChange={(children) => change(index, { children })} />
          <MemberPicker unitId={unit.id} chosen={part.people} onChange={(people) => change(index, { people })} />
          <div className={styles.pair}>
            <Question label={text.occupation}><Input maxLength={40} value={part.occupation} onChange={(event) => change(index, { occupation: event.target.value })} /></Question>
            <Question label={text.employmentForm}><Input maxLength={40} value={part.employmentForm} onChange={(event) => change(index, { employmentForm: event.target.value })} /></Question>
          </div>
        </div>
      ))}
      <div><Button size="small" icon={Plus} onClick={() => onChange({ parts: [...draft.parts, emptyPart(parent)] })}>{text.addPart}</Button></div>
    </>
  )
}

function Children({ unitId, taken, chosen, onChange }: { unitId: string; taken: ReadonlySet<string>; chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void }) {
  const text = useText(changeMessages)
  const { data, error } = useAnswer(unitRoutes.list, { parentId: unitId, limit: 200 })
  return (
    <fieldset>
      <legend>{text.children}</legend>
      <ProblemNotice problem={error} />
      {data?.rows.length === 0 && <p className="muted">{text.childrenNone}</p>}
      <div className={styles.choices}>
        {data?.rows.filter((child) => !taken.has(child.id)).map((child) => (
          <label key={child.id} className={styles.choice}><input type="checkbox" checked={chosen.has(child.id)} onChange={(event) => onChange(new Set(event.target.checked ? [...chosen, child.id] : [...chosen].filter((id) => id !== child.id)))} />{child.name}</label>
        ))}
      </div>
    </fieldset>
  )
}

/** Members of the union, found by name and put on the list one by one. */
function MemberPicker({ unitId, chosen, onChange }: { unitId: string; chosen: readonly ChosenUnit[]; onChange: (chosen: readonly ChosenUnit[]) => void }) {
  const text = useText(changeMessages)
  const [name, setName] = useState('')
  const found = useRows(membershipRoutes.list, { unitId, name, limit: 20 }, { enabled: [...name].length >= 2 })
  const fits = found.rows.filter((row) => row.membership.unitId === unitId && !chosen.some((one) => one.id === row.id))
  return (
    <div className={styles.form}>
      <Question label={text.people}><Input.Search allowClear enterButton autoComplete="off" placeholder={text.peopleHint} onSearch={(typed: string) => setName(typed.trim())} /></Question>
      <ProblemNotice problem={found.problem} />
      {fits.map((row) => <div key={row.id} className={styles.row}><span>{row.name} <span className="num muted">{row.phone}</span></span><Button size="small" onClick={() => onChange([...chosen, { id: row.id, name: row.name }])}>{text.add}</Button></div>)}
      {chosen.length > 0 && <p className={styles.people}><span className="muted">{text.chosenPeople(chosen.length)}</span>{chosen.map((one) => <button key={one.id} type="button" aria-label={text.remove(one.name)} onClick={() => onChange(chosen.filter((other) => other.id !== one.id))}><Chip shape="none">{one.name} <Icon of={X} size={12} /></Chip></button>)}</p>}
    </div>
  )
}

export function DissolveFields({ draft, onChange }: FieldsProps) {
  const text = useText(changeMessages)
  return (
    <fieldset>
      <legend>{text.members}</legend>
      <label className={styles.choice}><input type="radio" name="members" checked={!draft.end} onChange={() => onChange({ end: false })} />{text.toUnit}</label>
      <label className={styles.choice}><input type="radio" name="members" checked={draft.end} onChange={() => onChange({ end: true })} />{text.end}</label>
      {draft.end ? <p className="muted">{text.endDetail}</p> : <Question label={text.unit}><UnitSelect label={text.unit} value={draft.to} onChange={(to) => onChange({ to })} /></Question>}
    </fieldset>
  )
}
