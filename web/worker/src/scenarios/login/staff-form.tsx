import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { loginRoutes } from '@guildhall/contract'
import { Button, Field, ProblemNotice, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './login.module.css'
import { EnrolTotp } from './enrol-totp.tsx'

type Step = 'password' | 'enrol-totp' | 'verify-totp' | 'change-password'

/** Staff: name and password, then the authenticator, then a new password if the old one was given out or is too old. The server says what is next. */
export function StaffForm({ onEntered }: { onEntered: () => void }) {
  const [step, setStep] = useState<Step>('password')
  const next = (answer: { next: Step | 'done' }) => answer.next === 'done' ? onEntered() : setStep(answer.next)
  const restart = () => setStep('password')
  switch (step) {
    case 'password': return <PasswordStep onNext={next} />
    case 'enrol-totp': return <TotpStep enrol onNext={next} onRestart={restart} />
    case 'verify-totp': return <TotpStep enrol={false} onNext={next} onRestart={restart} />
    case 'change-password': return <NewPasswordStep onNext={next} onRestart={restart} />
  }
}

interface StepProps { onNext: (answer: { next: Step | 'done' }) => void }

function PasswordStep({ onNext }: StepProps) {
  const text = useText(messages)
  const [loginName, setLoginName] = useState('')
  const [password, setPassword] = useState('')
  const login = useCommand(loginRoutes.withPassword, { onDone: onNext })
  return (
    <form className={styles.steps} onSubmit={(event) => { event.preventDefault(); login.start({ loginName, password }) }}>
      <Field label={text.loginName} autoComplete="username" autoCapitalize="none" required value={loginName} onChange={(event) => setLoginName(event.target.value)} />
      <Field label={text.password} type="password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />
      <ProblemNotice problem={login.problem} />
      <Button kind="primary" size="large" block type="submit" busy={login.busy}>{text.goOn}</Button>
    </form>
  )
}

function TotpStep({ enrol, onNext, onRestart }: StepProps & { enrol: boolean; onRestart: () => void }) {
  const text = useText(messages)
  const [code, setCode] = useState('')
  const verify = useCommand(loginRoutes.verifyTotp, { onDone: onNext })
  return (
    <form className={styles.steps} onSubmit={(event) => { event.preventDefault(); verify.start({ code }) }}>
      {enrol && <EnrolTotp />}
      <Field
        label={enrol ? text.totpFirst : text.totp} hint={enrol ? undefined : text.totpHint} inputMode="numeric" autoComplete="one-time-code" pattern="\d{6}" maxLength={6} required autoFocus={!enrol}
        value={code} onChange={(event) => setCode(event.target.value.normalize('NFKC').replace(/\D/g, ''))}
      />
      <ProblemNotice problem={verify.problem} action={verify.problem?.code === 'login.start-again' ? <Button size="small" onClick={onRestart}>{text.restart}</Button> : undefined} />
      <Button kind="primary" size="large" block type="submit" busy={verify.busy}>{text.goOn}</Button>
    </form>
  )
}

function NewPasswordStep({ onNext, onRestart }: StepProps & { onRestart: () => void }) {
  const text = useText(messages)
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [differs, setDiffers] = useState(false)
  const change = useCommand(loginRoutes.changePassword, { onDone: onNext })

  function send(): void {
    setDiffers(password !== again)
    if (password === again) change.start({ password })
  }
  return (
    <form className={styles.steps} onSubmit={(event) => { event.preventDefault(); send() }}>
      <p>{text.changeWhy}</p>
      <Field label={text.newPassword} hint={text.passwordRule} type="password" autoComplete="new-password" required value={password} onChange={(event) => setPassword(event.target.value)} />
      <Field label={text.passwordAgain} error={differs ? text.passwordDiffers : undefined} type="password" autoComplete="new-password" required value={again} onChange={(event) => setAgain(event.target.value)} />
      <ProblemNotice problem={change.problem} action={change.problem?.code === 'login.start-again' ? <Button size="small" onClick={onRestart}>{text.restart}</Button> : undefined} />
      <Button kind="primary" size="large" block type="submit" busy={change.busy}>{text.savePassword}</Button>
    </form>
  )
}
