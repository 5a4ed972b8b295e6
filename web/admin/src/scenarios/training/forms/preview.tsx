import { useState } from 'react'
import { questionsAsked, type GivenAnswer } from '@guildhall/contract'
import { Button, useLanguage, useText } from '@guildhall/ui'
import { Segmented } from '@guildhall/ui/console'
import { PhoneQuestion } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import type { Shown } from './model.ts'
import styles from './forms.module.css'

const scores = [5, 4, 3, 2, 1] as const
const isOpen = (value: GivenAnswer | undefined) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** The form as the phone asks it, one question a screen, with its branches: to be tried, nothing is kept. */
export function Preview({ questions }: { questions: readonly Shown[] }) {
  const text = useText(messages)
  const language = useLanguage()
  const [who, setWho] = useState<'worker' | 'enterprise'>('worker')
  const [answers, setAnswers] = useState<Readonly<Record<string, GivenAnswer>>>({})
  const [at, setAt] = useState(0)
  const steps = questionsAsked(questions, answers, who)
  const place = Math.min(at, steps.length - 1)
  const step = steps[place]
  const restart = () => { setAnswers({}); setAt(0) }
  return (
    <section className={styles.preview} aria-label={text.preview}>
      <div className={styles.previewHead}><h2>{text.preview}</h2><Button size="small" kind="quiet" onClick={restart}>{text.restart}</Button></div>
      <Segmented aria-label={text.previewAs} block value={who} onChange={(value) => { setWho(value); restart() }} options={(['worker', 'enterprise'] as const).map((one) => ({ value: one, label: text.kindOf[one] }))} />
      {step && (
        <div className={styles.phone}>
          <div className={styles.progress} role="img" aria-label={text.step(place + 1, steps.length)}>{steps.map((one, index) => <span key={one.key} data-done={index <= place || undefined} />)}</div>
          {step.section && <p className="muted">{step.section[language]}</p>}
          <h3>{step.label[language] || '……'}</h3>
          <PhoneQuestion
            key={step.key} ask={step.label[language] || text.label} hint={step.multiple ? text.several : undefined} kind={step.kind} multiple={step.multiple} maxLength={step.maxLength ?? 500} value={answers[step.key]}
            options={step.options.map((one) => ({ key: one.key, label: one.label[language] || '……' }))} scores={scores.map((score) => ({ score, label: text.score[score] }))} onAnswer={(value) => setAnswers({ ...answers, [step.key]: value })}
          />
          <div className={styles.previewButtons}>
            <Button disabled={place === 0} onClick={() => setAt(place - 1)}>{text.before}</Button>
            {place < steps.length - 1
              ? <Button kind="primary" disabled={step.required && isOpen(answers[step.key])} onClick={() => setAt(place + 1)}>{isOpen(answers[step.key]) && !step.required ? text.skip : text.next}</Button>
              : <span className="muted">{text.end}</span>}
          </div>
        </div>
      )}
    </section>
  )
}
