import { useState } from 'react'
import { Plus, Trash2 } from 'lucide-react'
import { useCommand } from '@guildhall/client'
import { positionRoutes } from '@guildhall/contract'
import { Button, ProblemNotice, useText } from '@guildhall/ui'
import { Input, Modal } from '@guildhall/ui/console'
import { Times } from './hours-editor.tsx'
import { messages } from './messages.ts'
import { Labelled } from './position-form.tsx'
import styles from './venues.module.css'

/** Other hours on one day, or none. */
export function ExceptionDialog({ positionId, onClose }: { positionId: string; onClose: () => void }) {
  const shared = useText(messages)
  const text = shared.record
  const [day, setDay] = useState('')
  const [why, setWhy] = useState('')
  const [hours, setHours] = useState<{ from: string; to: string }[]>([])
  const [freed, setFreed] = useState(0)
  const save = useCommand(positionRoutes.setException, { onDone: (answer) => { if (answer.freed > 0) setFreed(answer.freed); else onClose() } })
  const ready = day !== '' && why.trim() !== '' && hours.every((one) => one.from < one.to)
  if (freed > 0) return <Modal open title={text.exceptions} okText={shared.close} cancelButtonProps={{ style: { display: 'none' } }} onOk={onClose} onCancel={onClose}><p role="status">{shared.form.freed(freed)}</p></Modal>
  return (
    <Modal open title={text.addException} okText={shared.save} cancelText={shared.cancel} confirmLoading={save.busy} okButtonProps={{ disabled: !ready }} onCancel={onClose} onOk={() => save.start({ positionId, day, hours, why: why.trim() })}>
      <div className={styles.form}>
        <p className="muted">{text.exceptionDetail}</p>
        <ProblemNotice problem={save.problem} />
        <Labelled label={text.exceptionDay}><Input type="date" aria-label={text.exceptionDay} value={day} onChange={(event) => setDay(event.target.value)} /></Labelled>
        <Labelled label={text.exceptionHours}>
          {hours.map((one, index) => (
            <div key={index} className={styles.stretch}>
              <Times label={text.exceptionHours} from={one.from} to={one.to} onChange={(change) => setHours(hours.map((known, at) => (at === index ? { ...known, ...change } : known)))} />
              <Button size="small" kind="quiet" icon={Trash2} aria-label={shared.form.removeHours} onClick={() => setHours(hours.filter((_, at) => at !== index))} />
            </div>
          ))}
          {hours.length < 4 && <span><Button size="small" icon={Plus} onClick={() => setHours([...hours, { from: '09:00', to: '12:00' }])}>{shared.form.addHours}</Button></span>}
        </Labelled>
        <Labelled label={text.exceptionWhy}><Input aria-label={text.exceptionWhy} maxLength={100} value={why} onChange={(event) => setWhy(event.target.value)} /></Labelled>
      </div>
    </Modal>
  )
}
