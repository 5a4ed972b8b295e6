import { useState } from 'react'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { resultsRoutes } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { Button, Card, Icon, useText } from '@guildhall/ui'
import { Input } from '@guildhall/ui/console'
import { Dialog } from './dialog.tsx'
import type { Results } from './marks-table.tsx'
import { messages } from './messages.ts'
import styles from './results.module.css'

/** What a second pair of eyes should look at before results are final, and the two ways out. */
export function ReviewPanel({ of }: { of: Results }) {
  const text = useText(messages)
  const [open, setOpen] = useState<'confirm' | 'return' | null>(null)
  const [reason, setReason] = useState('')
  const confirm = useCommand(resultsRoutes.confirmResults, { onDone: () => setOpen(null) })
  const sendBack = useCommand(resultsRoutes.returnResults, { onDone: () => setOpen(null) })
  const { passed, failed, theoryMean, practiceMean } = of.figures
  const close = (mark: number | null, pass: number) => mark !== null && pass > 0 && Math.abs(mark - pass) <= 2
  const border = of.rows.filter((row) => !row.absent && (close(row.theory, of.passTheory) || close(row.practice, of.passPractice))).length
  const [missed, absent] = [of.rows.filter((row) => row.outcome === 'failed-attendance').length, of.rows.filter((row) => row.outcome === 'absent').length]
  const authors = [...new Set(of.rows.flatMap((row) => row.enteredBy ?? []))].join('、')
  const checks: [boolean, string][] = [
    ...(border > 0 ? [[true, text.checks.border(border)] as [boolean, string]] : []), ...(missed > 0 ? [[true, text.checks.attendance(missed)] as [boolean, string]] : []), ...(absent > 0 ? [[true, text.checks.absent(absent)] as [boolean, string]] : []),
    [false, text.checks.mean(theoryMean?.toFixed(1) ?? '—', practiceMean?.toFixed(1) ?? '—')], ...(authors ? [[false, text.checks.authors(authors)] as [boolean, string]] : []),
  ]
  return (
    <Card>
      <h2>{text.reviewTitle}</h2>
      <ul className={styles.checks}>{checks.map(([heed, words]) => <li key={words} className={heed ? styles.short : undefined}><Icon of={heed ? CircleAlert : CircleCheck} size={16} />{words}</li>)}</ul>
      {of.barred ? <p>{text.barred[of.barred]}</p> : <p className={styles.note}>{text.reviewText}</p>}
      <div className={styles.buttons} style={{ marginTop: 12 }}>
        {of.can.includes('confirm') && <Button kind="primary" onClick={() => setOpen('confirm')}>{text.confirm(passed)}</Button>}
        {of.can.includes('return') && <Button onClick={() => setOpen('return')}>{text.sendBack}</Button>}
      </div>
      {open === 'confirm' && <Dialog title={text.confirmTitle} action={text.confirm(passed)} busy={confirm.busy} problem={confirm.problem} onClose={() => setOpen(null)} onDo={() => confirm.start({ classId: of.classId })}><p>{text.submitText(passed, failed).split('。')[0]}。</p><p>{text.reviewText}</p></Dialog>}
      {open === 'return' && (
        <Dialog title={text.sendBackTitle} action={text.sendBack} busy={sendBack.busy} disabled={reason.trim() === ''} problem={sendBack.problem} onClose={() => setOpen(null)} onDo={() => sendBack.start({ classId: of.classId, reason: reason.trim() })}>
          <label className={styles.field}><span>{text.sendBackWhy}</span><Input.TextArea rows={3} maxLength={300} value={reason} placeholder={text.sendBackHint} onChange={(event) => setReason(event.target.value)} /></label>
        </Dialog>
      )}
    </Card>
  )
}
