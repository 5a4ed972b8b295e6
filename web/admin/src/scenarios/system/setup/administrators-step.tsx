import { useState } from 'react'
import { useCommand, useRefresh } from '@guildhall/client'
import { accountRoutes, roleTitles } from '@guildhall/contract'
import { Button, Chip, ProblemNotice, useFormat, useLanguage, useText } from '@guildhall/ui'
import { OneTimePassword } from '../one-time-password.tsx'
import { messages } from './messages.ts'
import type { Setup, StepProps } from './setup-page.tsx'
import { StepActions } from './step-actions.tsx'
import styles from './setup.module.css'

type Administrator = Setup['administrators'][number]

/** Whether the three are in, and what to do for one who is not. Everybody helps only with what is theirs to help with. */
export function AdministratorsStep({ setup, onNext }: StepProps) {
  const text = useText(messages).administrators
  const refresh = useRefresh()
  const done = setup.steps.find((step) => step.id === 'administrators')!.state === 'done'
  return (
    <div className={styles.form}>
      <p className="muted">{text.why}</p>
      <ul className={styles.list}>{setup.administrators.map((one) => <Row key={`${one.role}${one.accountId}`} administrator={one} />)}</ul>
      <details className={styles.help}>
        <summary>{text.helpTitle}</summary>
        <ul>{text.help.split('|').map((line) => <li key={line}>{line}</li>)}</ul>
        <pre className={styles.code}>npm run guildhall -- reissue {setup.administrators.find((one) => one.role === 'security-admin')?.loginName ?? 'secadmin'}</pre>
      </details>
      <StepActions step="administrators" done={done} onNext={onNext}>{!done && <Button kind="primary" onClick={() => void refresh()}>{text.again}</Button>}</StepActions>
    </div>
  )
}

function Row({ administrator: one }: { administrator: Administrator }) {
  const text = useText(messages).administrators
  const format = useFormat()
  const language = useLanguage()
  const [password, setPassword] = useState<string | null>(null)
  const reset = useCommand(accountRoutes.resetPassword, { onDone: (answer) => setPassword(answer.oneTimePassword) })
  return (
    <li>
      <span><b>{roleTitles[one.role][language]}</b><small>{one.name === roleTitles[one.role].zh ? text.login(one.loginName) : text.who(one.name, one.loginName)}</small></span>
      <span className={styles.side}>
        {one.disabled ? <Chip shape="ring">{text.disabled}</Chip>
          : one.lastLoginAt ? <Chip tone="jade">{text.seen(format.dateTime(one.lastLoginAt))}</Chip> : <Chip tone="amber" shape="ring">{text.never}</Chip>}
        {/* Who has been in once has a password of their own: giving them another is no slip of a finger, but a deed of the account page. */}
        {one.myself ? <span className="muted">{text.myself}</span> : !one.disabled && !one.lastLoginAt && <Button size="small" busy={reset.busy} onClick={() => reset.start({ id: one.accountId, reason: text.reason })}>{text.reissue}</Button>}
      </span>
      <ProblemNotice problem={reset.problem} />
      {password && <OneTimePassword title={text.reissue} loginName={one.loginName} password={password} onClose={() => setPassword(null)} />}
    </li>
  )
}
