import type { ReactNode } from 'react'
import type { ProblemError } from '@guildhall/client'
import { Button, ProblemNotice, useText } from '@guildhall/ui'
import { Modal } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './results.module.css'

/** Says what will happen, asks what the step needs, then does it. */
export function Dialog({ title, action, busy, disabled, problem, onDo, onClose, children }: { title: string; action: string; busy: boolean; disabled?: boolean; problem: ProblemError | null; onDo: () => void; onClose: () => void; children: ReactNode }) {
  const text = useText(messages)
  return (
    <Modal open title={title} onCancel={onClose} footer={<span className={styles.buttons} style={{ justifyContent: 'flex-end' }}><Button onClick={onClose}>{text.cancel}</Button><Button kind="primary" busy={busy} disabled={disabled} onClick={onDo}>{action}</Button></span>}>
      <div className={styles.dialog}>{children}<ProblemNotice problem={problem} /></div>
    </Modal>
  )
}
