import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { deskRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, classNames, Field, ProblemNotice, useSecondsLeft, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './desk.module.css'

interface ConsentProps {
  visitor: { name: string; phone: string }
  onStart: (visit: AnswerOf<typeof deskRoutes.start>) => void
}

/** Somebody whom this window does not reach: their phone gets a code, and reading it out is their consent. Stands below the form that was refused. */
export function Consent({ visitor, onStart }: ConsentProps) {
  const text = useText(messages).assist.consent
  const [code, setCode] = useState('')
  const [until, setUntil] = useState(0)
  const [sent, setSent] = useState(false)
  const left = useSecondsLeft(until)
  const wait = (seconds: number) => setUntil(Date.now() + seconds * 1000)
  const ask = useCommand(deskRoutes.askConsent, { onDone: (answer) => { setSent(true); wait(answer.againInSeconds) } })
  const start = useCommand(deskRoutes.start, { onDone: onStart })
  return (
    <form className={classNames(styles.form, styles.group)} aria-label={text.title} noValidate onSubmit={(event) => { event.preventDefault(); if (code.length === 6) start.start({ ...visitor, code }) }}>
      <div role="status">
        <h2 className={styles.cardTitle}>{text.title}</h2>
        <p className="muted">{text.detail}</p>
      </div>
      <Field
        label={text.code} inputMode="numeric" autoComplete="off" maxLength={6} value={code} hint={sent ? text.sent : undefined} onChange={(event) => setCode(event.target.value.normalize('NFKC').replace(/\D/g, ''))}
        action={<Button size="large" busy={ask.busy} disabled={left > 0} onClick={() => void ask.run({ phone: visitor.phone }).catch((problem: { details?: { seconds?: unknown } }) => { if (typeof problem.details?.seconds === 'number') wait(problem.details.seconds) })}>{left > 0 ? text.again(left) : text.send}</Button>}
      />
      <ProblemNotice problem={ask.problem ?? start.problem} />
      <Button kind="primary" type="submit" busy={start.busy} disabled={code.length < 6}>{text.start}</Button>
    </form>
  )
}
