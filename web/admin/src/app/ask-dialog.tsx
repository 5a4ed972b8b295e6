import { useState, type ReactNode } from 'react'
import type { ProblemError } from '@guildhall/client'
import { ProblemNotice, useText } from '@guildhall/ui'
import { Input, Modal } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './ask-dialog.module.css'

interface AskDialogProps {
  title: string
  /** What happens when it is confirmed. */
  detail?: ReactNode
  ok: string
  busy: boolean
  problem: ProblemError | null
  /** Further questions, above the reason. */
  children?: ReactNode
  ready?: boolean
  /** Only where the deed itself keeps no reason. */
  askReason?: boolean
  onClose: () => void
  onConfirm: (reason: string) => void
}

/** Confirms something that weighs: says what will happen and asks why, because the reason is kept. */
export function AskDialog({ title, detail, ok, busy, problem, children, ready = true, askReason = true, onClose, onConfirm }: AskDialogProps) {
  const text = useText(messages)
  const [reason, setReason] = useState('')
  return (
    <Modal open title={title} okText={ok} cancelText={text.cancel} confirmLoading={busy} okButtonProps={{ disabled: !ready || (askReason && reason.trim().length < 2) }} onCancel={onClose} onOk={() => onConfirm(reason.trim())}>
      <div className={styles.form}>
        {detail !== undefined && <p className="muted">{detail}</p>}
        {children}
        {askReason && <Question label={text.reason}><Input.TextArea rows={2} maxLength={300} placeholder={text.reasonHint} value={reason} onChange={(event) => setReason(event.target.value)} /></Question>}
        <ProblemNotice problem={problem} />
      </div>
    </Modal>
  )
}

/** A question of a form with its label above. */
export function Question({ label, children }: { label: string; children: ReactNode }) {
  return <label className={styles.question}><span>{label}</span>{children}</label>
}
