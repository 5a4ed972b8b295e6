import { useState } from 'react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { unitChangeRoutes, unitRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, dayOf, ProblemNotice, SkeletonRows, useText } from '@guildhall/ui'
import { Input, PageTitle, Segmented } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { Question } from '../../app/ask-dialog.tsx'
import type { ChosenUnit } from '../../app/unit-select.tsx'
import { ChangeForeseen, type Foreseen } from './change-foreseen.tsx'
import { changeMessages } from './change-messages.ts'
import { DissolveFields, MergeFields, SplitFields } from './unit-change-fields.tsx'
import { changeKinds, emptyDraft, planOf, type ChangeKind, type Draft, type Plan } from './unit-change-plan.ts'
import styles from './change.module.css'
import registry from './registry.module.css'

type Record = AnswerOf<typeof unitRoutes.get>

/** A union is merged, split or dissolved: filled in, looked at, confirmed. */
export default function UnitChangePage() {
  const text = useText(changeMessages)
  const { unitId } = useParams({ strict: false }) as { unitId: string }
  const { data, error, refetch } = useAnswer(unitRoutes.get, { id: unitId })
  if (error) return <ProblemNotice whole problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />
  if (!data) return <SkeletonRows label={text.loading} />
  return (
    <>
      <PageTitle crumbs={<><Link to={`/units/${unitId}` as string}>{data.unit.name}</Link><span>{text.title}</span></>} title={text.title} />
      <Change key={unitId} record={data} />
    </>
  )
}

function Change({ record: { unit, path } }: { record: Record }) {
  const text = useText(changeMessages)
  const navigate = useNavigate()
  const [address, setAddress] = useAddress()
  const kind: ChangeKind = changeKinds.find((one) => one === address['kind']) ?? 'merge'
  const own: ChosenUnit = { id: unit.id, name: unit.name }
  const above = path.at(-2)
  const parent: ChosenUnit | null = above ? { id: above.id, name: above.name } : null
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(own, parent, dayOf(Date.now())))
  const [seen, setSeen] = useState<{ plan: Plan; foreseen: Foreseen } | null>(null)
  const [reason, setReason] = useState('')
  const preview = useCommand(unitChangeRoutes.preview)
  const ask = useCommand(unitChangeRoutes.ask, { onDone: (change) => void navigate({ to: `/unit-changes/${change.id}` as string }) })
  const plan = planOf(kind, unit.id, draft)
  const change = (more: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...more }))
    setSeen(null)
    ask.reset()
  }
  const look = (wanted: Plan) => void preview.run({ plan: wanted }).then((foreseen) => setSeen({ plan: wanted, foreseen }), () => undefined)
  const onDay = (on: string) => {
    change({ on })
    const moved = planOf(kind, unit.id, { ...draft, on })
    if (moved) look(moved)
  }
  const Fields = { merge: MergeFields, split: SplitFields, dissolve: DissolveFields }[kind]
  return (
    <div className={styles.page}>
      <Card>
        <div className={styles.form}>
          <Segmented aria-label={text.kind} value={kind} options={changeKinds.map((value) => ({ value, label: text.kinds[value] }))} onChange={(value) => { setAddress({ kind: value }); setSeen(null); ask.reset() }} />
          <p className="muted">{text.details[kind]}</p>
          <Fields draft={draft} unit={own} parent={parent} onChange={change} />
          <Question label={text.on}><Input type="date" max={dayOf(Date.now())} value={draft.on} onChange={(event) => change({ on: event.target.value })} /></Question>
          <ProblemNotice problem={preview.problem} />
          <div><Button kind={seen ? 'outlined' : 'primary'} busy={preview.busy} disabled={!plan} onClick={() => plan && look(plan)}>{text.look}</Button></div>
        </div>
      </Card>
      <Card>
        <h2 className={registry.title}>{text.foreseen}</h2>
        {!seen && <p className="muted">{text.lookFirst}</p>}
        {seen && <ChangeForeseen foreseen={seen.foreseen} onDay={onDay} />}
        {seen && seen.foreseen.problems.length === 0 && (
          <div className={styles.form}>
            <Question label={text.reason}><Input.TextArea rows={2} maxLength={300} placeholder={text.reasonHint} value={reason} onChange={(event) => setReason(event.target.value)} /></Question>
            <ProblemNotice problem={ask.problem} />
            <div><Button kind="primary" busy={ask.busy} disabled={reason.trim().length < 2} onClick={() => ask.start({ plan: seen.plan, reason: reason.trim(), basis: seen.foreseen.basis })}>{text.confirm[kind]}</Button></div>
          </div>
        )}
      </Card>
    </div>
  )
}
