import { useState } from 'react'
import type { ProblemError } from '@guildhall/client'
import { Button, Field, useText } from '@guildhall/ui'
import { Modal } from '@guildhall/ui/console'
import { Problem } from '../needs/problem.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'

/** Something that needs a reason: says what will happen, takes the words, and only then does it. */
export function AskReason({ title, words, label, action, busy, problem, max = 200, onSay, onClose }: { title: string; words: string; label: string; action: string; busy: boolean; problem: ProblemError | null; max?: number; onSay: (reason: string) => void; onClose: () => void }) {
  const text = useText(messages)
  const [reason, setReason] = useState('')
  return (
    <Modal
      open title={title} onCancel={onClose}
      footer={<><Button onClick={onClose}>{text.cancel}</Button>{' '}<Button kind="primary" busy={busy} disabled={reason.trim() === ''} onClick={() => onSay(reason.trim())}>{action}</Button></>}
    >
      <div className={styles.form}>
        <p>{words}</p>
        <Problem problem={problem} />
        <Field label={label} value={reason} maxLength={max} onChange={(event) => setReason(event.target.value)} />
      </div>
    </Modal>
  )
}
