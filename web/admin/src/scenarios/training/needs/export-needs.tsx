import { useState } from 'react'
import { needsRoutes } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { Button, Field, useText } from '@guildhall/ui'
import { Modal } from '@guildhall/ui/console'
import { saveFile } from '../../../app/save-file.ts'
import type { NeedFilter } from './address.ts'
import { listMessages } from './list-messages.ts'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'

/** Asks what an export is for, then saves it. */
export function ExportNeeds({ filter, onClose }: { filter: NeedFilter; onClose: () => void }) {
  const text = useText(listMessages)
  const shared = useText(messages)
  const [reason, setReason] = useState('')
  const exporting = useCommand(needsRoutes.exportNeeds, { onDone: (file) => { saveFile(file); onClose() } })
  return (
    <Modal
      open title={text.exportTitle} onCancel={onClose}
      footer={<><Button onClick={onClose}>{shared.cancel}</Button>{' '}<Button kind="primary" busy={exporting.busy} disabled={reason.trim() === ''} onClick={() => exporting.start({ filter, reason: reason.trim() })}>{text.exportDo}</Button></>}
    >
      <Problem problem={exporting.problem} />
      <Field label={text.exportWhy} hint={text.exportHint} value={reason} maxLength={100} onChange={(event) => setReason(event.target.value)} />
    </Modal>
  )
}
