import { useState } from 'react'
import { useAnswer, useCommand } from '@guildhall/client'
import { peopleRoutes, termRoutes } from '@guildhall/contract'
import { Button, dayOf, useFormat, useText } from '@guildhall/ui'
import { Input, Segmented, Select } from '@guildhall/ui/console'
import { AskDialog, Question } from '../../app/ask-dialog.tsx'
import { UnitSelect, type ChosenUnit } from '../../app/unit-select.tsx'
import { termsMessages } from './terms-messages.ts'
import styles from './founding.module.css'

type Chosen = { personId: string; name: string }

/** An election that was held elsewhere and approved, put on record. The first of the committee is its chair. */
export function RecordTermDialog({ onClose }: { onClose: () => void }) {
  const text = useText(termsMessages)
  const format = useFormat()
  const [unit, setUnit] = useState<ChosenUnit | null>(null)
  const [years, setYears] = useState<3 | 5>(3)
  const [electedOn, setElectedOn] = useState(() => format.stamp(Date.now()).slice(0, 10))
  const [people, setPeople] = useState<readonly Chosen[]>([])
  const [typed, setTyped] = useState('')
  const found = useAnswer(peopleRoutes.search, { name: typed.trim(), limit: 20 }, { enabled: [...typed.trim()].length >= 2 })
  const record = useCommand(termRoutes.record, { onDone: onClose })
  const add = (id: string) => { const one = found.data?.rows.find((row) => row.id === id); if (one && !people.some((kept) => kept.personId === id)) setPeople([...people, { personId: id, name: `${one.name} ${one.unitName}` }]); setTyped('') }
  return (
    <AskDialog
      title={text.record.title} detail={text.record.detail} ok={text.record.ok} busy={record.busy} problem={record.problem} ready={unit !== null && people.length > 0 && electedOn !== ''} onClose={onClose}
      onConfirm={(reason) => record.start({ unitId: unit!.id, years, electedOn, reason, officers: people.map((one, index) => ({ personId: one.personId, body: 'committee' as const, post: index === 0 ? 'chair' as const : 'member' as const })) })}
    >
      <Question label={text.record.unit}><UnitSelect label={text.record.unit} value={unit} onChange={setUnit} /></Question>
      <div className={styles.pair}>
        <Question label={text.record.electedOn}><Input type="date" value={electedOn} onChange={(event) => setElectedOn(event.target.value)} /></Question>
        <div><p className={styles.legend}>{text.record.years}</p><Segmented value={years} onChange={(value) => setYears(value as 3 | 5)} options={[3, 5].map((value) => ({ value, label: text.record.yearsOf(value) }))} /></div>
      </div>
      <Question label={text.record.people}>
        <Select aria-label={text.record.person} placeholder={text.record.person} style={{ width: '100%' }} value={null} showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }} options={found.data?.rows.map((row) => ({ value: row.id, label: `${row.name} ${row.phone ?? ''} ${row.unitName}` })) ?? []} onChange={(id: string | null) => { if (id) add(id) }} />
      </Question>
      <ul className={styles.list}>{people.map((one, index) => <li key={one.personId} className={styles.item}><span>{one.name}{index === 0 && <span className={styles.small}>{text.record.chair}</span>}</span><Button size="small" kind="quiet" onClick={() => setPeople(people.filter((kept) => kept !== one))}>{text.record.remove}</Button></li>)}</ul>
    </AskDialog>
  )
}

/** The union above allows a later election, on a day after the promised one and within the limit. */
export function PostponeDialog({ unitId, due, latest, onClose }: { unitId: string; due: string; latest: string; onClose: () => void }) {
  const text = useText(termsMessages).record
  const format = useFormat()
  const [to, setTo] = useState('')
  const first = dayOf(Date.parse(due) + 86_400_000)
  const postpone = useCommand(termRoutes.postpone, { onDone: onClose })
  return (
    <AskDialog title={text.postpone} detail={text.postponeDetail(format.date(latest))} ok={text.postpone} busy={postpone.busy} problem={postpone.problem} ready={to >= first && to <= latest} onClose={onClose} onConfirm={(reason) => postpone.start({ unitId, to, reason })}>
      <Question label={text.postponeTo}><Input type="date" min={first} max={latest} value={to} onChange={(event) => setTo(event.target.value)} /></Question>
    </AskDialog>
  )
}

/** Somebody leaves a committee before its term is over. */
export function EndOfficerDialog({ unitId, officer, onClose }: { unitId: string; officer: { id: string; name: string }; onClose: () => void }) {
  const text = useText(termsMessages).record
  const end = useCommand(termRoutes.replaceOfficer, { onDone: onClose })
  return <AskDialog title={text.endOf(officer.name)} detail={text.endDetail} ok={text.end} busy={end.busy} problem={end.problem} onClose={onClose} onConfirm={(reason) => end.start({ unitId, officerId: officer.id, reason })} />
}
