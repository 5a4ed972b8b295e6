import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { benefitRoutes } from '@guildhall/contract'
import { Button, Card, ProblemNotice, useText } from '@guildhall/ui'
import { Input, PageTitle } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './benefits.module.css'

/** A clerk's or shop's screen: the code from the worker's phone, typed or scanned, works once. */
export default function HandOverPage() {
  const text = useText(messages).hand
  const [code, setCode] = useState('')
  const [done, setDone] = useState('')
  const handOver = useCommand(benefitRoutes.handOver, { onDone: (answer) => { setDone(text.done(answer.name, answer.who)); setCode('') } })
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} />
      <Card>
        <form className={styles.form} onSubmit={(event) => { event.preventDefault(); setDone(''); if (code.trim() !== '') handOver.start({ code }) }}>
          <ProblemNotice problem={handOver.problem} />
          <label className={styles.field}><span className="muted">{text.code}</span><Input autoFocus size="large" maxLength={40} value={code} onChange={(event) => setCode(event.target.value)} /></label>
          <div className={styles.row}><Button kind="primary" type="submit" busy={handOver.busy} disabled={code.trim() === ''}>{text.ok}</Button><span className="muted">{text.hint}</span></div>
          {done && <p className={styles.done} role="status">{done}</p>}
        </form>
      </Card>
    </div>
  )
}
