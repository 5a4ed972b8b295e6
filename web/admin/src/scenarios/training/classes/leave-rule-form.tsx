import { useState } from 'react'
import { classesRoutes } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { Button, useText } from '@guildhall/ui'
import { Modal, Radio } from '@guildhall/ui/console'
import { Problem } from '../needs/problem.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'
import type { ClassRecord } from './words.ts'

/** How granted leave counts in this class. */
export function LeaveRuleForm({ record, onClose }: { record: ClassRecord; onClose: () => void }) {
  const text = useText(messages)
  const [rule, setRule] = useState(record.leaveRule)
  const set = useCommand(classesRoutes.setLeaveRule, { onDone: onClose })
  return (
    <Modal
      open title={text.leaveForm.title} onCancel={onClose}
      footer={<><Button onClick={onClose}>{text.cancel}</Button>{' '}<Button kind="primary" busy={set.busy} disabled={rule === record.leaveRule} onClick={() => set.start({ classId: record.class.id, rule, revision: record.revision })}>{text.save}</Button></>}
    >
      <div className={styles.form}>
        <p>{text.leaveForm.text}</p>
        <Problem problem={set.problem} />
        <Radio.Group value={rule} onChange={(event) => setRule(event.target.value as typeof rule)} options={(['excused', 'missed'] as const).map((value) => ({ value, label: text.leaveForm[value] }))} />
      </div>
    </Modal>
  )
}
