import { useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { useCommand } from '@guildhall/client'
import { unitChangeRoutes, type InputOf } from '@guildhall/contract'
import { Button, dayOf, ProblemNotice, useText } from '@guildhall/ui'
import { Input, Modal } from '@guildhall/ui/console'
import { Question } from '../../app/ask-dialog.tsx'
import { UnitSelect, type ChosenUnit } from '../../app/unit-select.tsx'
import { ChangeForeseen, type Foreseen } from './change-foreseen.tsx'
import { changeMessages } from './change-messages.ts'
import styles from './change.module.css'

type Plan = InputOf<typeof unitChangeRoutes.askTransfer>['plan']

/** Members that were chosen on the list come to another union: filled in, looked at, confirmed; a job does it. */
export function BulkTransfer({ people, onClose }: { people: readonly string[]; onClose: () => void }) {
  const text = useText(changeMessages)
  const navigate = useNavigate()
  const [to, setTo] = useState<ChosenUnit | null>(null)
  const [on, setOn] = useState(dayOf(Date.now()))
  const [reason, setReason] = useState('')
  const [seen, setSeen] = useState<{ plan: Plan; foreseen: Foreseen } | null>(null)
  const preview = useCommand(unitChangeRoutes.previewTransfer)
  const ask = useCommand(unitChangeRoutes.askTransfer, { onDone: (change) => void navigate({ to: `/unit-changes/${change.id}` as string }) })
  const planFor = (day: string): Plan | null => (to && day ? { kind: 'transfer', people: [...people], to: to.id, on: day } : null)
  const look = (plan: Plan) => void preview.run({ plan }).then((foreseen) => setSeen({ plan, foreseen }), () => undefined)
  const anew = (set: () => void) => {
    set()
    setSeen(null)
    ask.reset()
  }
  const plan = planFor(on)
  return (
    <Modal
      open title={text.transferTitle(people.length)} okText={text.confirm.transfer} confirmLoading={ask.busy} okButtonProps={{ disabled: !seen || seen.foreseen.problems.length > 0 || reason.trim().length < 2 }} onCancel={onClose}
      onOk={() => seen && ask.start({ plan: seen.plan, reason: reason.trim(), basis: seen.foreseen.basis })}
    >
      <div className={styles.form}>
        <p className="muted">{text.transferDetail}</p>
        <Question label={text.to}><UnitSelect label={text.to} value={to} onChange={(unit) => anew(() => setTo(unit))} /></Question>
        <Question label={text.on}><Input type="date" max={dayOf(Date.now())} value={on} onChange={(event) => anew(() => setOn(event.target.value))} /></Question>
        <div><Button busy={preview.busy} disabled={!plan} onClick={() => plan && look(plan)}>{text.look}</Button></div>
        <ProblemNotice problem={preview.problem} />
        {seen && <ChangeForeseen foreseen={seen.foreseen} onDay={(day) => { anew(() => setOn(day)); const moved = planFor(day); if (moved) look(moved) }} />}
        <Question label={text.reason}><Input.TextArea rows={2} maxLength={300} placeholder={text.reasonHint} value={reason} onChange={(event) => setReason(event.target.value)} /></Question>
        <ProblemNotice problem={ask.problem} />
      </div>
    </Modal>
  )
}
