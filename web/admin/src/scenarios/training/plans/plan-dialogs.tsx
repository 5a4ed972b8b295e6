import { useState, type ReactNode } from 'react'
import { plansRoutes } from '@guildhall/contract'
import { useCommand, type ProblemError } from '@guildhall/client'
import { Button, useFormat, useText } from '@guildhall/ui'
import { Input, Modal } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import styles from './plans.module.css'
import { addDays, type Plan } from './words.ts'

type DialogProps = { plan: Plan; onClose: () => void }

/** Says what will happen, asks what the step needs, then does it. */
function Dialog({ title, action, busy, disabled, problem, onDo, onClose, children }: { title: string; action: string; busy: boolean; disabled?: boolean; problem: ProblemError | null; onDo: () => void; onClose: () => void; children: ReactNode }) {
  const text = useText(messages)
  return (
    <Modal open title={title} onCancel={onClose} footer={<span className={styles.weekNav}><Button onClick={onClose}>{text.cancel}</Button><Button kind="primary" busy={busy} disabled={disabled} onClick={onDo}>{action}</Button></span>}>
      <div className={styles.dialog}>{children}<Problem problem={problem} /></div>
    </Modal>
  )
}

export function AskDialog({ plan, onClose }: DialogProps) {
  const text = useText(messages)
  const format = useFormat()
  const [until, setUntil] = useState(() => addDays(format.stamp(Date.now()).slice(0, 10), 5))
  const ask = useCommand(plansRoutes.askOpinions, { onDone: onClose })
  return (
    <Dialog title={text.plan.askTitle} action={text.plan.askDo} busy={ask.busy} problem={ask.problem} onClose={onClose} onDo={() => ask.start({ classId: plan.id, revision: plan.revision, until })}>
      <p>{text.plan.askText(plan.needs.length)}</p>
      <Day label={text.plan.until} value={until} onChange={setUntil} />
    </Dialog>
  )
}

export function CloseDialog({ plan, onClose }: DialogProps) {
  const text = useText(messages)
  const close = useCommand(plansRoutes.closeOpinions, { onDone: onClose })
  return <Dialog title={text.plan.closeTitle} action={text.plan.closeRound} busy={close.busy} problem={close.problem} onClose={onClose} onDo={() => close.start({ classId: plan.id, revision: plan.revision })}><p>{text.plan.closeText}</p></Dialog>
}

export function DeleteDialog({ plan, onClose, onDone }: DialogProps & { onDone: () => void }) {
  const text = useText(messages)
  const remove = useCommand(plansRoutes.deleteDraft, { onDone })
  return <Dialog title={text.plan.removeTitle} action={text.plan.remove} busy={remove.busy} problem={remove.problem} onClose={onClose} onDo={() => remove.start({ classId: plan.id })}><p>{text.plan.removeText}</p></Dialog>
}

export function CancelDialog({ plan, onClose }: DialogProps) {
  const text = useText(messages)
  const [reason, setReason] = useState('')
  const cancel = useCommand(plansRoutes.cancelClass, { onDone: onClose })
  return (
    <Dialog title={text.plan.cancelTitle} action={text.plan.callOff} busy={cancel.busy} disabled={reason.trim() === ''} problem={cancel.problem} onClose={onClose} onDo={() => cancel.start({ classId: plan.id, reason })}>
      <p>{text.plan.cancelText}</p>
      <div className={styles.field}><span>{text.plan.reason}</span><Input.TextArea aria-label={text.plan.reason} maxLength={300} rows={3} value={reason} onChange={(event) => setReason(event.target.value)} placeholder={text.plan.reasonNeeded} /></div>
    </Dialog>
  )
}

/** Enrolment opens at once for those who asked and two days later for all, and closes the evening before the first session, unless somebody says otherwise. */
export function PublishDialog({ plan, onClose }: DialogProps) {
  const text = useText(messages)
  const format = useFormat()
  const first = plan.sessions[0]
  const local = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16)
  const [invitedAt, setInvitedAt] = useState(() => local(Date.now()))
  const [openAt, setOpenAt] = useState(() => local(Date.now() + 2 * 86_400_000))
  const [closeAt, setCloseAt] = useState(() => (first ? `${addDays(format.stamp(first.startsAt).slice(0, 10), -1)}T18:00` : local(Date.now() + 7 * 86_400_000)))
  const publish = useCommand(plansRoutes.publishClass, { onDone: onClose })
  const instant = (at: string) => new Date(`${at}:00+08:00`).toISOString()
  const people = plan.needs.filter((need) => need.source === 'worker').length
  return (
    <Dialog
      title={text.plan.publishTitle} action={text.plan.publishDo} busy={publish.busy} disabled={!invitedAt || !openAt || !closeAt} problem={publish.problem} onClose={onClose}
      onDo={() => publish.start({ classId: plan.id, revision: plan.revision, enrolInvitedAt: instant(invitedAt), enrolOpenAt: instant(openAt), enrolCloseAt: instant(closeAt) })}
    >
      <p>{plan.kind === 'custom' ? text.plan.publishCustom : text.plan.publishText(people)}</p>
      <Moment label={text.plan.invitedAt} value={invitedAt} onChange={setInvitedAt} />
      {plan.kind === 'composite' && <Moment label={text.plan.openAt} value={openAt} onChange={setOpenAt} />}
      <Moment label={text.plan.closeAt} value={closeAt} onChange={setCloseAt} />
      {first && <p className={styles.muted}>{text.plan.firstSession(format.dateTime(first.startsAt))}</p>}
    </Dialog>
  )
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return <div className={styles.field}><span>{label}</span><Input type="date" aria-label={label} value={value} onChange={(event) => { if (event.target.value) onChange(event.target.value) }} /></div>
}

function Moment({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return <div className={styles.field}><span>{label}</span><Input type="datetime-local" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)} /></div>
}
