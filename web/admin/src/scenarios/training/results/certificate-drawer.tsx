import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { certificatesRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, buttonClass, Card, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { Input } from '@guildhall/ui/console'
import { CertificateState, grouped } from './certificate-table.tsx'
import { Dialog } from './dialog.tsx'
import { messages } from './messages.ts'
import styles from './results.module.css'

type Certificate = AnswerOf<typeof certificatesRoutes.get>

/** One certificate beside the list: what it stands on, and what may be done with it. `onMoved` follows a renewal, which has another id. */
export function CertificateDrawer({ id, onClose, onMoved }: { id: string; onClose: () => void; onMoved: (id: string) => void }) {
  const text = useText(messages)
  const { data, error } = useAnswer(certificatesRoutes.get, { certificateId: id })
  return (
    <Card className={styles.drawer} aria-label={text.certificates}>
      {error && !data ? <ProblemNotice problem={error} /> : data ? <Shown of={data} onMoved={onMoved} /> : <SkeletonRows label={text.loading} count={4} />}
      <Button kind="quiet" onClick={onClose}>{text.close}</Button>
    </Card>
  )
}

function Shown({ of, onMoved }: { of: Certificate; onMoved: (id: string) => void }) {
  const text = useText(messages)
  const format = useFormat()
  const [open, setOpen] = useState<'revoke' | 'renew' | null>(null)
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const revoke = useCommand(certificatesRoutes.revoke, { onDone: () => setOpen(null) })
  const renew = useCommand(certificatesRoutes.renew, { onDone: (renewed) => { setOpen(null); onMoved(renewed.id) } })
  const mark = (value: number | null) => (value === null ? '—' : String(value))
  return (
    <>
      <h2>{of.title}</h2>
      <p style={{ margin: 0 }}><CertificateState state={of.state} /> <span className="num">{grouped(of.number)}</span></p>
      {of.revokedAt && <p className={styles.why}>{text.revokedOn(format.date(of.revokedAt), of.revokedReason ?? '')}</p>}
      <dl className={styles.facts}>
        <dt>{text.holder}</dt><dd>{of.holder.name} {of.holder.phone && <span className="num muted">{of.holder.phone}</span>}</dd>
        <dt>{text.class}</dt><dd><Link to={`/classes/${of.classId}` as string}>{of.classTitle}</Link></dd>
        <dt>{text.issued}</dt><dd>{format.date(of.issuedAt)}</dd>
        <dt>{text.until}</dt><dd>{of.validUntil ? format.date(of.validUntil) : text.forever}</dd>
        <dt>{text.marks}</dt><dd>{text.marksOf(mark(of.theory), mark(of.practice), of.attendancePercent === null ? '—' : `${of.attendancePercent}%`)}{of.confirmedAt && <><br /><span className="muted">{text.confirmedBy(of.confirmedBy ?? '—', format.date(of.confirmedAt))}</span></>}</dd>
        <dt>{text.checksCount}</dt><dd>{text.checkedTimes(of.checks)}</dd>
        <dt>{text.issuer}</dt><dd>{of.issuer}</dd>
      </dl>
      <div className={styles.buttons}>
        <a className={buttonClass()} href={`/v/${of.number}`} target="_blank" rel="noreferrer">{text.verifyPage}</a>
        {of.can.includes('renew') && <Button onClick={() => setOpen('renew')}>{text.renew}</Button>}
        {of.can.includes('revoke') && <Button onClick={() => setOpen('revoke')}>{text.revoke}</Button>}
      </div>
      {open === 'revoke' && (
        <Dialog title={text.revokeTitle} action={text.revoke} busy={revoke.busy} disabled={reason.trim() === ''} problem={revoke.problem} onClose={() => setOpen(null)} onDo={() => revoke.start({ certificateId: of.id, reason: reason.trim() })}>
          <p>{text.revokeText}</p>
          <label className={styles.field}><span>{text.reason}</span><Input.TextArea rows={3} maxLength={200} value={reason} placeholder={text.reasonHint} onChange={(event) => setReason(event.target.value)} /></label>
        </Dialog>
      )}
      {open === 'renew' && (
        <Dialog title={text.renewTitle} action={text.renew} busy={renew.busy} disabled={until === ''} problem={renew.problem} onClose={() => setOpen(null)} onDo={() => renew.start({ certificateId: of.id, validUntil: until })}>
          <p>{text.renewText}</p>
          <label className={styles.field}><span>{text.renewUntil}</span><Input type="date" value={until} onChange={(event) => setUntil(event.target.value)} /></label>
        </Dialog>
      )}
    </>
  )
}
