import { useState } from 'react'
import { questionsAsked, type GivenAnswer } from '@guildhall/contract'
import { Button, ProblemNotice, useLanguage, useText } from '@guildhall/ui'
import { PhoneQuestion } from '@guildhall/ui/phone'
import type { ProblemError } from '@guildhall/client'
import { clearDraft, readDraft, writeDraft, type Draft } from './draft.ts'
import { messages } from './messages.ts'
import styles from './evaluations.module.css'

type Words = { zh: string; en: string }
export type Step = {
  key: string; kind: 'rating' | 'choice' | 'text'; label: Words; required: boolean; section: Words | null; kinds?: readonly string[] | null; when?: { question: string; is: readonly (number | string)[] } | null
  options: readonly { key: string; label: Words }[]; multiple: boolean; maxLength: number | null
}
type Props = {
  /** What the draft is kept under. */
  about: string
  form: { version: number; questions: readonly Step[] }
  context: (step: Step, first: boolean) => string
  ask?: (step: Step) => string | undefined
  hint?: (step: Step) => string | undefined
  private: string
  busy: boolean
  problem: ProblemError | null
  onSend: (answers: Draft, done: () => void) => void
}

const scored = [5, 4, 3, 2, 1] as const
const isOpen = (value: GivenAnswer | undefined) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** A new question is read out by a screen reader; given to `ref` it runs once, when the heading appears. */
const focusWhenShown = (heading: HTMLHeadingElement | null) => heading?.focus()

/** One question a screen; which comes next follows from what was answered. A draft is kept on the phone. */
export function QuestionSteps({ about, form, context, ask, hint, private: privately, busy, problem, onSend }: Props) {
  const text = useText(messages)
  const language = useLanguage()
  const [draft, setDraft] = useState<Draft>(() => readDraft(about, form.version))
  const steps = questionsAsked(form.questions, draft, 'worker')
  const [at, setAt] = useState(() => Math.max(0, steps.findIndex((step, index) => isOpen(draft[step.key]) && (step.required || index === steps.length - 1))))
  const place = Math.min(at, steps.length - 1)
  const step = steps[place]!
  const last = place === steps.length - 1
  const value = draft[step.key]
  const title = ask?.(step) ?? step.label[language]
  const keep = (given: GivenAnswer) => {
    const next = { ...draft, [step.key]: given }
    setDraft(next)
    writeDraft(about, form.version, next)
  }
  const answer = (given: GivenAnswer) => {
    keep(given)
    if (!last && (step.kind === 'rating' || (step.kind === 'choice' && !step.multiple))) setTimeout(() => setAt(place + 1), 180)
  }
  const send = () => {
    const open = steps.findIndex((one) => one.required && isOpen(draft[one.key]))
    if (open >= 0) return setAt(open)
    onSend(Object.fromEntries(steps.flatMap((one) => (isOpen(draft[one.key]) ? [] : [[one.key, draft[one.key]!]]))), () => clearDraft(about, form.version))
  }
  return (
    <div className={styles.question}>
      <p className="muted">{context(step, place === 0)}</p>
      <div className={styles.progress} role="img" aria-label={text.step(place + 1, steps.length)}>{steps.map((one, index) => <span key={one.key} data-done={index <= place || undefined} />)}</div>
      {step.section && <p className={styles.section}>{step.section[language]}</p>}
      <h2 key={step.key} ref={focusWhenShown} tabIndex={-1} className={styles.ask}>{title}</h2>
      <PhoneQuestion
        key={`answer ${step.key}`} ask={title} hint={hint?.(step) ?? (step.multiple ? text.several : step.kind === 'text' ? (step.required ? text.wordsHint : text.commentHint) : undefined)} kind={step.kind} multiple={step.multiple} maxLength={step.maxLength ?? 500}
        options={step.options.map((one) => ({ key: one.key, label: one.label[language] }))} value={value} scores={scored.map((score) => ({ score, label: text.score[score] }))} onAnswer={answer}
      />
      <ProblemNotice problem={problem} />
      <div className={styles.buttons}>
        {place > 0 && <Button size="large" onClick={() => setAt(place - 1)}>{text.before}</Button>}
        {last
          ? <Button kind="primary" size="large" busy={busy} disabled={step.required && isOpen(value)} onClick={send}>{text.send}</Button>
          : (!isOpen(value) || !step.required) && <Button kind="primary" size="large" onClick={() => setAt(place + 1)}>{isOpen(value) ? text.skip : text.next}</Button>}
      </div>
      <p className={styles.private}>{privately}</p>
    </div>
  )
}
