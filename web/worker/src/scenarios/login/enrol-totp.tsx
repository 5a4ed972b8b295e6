import { useEffect, useState } from 'react'
import { call, type ProblemError } from '@guildhall/client'
import { loginRoutes } from '@guildhall/contract'
import { ProblemNotice, QrCode, Skeleton, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './login.module.css'

/** The first login: the secret for the authenticator app, to be scanned or typed. It is shown here and nowhere else. */
export function EnrolTotp() {
  const text = useText(messages)
  const [given, setGiven] = useState<{ secret: string; uri: string } | null>(null)
  const [problem, setProblem] = useState<ProblemError | null>(null)
  useEffect(() => {
    let open = true
    call(loginRoutes.enrolTotp, {}).then((answer) => { if (open) setGiven(answer) }, (error: ProblemError) => { if (open) setProblem(error) })
    return () => { open = false }
  }, [])
  return (
    <div className={styles.enrol}>
      <p>{text.enrolWhy}</p>
      <ProblemNotice problem={problem} />
      <div className={styles.qr}>{given ? <QrCode text={given.uri} label={text.enrolQr} size={168} /> : <Skeleton shape="block" width={168} height={168} />}</div>
      {given && <p className={styles.secret}><span>{text.enrolSecret}</span> <code>{given.secret.replace(/(.{4})/g, '$1 ').trim()}</code></p>}
    </div>
  )
}
