import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { benefitRoutes } from '@guildhall/contract'
import { Button, Card, ProblemNotice, useText } from '@guildhall/ui'
import { Input, PageTitle } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { TakeBack } from './take-back.tsx'
import styles from './benefits.module.css'

/** A clerk's or shop's screen: the code from the worker's phone, typed or scanned, works once. */
export default function HandOverPage() {
  const text = useText(messages).hand
  const [code, setCode] = useState('')
  const [done, setDone] = useState('')
  const [last, setLast] = useState<{ claimId: string; name: string; who: string } | null>(null)
  const [undoing, setUndoing] = useState(false)
  const handOver = useCommand(benefitRoutes.handOver, { onDone: (answer) => { setDone(text.done(answer.name, answer.who)); setLast(answer); setCode('') } })
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} />
      <Card>
        <form className={styles.form} onSubmit={(event) => { event.preventDefault(); setDone(''); setLast(null); if (code.trim() !== '') handOver.start({ code }) }}>
          <ProblemNotice problem={handOver.problem} />
          <label className={styles.field}><span className="muted">{text.code}</span><Input autoFocus size="large" maxLength={40} value={code} onChange={(event) => setCode(event.target.value)} /></label>
          <div className={styles.row}><Button kind="primary" type="submit" busy={handOver.busy} disabled={code.trim() === ''}>{text.ok}</Button><span className="muted">{text.hint}</span></div>
          {done && <p className={styles.done} role="status">{done}</p>}
          {last && <div><Button size="small" kind="quiet" onClick={() => setUndoing(true)}>{text.wrong}</Button></div>}
        </form>
      </Card>
      {undoing && last && <TakeBack claimId={last.claimId} who={last.who} off={false} onClose={() => setUndoing(false)} onDone={() => { setDone(text.undone(last.name)); setLast(null) }} />}
    </div>
  )
}
