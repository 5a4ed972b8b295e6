import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { lectureOrderRoutes } from '@guildhall/contract'
import { useText } from '@guildhall/ui'
import { Select } from '@guildhall/ui/console'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { messages } from './messages.ts'
import { Labelled } from './parts.tsx'

const sides = ['lecturer', 'orderer', 'desk'] as const

/** The desk calls a session off for whoever cannot; the order is matched anew, or ends. */
export function CallOffDialog({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const shared = useText(messages)
  const text = shared.order
  const [by, setBy] = useState<(typeof sides)[number]>('lecturer')
  const [again, setAgain] = useState(true)
  const off = useCommand(lectureOrderRoutes.callOff, { onDone: onClose })
  return (
    <AskDialog title={text.callOff} detail={text.callOffAsk} ok={text.callOff} busy={off.busy} problem={off.problem} onClose={onClose} onConfirm={(reason) => off.start({ orderId, by, again, reason })}>
      <Labelled label={text.callOffBy}><Select aria-label={text.callOffBy} value={by} options={sides.map((value) => ({ value, label: shared.side[value] }))} onChange={setBy} /></Labelled>
      <Labelled label={text.after}><Select aria-label={text.after} value={again ? 'again' : 'end'} options={[{ value: 'again', label: text.again }, { value: 'end', label: text.end }]} onChange={(value) => setAgain(value === 'again')} /></Labelled>
    </AskDialog>
  )
}
