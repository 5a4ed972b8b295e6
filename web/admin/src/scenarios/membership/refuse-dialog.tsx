import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { reviewingRoutes } from '@guildhall/contract'
import { ProblemNotice, useText } from '@guildhall/ui'
import { Input, Modal, Select } from '@guildhall/ui/console'
import { Question } from '../../app/ask-dialog.tsx'
import { messages } from './messages.ts'
import styles from './membership.module.css'
import type { Application } from './words.tsx'

const codes = ['not-here', 'not-proven', 'not-worker', 'double', 'other'] as const

/** A refusal asks for what the person will read: why, and what they can do now. */
export function Refuse({ of, onClose }: { of: Application; onClose: () => void }) {
  const text = useText(messages).record
  const [code, setCode] = useState<(typeof codes)[number]>('not-here')
  const [reason, setReason] = useState('')
  const [nextStep, setNext] = useState('')
  const refuse = useCommand(reviewingRoutes.refuse, { onDone: onClose })
  const ready = reason.trim().length > 1 && nextStep.trim().length > 1
  return (
    <Modal open title={text.refuseTitle} okText={text.refuse} confirmLoading={refuse.busy} okButtonProps={{ disabled: !ready }} onCancel={onClose} onOk={() => refuse.start({ applicationId: of.id, code, reason: reason.trim(), nextStep: nextStep.trim() })}>
      <div className={styles.form}>
        <p className="muted">{text.refuseDetail}</p>
        <Question label={text.why}><Select aria-label={text.why} style={{ width: '100%' }} value={code} options={codes.map((value) => ({ value, label: text.whys[value] }))} onChange={setCode} /></Question>
        <Question label={text.reason}><Input.TextArea rows={2} maxLength={300} placeholder={text.reasonHint} value={reason} onChange={(event) => setReason(event.target.value)} /></Question>
        <Question label={text.next}><Input.TextArea rows={2} maxLength={300} value={nextStep} onChange={(event) => setNext(event.target.value)} /></Question>
        <ProblemNotice problem={refuse.problem} />
      </div>
    </Modal>
  )
}
