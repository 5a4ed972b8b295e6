import type { ReactNode } from 'react'
import { occupationRoutes } from '@guildhall/contract'
import { useAnswer, type ProblemError } from '@guildhall/client'
import { Button, classNames, useText } from '@guildhall/ui'
import { Modal, Select } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import styles from './resources.module.css'

/** The form of a trainer or a venue over the page, with save and a way out. */
export function FormDialog({ title, busy, disabled, problem, onSave, onClose, children }: { title: string; busy: boolean; disabled: boolean; problem: ProblemError | null; onSave: () => void; onClose: () => void; children: ReactNode }) {
  const text = useText(messages)
  return (
    <Modal open width={640} title={title} onCancel={onClose} footer={<span className={styles.buttons}><Button onClick={onClose}>{text.cancel}</Button><Button kind="primary" busy={busy} disabled={disabled} onClick={onSave}>{text.save}</Button></span>}>
      <Problem problem={problem} />
      <div className={styles.form}>{children}</div>
    </Modal>
  )
}

export function Labelled({ label, full = false, error, children }: { label: string; full?: boolean; error?: string; children: ReactNode }) {
  return <div className={classNames(styles.field, full && styles.full)}><span>{label}</span>{children}{error !== undefined && <small className={styles.error} role="alert">{error}</small>}</div>
}

export function OccupationSelect({ label, value, onChange }: { label: string; value: string[]; onChange: (ids: string[]) => void }) {
  const { data } = useAnswer(occupationRoutes.list, {})
  return <Select mode="multiple" aria-label={label} value={value} onChange={onChange} showSearch={{ optionFilterProp: 'label' }} options={data?.rows.map((one) => ({ value: one.id, label: one.name })) ?? []} />
}
