import { useState } from 'react'
import { Button, colon, useText } from '@guildhall/ui'
import { Input, InputNumber, Segmented, Select } from '@guildhall/ui/console'
import { Question } from '../../app/ask-dialog.tsx'
import { DivisionSelect } from '../../app/division-select.tsx'
import { UnitSelect } from '../../app/unit-select.tsx'
import { messages } from './messages.ts'
import styles from './founding.module.css'

export type Kind = 'single' | 'joint' | 'industry' | 'project' | 'area'
export type Draft = {
  kind: Kind; name: string; division: string | null; site: string; years: 3 | 5; staff: number | null; members: number | null
  founders: { unitId: string | null; name: string; creditCode: string | null }[]; group: { name: string; phone: string; side: 'staff' | 'party' | 'above' }[]
}
const kinds = ['single', 'joint', 'industry', 'project', 'area'] as const

/** What is still missing before it can be saved, by the key of the question. */
export function ready(draft: Draft, need: { group: boolean }): ('founders' | 'name' | 'division' | 'staff' | 'members' | 'group')[] {
  const led = draft.group.some((one) => one.name.trim() && /^1[3-9]\d{9}$/.test(one.phone.trim()))
  return [
    ...draft.founders.length === 0 ? ['founders' as const] : [], ...draft.name.trim() ? [] : ['name' as const], ...draft.division ? [] : ['division' as const], ...draft.staff ? [] : ['staff' as const], ...draft.members ? [] : ['members' as const],
    ...need.group && !led ? ['group' as const] : [],
  ]
}

/** The usual name of what is being founded. */
function usualName(draft: Draft): string {
  const [first] = draft.founders
  switch (draft.kind) {
    case 'single': return first ? `${first.name}工会委员会` : ''
    case 'project': return draft.site ? `${draft.site}项目联合工会委员会` : ''
    case 'joint': return draft.site ? `${draft.site}联合工会委员会` : ''
    case 'industry': return draft.site ? `${draft.site}行业工会联合会` : ''
    case 'area': return draft.site ? `${draft.site}区域工会联合会` : ''
  }
}

export function FoundingForm({ draft, onChange, editing }: { draft: Draft; onChange: (draft: Draft) => void; editing: boolean }) {
  const text = useText(messages)
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part })
  const suggestion = usualName(draft)
  return (
    <>
      <fieldset className={styles.kinds}>
        <legend className={styles.legend}>{text.form.kind}</legend>
        {kinds.map((kind) => (
          <label key={kind} className={styles.kind}>
            <input type="radio" name="kind" checked={draft.kind === kind} onChange={() => set({ kind })} /><b>{text.kind[kind]}</b><small>{text.kindDetail[kind]}</small>
          </label>
        ))}
      </fieldset>
      <Founders draft={draft} onChange={set} />
      <div className={styles.pair}>
        {draft.kind !== 'single' && <Question label={draft.kind === 'project' ? text.form.site : text.form.place}><Input maxLength={40} value={draft.site} onChange={(event) => set({ site: event.target.value })} /></Question>}
        <Question label={text.form.name}>
          <Input maxLength={80} placeholder={text.form.nameHint} value={draft.name} onChange={(event) => set({ name: event.target.value })} />
        </Question>
      </div>
      {suggestion && suggestion !== draft.name && <p><Button size="small" kind="quiet" onClick={() => set({ name: suggestion })}>{text.form.suggest}{colon()}{suggestion}</Button></p>}
      <div><p className={styles.legend}>{text.form.division}</p><DivisionSelect value={draft.division} onChange={(division) => set({ division: division?.code ?? null })} /></div>
      <div className={styles.pair}>
        <Question label={text.form.staff}><InputNumber min={1} max={1_000_000} style={{ width: '100%' }} value={draft.staff} onChange={(staff) => set({ staff })} /></Question>
        <Question label={text.form.members}><InputNumber min={1} max={1_000_000} style={{ width: '100%' }} value={draft.members} onChange={(members) => set({ members })} /></Question>
        <div><p className={styles.legend}>{text.form.years}</p><Segmented value={draft.years} onChange={(years) => set({ years: years as 3 | 5 })} options={[3, 5].map((value) => ({ value, label: text.form.yearsOf(value) }))} /></div>
      </div>
      <Group draft={draft} onChange={set} editing={editing} />
    </>
  )
}

function Founders({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const text = useText(messages)
  const [other, setOther] = useState({ name: '', code: '' })
  const add = (founder: Draft['founders'][number]) => onChange({ founders: [...draft.founders.filter((one) => one.name !== founder.name), founder], ...(draft.name === '' && draft.kind === 'single' ? { name: `${founder.name}工会委员会` } : {}) })
  return (
    <section className={styles.stack}>
      <p className={styles.legend}>{text.form.founders}</p>
      <ul className={styles.list}>
        {draft.founders.map((one) => (
          <li key={one.unitId ?? one.name} className={styles.item}><span>{one.name}<span className={styles.small}>{one.creditCode ?? (one.unitId ? '' : text.record.offRecord)}</span></span><Button size="small" kind="quiet" aria-label={text.form.remove(one.name)} onClick={() => onChange({ founders: draft.founders.filter((kept) => kept !== one) })}>{text.roster.removeShort}</Button></li>
        ))}
      </ul>
      {(draft.kind !== 'single' || draft.founders.length === 0) && (
        <>
          <UnitSelect label={text.form.addFounder} value={null} onChange={(unit) => { if (unit) add({ unitId: unit.id, name: unit.name, creditCode: null }) }} />
          <div className={styles.row}>
            <span className={styles.muted}>{text.form.other}</span>
            <Input style={{ width: 240 }} maxLength={80} aria-label={text.form.otherName} placeholder={text.form.otherName} value={other.name} onChange={(event) => setOther({ ...other, name: event.target.value })} />
            <Input style={{ width: 240 }} maxLength={18} aria-label={text.form.otherCode} placeholder={text.form.otherCode} value={other.code} onChange={(event) => setOther({ ...other, code: event.target.value })} />
            <Button disabled={other.name.trim().length < 2} onClick={() => { add({ unitId: null, name: other.name.trim(), creditCode: other.code.trim() || null }); setOther({ name: '', code: '' }) }}>{text.form.add}</Button>
          </div>
        </>
      )}
    </section>
  )
}

function Group({ draft, onChange, editing }: { draft: Draft; onChange: (part: Partial<Draft>) => void; editing: boolean }) {
  const text = useText(messages)
  const set = (index: number, part: Partial<Draft['group'][number]>) => onChange({ group: draft.group.map((one, at) => (at === index ? { ...one, ...part } : one)) })
  return (
    <section className={styles.stack}>
      <div><p className={styles.legend}>{text.form.group}</p><p className={styles.muted}>{text.form.groupHint}{editing && text.form.keepGroup}</p></div>
      {draft.group.map((one, index) => (
        <div key={index} className={styles.row}>
          <span className={styles.muted} style={{ width: 36 }}>{index === 0 ? text.record.leader : text.record.member}</span>
          <Input style={{ width: 140 }} maxLength={40} aria-label={`${text.form.personName} ${index + 1}`} placeholder={text.form.personName} value={one.name} onChange={(event) => set(index, { name: event.target.value })} />
          <Input style={{ width: 160 }} inputMode="tel" maxLength={11} aria-label={`${text.form.phone} ${index + 1}`} placeholder={text.form.phone} value={one.phone} onChange={(event) => set(index, { phone: event.target.value })} />
          <Select style={{ width: 130 }} aria-label={`${text.form.side} ${index + 1}`} value={one.side} options={(['staff', 'party', 'above'] as const).map((value) => ({ value, label: text.form.sides[value] }))} onChange={(side: Draft['group'][number]['side']) => set(index, { side })} />
        </div>
      ))}
      {draft.group.length < 15 && <p><Button size="small" onClick={() => onChange({ group: [...draft.group, { name: '', phone: '', side: 'staff' }] })}>{text.form.addPerson}</Button></p>}
    </section>
  )
}
