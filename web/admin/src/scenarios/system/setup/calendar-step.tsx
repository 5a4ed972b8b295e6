import { Link } from '@tanstack/react-router'
import { Button, buttonClass, Chip, ProblemNotice, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import type { StepProps } from './setup-page.tsx'
import { StepActions, useSeen } from './step-actions.tsx'
import styles from './setup.module.css'

/** Deadlines are promised in working days, so the days off of this year and the next have to be known. */
export function CalendarStep({ setup, onNext }: StepProps) {
  const text = useText(messages).calendar
  const format = useFormat()
  const { year, knownThrough, daysOff, byHand } = setup.calendar
  const { seen, busy, problem } = useSeen('calendar', onNext)
  const done = setup.steps.find((step) => step.id === 'calendar')!.state === 'done'
  const known = (of: number) => knownThrough >= `${of}-12-31`
  return (
    <div className={styles.form}>
      <p className="muted">{text.why}</p>
      <ul className={styles.list}>
        {[year, year + 1].map((of) => (
          <li key={of}>
            <span><b>{text.year(of)}</b><small>{known(of) ? (of === year ? text.known(daysOff) : text.knownNext) : of === year ? text.missing : text.notYet}</small></span>
            <span className={styles.side}>
              {known(of) ? <Chip tone="jade">{text.here}</Chip> : <Chip tone={of === year ? 'amber' : 'neutral'} shape="ring">{of === year ? text.needed : text.waiting}</Chip>}
              <Link to={'/calendar' as string} search={{ year: String(of), ...(known(of) ? {} : { paste: 'yes' }) } as never} className={buttonClass({ size: 'small' })}>{known(of) ? text.look : text.enter}</Link>
            </span>
          </li>
        ))}
      </ul>
      {byHand > 0 && <p className={styles.small}>{text.byHand(byHand)}</p>}
      <p className={styles.small}>{text.until(format.date(knownThrough))}</p>
      <ProblemNotice problem={problem} />
      <StepActions step="calendar" done={done} onNext={onNext}>{!done && <Button kind="primary" busy={busy} disabled={!known(year)} onClick={seen}>{text.seen}</Button>}</StepActions>
    </div>
  )
}
