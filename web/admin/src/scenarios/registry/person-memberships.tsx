import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { membershipRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, dotted, ProblemNotice, Timeline, useFormat, useText } from '@guildhall/ui'
import { Input, Modal, Segmented } from '@guildhall/ui/console'
import { Question } from '../../app/ask-dialog.tsx'
import { useSession } from '../../app/session.ts'
import { UnitSelect, type ChosenUnit } from '../../app/unit-select.tsx'
import { memberMessages } from './member-messages.ts'
import styles from './registry.module.css'

type Membership = AnswerOf<typeof membershipRoutes.ofPerson>['rows'][number]
const hows = ['leave', 'retire', 'death'] as const

/** Every membership of a person, and what may be done with the one that lasts. */
export function PersonMemberships({ personId }: { personId: string }) {
  const text = useText(memberMessages)
  const format = useFormat()
  const { permissions } = useSession()
  const { data, error } = useAnswer(membershipRoutes.ofPerson, { id: personId })
  const [open, setOpen] = useState<'transfer' | 'end' | null>(null)
  const lasts = data?.rows.some((row) => row.until === null) ?? false
  const span = (row: Membership) => `${format.date(row.from)} – ${row.until ? format.date(row.until) : text.now}`
  const detail = (row: Membership) => dotted(' · ', [text.joined(format.date(row.joinedOn)), row.endedBy && text.ended[row.endedBy], row.endReason])
  return (
    <Card>
      <h2 className={styles.title} style={{ marginTop: 0 }}>{text.history}</h2>
      <ProblemNotice problem={error} />
      {data?.rows.length === 0 && <p className="muted">{text.historyNone}</p>}
      {data && data.rows.length > 0 && <Timeline label={text.history} items={data.rows.map((row) => ({ id: row.id, when: span(row), title: <Link to={`/units/${row.unitId}` as string} className="link">{row.unitName}</Link>, detail: detail(row) }))} />}
      {lasts && permissions.has('people.manage') && <p style={{ display: 'flex', gap: 8, marginTop: 12 }}><Button size="small" onClick={() => setOpen('transfer')}>{text.transfer}</Button><Button size="small" kind="quiet" onClick={() => setOpen('end')}>{text.end}</Button></p>}
      {open === 'transfer' && <Transfer personId={personId} onClose={() => setOpen(null)} />}
      {open === 'end' && <End personId={personId} onClose={() => setOpen(null)} />}
    </Card>
  )
}

function Transfer({ personId, onClose }: { personId: string; onClose: () => void }) {
  const text = useText(memberMessages)
  const [unit, setUnit] = useState<ChosenUnit | null>(null)
  const [from, setFrom] = useState('')
  const [reason, setReason] = useState('')
  const transfer = useCommand(membershipRoutes.transfer, { onDone: onClose })
  return (
    <Modal open title={text.transfer} okText={text.transfer} confirmLoading={transfer.busy} okButtonProps={{ disabled: !unit || reason.trim().length < 2 }} onCancel={onClose} onOk={() => unit && transfer.start({ id: personId, unitId: unit.id, reason: reason.trim(), ...(from && { from }) })}>
      <div className={styles.form}>
        <p className="muted">{text.transferDetail}</p>
        <Question label={text.to}><UnitSelect label={text.to} value={unit} onChange={setUnit} /></Question>
        <Question label={text.from}><Input type="date" value={from} onChange={(event) => setFrom(event.target.value)} /></Question>
        <Question label={text.keepDetail}><Input maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} /></Question>
        <ProblemNotice problem={transfer.problem} />
      </div>
    </Modal>
  )
}

function End({ personId, onClose }: { personId: string; onClose: () => void }) {
  const text = useText(memberMessages)
  const [how, setHow] = useState<(typeof hows)[number]>('leave')
  const [on, setOn] = useState('')
  const [reason, setReason] = useState('')
  const end = useCommand(membershipRoutes.end, { onDone: onClose })
  return (
    <Modal open title={text.end} okText={text.end} confirmLoading={end.busy} okButtonProps={{ disabled: reason.trim().length < 2 }} onCancel={onClose} onOk={() => end.start({ id: personId, how, reason: reason.trim(), ...(on && { on }) })}>
      <div className={styles.form}>
        <p className="muted">{text.endDetail}</p>
        <Question label={text.how}><Segmented value={how} options={hows.map((value) => ({ value, label: text.hows[value] }))} onChange={setHow} /></Question>
        <Question label={text.from}><Input type="date" value={on} onChange={(event) => setOn(event.target.value)} /></Question>
        <Question label={text.keepDetail}><Input maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} /></Question>
        <ProblemNotice problem={end.problem} />
      </div>
    </Modal>
  )
}
