import { useState } from 'react'
import { useAnswer, useCommand } from '@guildhall/client'
import { jobRoutes, setupRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Field, ProblemNotice, RefusalNotice, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import type { StepProps } from './setup-page.tsx'
import { StepActions, useSeen } from './step-actions.tsx'
import styles from './setup.module.css'

const settings = 'SMS_GATEWAY_URL=https://…\nSMS_GATEWAY_KEY=…\nSMS_GATEWAY_SECRET=…'

/** Workers log in by text message: the gateway must be there, and a message must have been held in the hand. */
export function TextsStep({ setup, onNext }: StepProps) {
  const text = useText(messages).texts
  const done = setup.steps.find((step) => step.id === 'texts')!.state === 'done'
  return (
    <div className={styles.form}>
      <p className="muted">{text.why}</p>
      {setup.texts.configured ? <Trial done={done} onNext={onNext} /> : (
        <>
          <RefusalNotice what={text.missing} now={text.missingNow} />
          <pre className={styles.code}>{settings}</pre>
          <p className={styles.small}>{text.protocol}</p>
          <StepActions step="texts" done={done} onNext={onNext} />
        </>
      )}
    </div>
  )
}

function Trial({ done, onNext }: { done: boolean; onNext: () => void }) {
  const text = useText(messages).texts
  const [phone, setPhone] = useState('')
  const [wrong, setWrong] = useState(false)
  const [jobId, setJobId] = useState('')
  const send = useCommand(setupRoutes.sendTestText, { onDone: (answer) => setJobId(answer.jobId) })
  const job = useAnswer(jobRoutes.get, { id: jobId }, { enabled: jobId !== '', refetchInterval: (query) => { const run = query.state.data as AnswerOf<typeof jobRoutes.get> | undefined; return run?.state === 'done' || run?.state === 'failed' ? false : 700 } })
  const { seen, busy, problem } = useSeen('texts', onNext)
  const digits = phone.normalize('NFKC').replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')

  function start(): void {
    const right = /^1[3-9]\d{9}$/.test(digits)
    setWrong(!right)
    if (!right) return
    setJobId('')
    send.start({ phone: digits })
  }
  const state = job.data?.state
  return (
    <form className={styles.form} onSubmit={(event) => { event.preventDefault(); start() }}>
      <Field label={text.phone} hint={text.phoneHint} error={wrong ? text.phoneWrong : undefined} inputMode="tel" autoComplete="tel" value={phone} onChange={(event) => setPhone(event.target.value)} action={<Button size="large" type="submit" busy={send.busy}>{jobId ? text.sendAgain : text.send}</Button>} />
      <ProblemNotice problem={send.problem ?? problem ?? job.error} />
      {jobId !== '' && (
        <div role="status">
          {state === 'done' ? <p><b>{text.taken}</b> {text.takenNow}</p>
            : state === 'failed' ? <RefusalNotice what={job.data?.message?.includes('text-refused') ? text.refused : text.failed} now={text.failedNow} />
              : <p>{(job.data?.attempts ?? 0) > 0 ? text.tryingAgain : text.sending}</p>}
        </div>
      )}
      <StepActions step="texts" done={done} onNext={onNext}>{!done && state === 'done' && <Button kind="primary" busy={busy} onClick={seen}>{text.arrived}</Button>}</StepActions>
    </form>
  )
}
