import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { loginRoutes } from '@guildhall/contract'
import { Button, Field, ProblemNotice, useText } from '@guildhall/ui'
import type { Session } from '../../app/session.ts'
import { CodeField, digitsOf } from './code-field.tsx'
import { messages } from './messages.ts'
import styles from './login.module.css'

/** A worker logs in by a code sent to the phone; there is no password to forget. */
export function CodeForm({ onEntered }: { onEntered: (session: Pick<Session, 'actor' | 'worker'>) => void }) {
  const text = useText(messages)
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [told, setTold] = useState<'phone' | 'code' | null>(null)
  const login = useCommand(loginRoutes.withCode, { onDone: onEntered })

  function send(): void {
    const wrong = !isPhone(phone) ? 'phone' : !/^\d{6}$/.test(code) ? 'code' : null
    setTold(wrong)
    if (!wrong) login.start({ phone: digitsOf(phone), code })
  }
  return (
    <form className={styles.steps} onSubmit={(event) => { event.preventDefault(); send() }} noValidate>
      <Field label={text.phone} type="tel" inputMode="tel" autoComplete="tel" placeholder={text.phoneHint} value={phone} error={told === 'phone' ? text.phoneWrong : undefined} onChange={(event) => setPhone(event.target.value)} />
      <CodeField phone={phone} purpose="login" value={code} error={told === 'code' ? text.codeWrong : undefined} onChange={setCode} onPhoneWrong={() => setTold('phone')} />
      <ProblemNotice problem={login.problem} />
      <Button kind="primary" size="large" block type="submit" busy={login.busy}>{text.login}</Button>
    </form>
  )
}

export function isPhone(typed: string): boolean {
  return /^1[3-9]\d{9}$/.test(digitsOf(typed))
}
