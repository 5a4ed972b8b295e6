import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { loginRoutes } from '@guildhall/contract'
import { Button, Field, ProblemNotice, useSecondsLeft, useText } from '@guildhall/ui'
import { messages } from './messages.ts'

/** A number as people type or paste it: 138 0000 0000, +86-138…, full-width digits. */
export function digitsOf(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s()-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')
}

interface CodeFieldProps {
  phone: string
  purpose: 'login' | 'new-phone'
  value: string
  error?: string
  onChange: (code: string) => void
  onPhoneWrong: () => void
}

/** Six digits and the button that sends them, which counts down until another code may be asked for. */
export function CodeField({ phone, purpose, value, error, onChange, onPhoneWrong }: CodeFieldProps) {
  const text = useText(messages)
  const [until, setUntil] = useState(0)
  const [sentTo, setSentTo] = useState<string | null>(null)
  const left = useSecondsLeft(until)
  const wait = (seconds: number) => setUntil(Date.now() + seconds * 1000)
  const ask = useCommand(loginRoutes.requestCode, { onDone: (answer) => wait(answer.againInSeconds) })

  async function send(): Promise<void> {
    const number = digitsOf(phone)
    if (!/^1[3-9]\d{9}$/.test(number)) return onPhoneWrong()
    setSentTo(null)
    await ask.run({ phone: number, purpose }).then(() => setSentTo(number), (problem: { details?: { seconds?: unknown } }) => {
      if (typeof problem.details?.seconds === 'number') wait(problem.details.seconds)
    })
  }
  return (
    <>
      <Field
        label={text.code} inputMode="numeric" autoComplete="one-time-code" maxLength={6} placeholder={text.codeHint} value={value} error={error}
        hint={sentTo ? text.sent(`${sentTo.slice(0, 3)}****${sentTo.slice(-4)}`) : undefined}
        onChange={(event) => onChange(event.target.value.normalize('NFKC').replace(/\D/g, ''))}
        action={<Button size="large" busy={ask.busy} disabled={left > 0} onClick={() => void send()}>{left > 0 ? text.again(left) : text.send}</Button>}
      />
      <ProblemNotice problem={ask.problem} />
    </>
  )
}
