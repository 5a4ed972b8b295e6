import { Link } from '@tanstack/react-router'
import { useCommand } from '@guildhall/client'
import { setupRoutes } from '@guildhall/contract'
import { Button, buttonClass, ProblemNotice, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import type { StepProps } from './setup-page.tsx'
import styles from './setup.module.css'

/** What is still open, and what the cadres do next. */
export function FinishStep({ setup, onGo }: StepProps) {
  const shared = useText(messages)
  const text = shared.finish
  const format = useFormat()
  const finish = useCommand(setupRoutes.finish)
  const left = setup.steps.filter((step) => step.state !== 'done')
  return (
    <div className={styles.form}>
      {left.length > 0 && (
        <div>
          <p>{setup.finishedAt ? text.leftAfter : text.left(left.length)}</p>
          <ul className={styles.list}>{left.map((step) => <li key={step.id}><span>{shared.step[step.id]}</span><Button size="small" onClick={() => onGo(step.id)}>{text.goThere}</Button></li>)}</ul>
        </div>
      )}
      {left.length === 0 && <p>{text.all}</p>}
      <h3 className={styles.sub}>{text.nextTitle}</h3>
      <ol className={styles.nextSteps}>
        {Object.entries(text.nextSteps).map(([key, said]) => { const [who, what] = said.split('|'); return <li key={key}><b>{who}</b><span>{what}</span></li> })}
      </ol>
      <ProblemNotice problem={finish.problem} action={finish.problem?.code === 'setup.federation-needed' ? <Button size="small" onClick={() => onGo('federation')}>{text.goThere}</Button> : undefined} />
      <div className={styles.actions}>
        {!setup.finishedAt && <Button kind="primary" busy={finish.busy} onClick={() => finish.start({})}>{left.length > 0 ? text.finishAnyway : text.finish}</Button>}
        {setup.finishedAt && <p role="status"><b>{text.finished(format.dateTime(setup.finishedAt))}</b></p>}
        <Link to={'/accounts' as string} search={{ new: 'yes' } as never} className={buttonClass()}>{text.makeAccount}</Link>
      </div>
    </div>
  )
}
