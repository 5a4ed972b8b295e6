import { useState } from 'react'
import { Link, useParams, useRouter } from '@tanstack/react-router'
import { evaluationsRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, buttonClass, EmptyState, ProblemNotice, RefusalNotice, SkeletonCards, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { clearDraft, readDraft, writeDraft, type Draft, type Rated } from './draft.ts'
import { messages } from './messages.ts'
import styles from './evaluations.module.css'

type Mine = AnswerOf<typeof evaluationsRoutes.getMine>
const steps = ['trainer', 'course', 'teaching', 'comment'] as const

/** How was the class: one question a screen, a draft kept on the phone, an end that says what becomes of it. */
export default function EvaluationPage() {
  const text = useText(messages)
  const router = useRouter()
  const { classId = '' } = useParams({ strict: false }) as { classId?: string }
  const { data, error, refetch } = useAnswer(evaluationsRoutes.getMine, { classId })
  return (
    <>
      <PhoneBar title={text.title} backLabel={text.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/evaluations' as string }))} />
      <PhoneBody>
        {error && !data && <RefusalNotice what={text.failed} why={error.message} action={error.status >= 500 || error.status === 0 ? <Button size="small" onClick={() => void refetch()}>{text.again}</Button> : <Link to={'/my-classes' as string} className={buttonClass({ size: 'small' })}>{text.toClasses}</Link>} />}
        {!data && !error && <SkeletonCards label={text.loading} count={1} />}
        {data && <Shown of={data} />}
      </PhoneBody>
    </>
  )
}

function Shown({ of }: { of: Mine }) {
  const text = useText(messages)
  const [done, setDone] = useState<'own' | 'assisted' | null>(null)
  const back = <Link to={`/my-classes/${of.class.id}` as string} className={buttonClass({ kind: 'primary' })}>{text.toClass}</Link>
  if (done) return <EmptyState title={text.doneTitle} action={back}>{text.doneText}{done === 'assisted' && <><br />{text.assisted}</>}</EmptyState>
  if (of.state === 'given') return <EmptyState title={text.givenTitle} action={back}>{text.givenText}</EmptyState>
  if (of.state === 'over') return <EmptyState title={text.overTitle} action={back}>{text.overText}</EmptyState>
  return <Questions of={of} onDone={setDone} />
}

/** A new question is read out by a screen reader; given to `ref` it runs once, when the heading appears. */
const focusWhenShown = (heading: HTMLHeadingElement | null) => heading?.focus()

function Questions({ of, onDone }: { of: Mine; onDone: (how: 'own' | 'assisted') => void }) {
  const text = useText(messages)
  const [draft, setDraft] = useState<Draft>(() => readDraft(of.class.id))
  const [at, setAt] = useState(() => Math.max(0, steps.findIndex((step) => step === 'comment' || draft[step] === undefined)))
  const submit = useCommand(evaluationsRoutes.submit, { onDone: (answer) => { clearDraft(of.class.id); onDone(answer.assisted ? 'assisted' : 'own') } })
  const step = steps[at] ?? 'comment'
  const keep = (change: Draft) => {
    const next = { ...draft, ...change }
    setDraft(next)
    writeDraft(of.class.id, next)
  }
  const send = () => {
    const { trainer, course, teaching, comment } = draft
    if (trainer === undefined || course === undefined || teaching === undefined) return setAt(steps.findIndex((one) => one !== 'comment' && draft[one] === undefined))
    submit.start({ classId: of.class.id, trainer, course, teaching, ...(comment?.trim() && { comment: comment.trim() }) })
  }
  return (
    <div className={styles.question}>
      <p className="muted">{of.class.title}{of.class.trainer && step === 'trainer' && `${text.dot}${text.about(of.class.trainer.name)}`}</p>
      <div className={styles.progress} role="img" aria-label={text.step(at + 1, steps.length)}>{steps.map((one, index) => <span key={one} data-done={index <= at || undefined} />)}</div>
      <h2 key={step} ref={focusWhenShown} tabIndex={-1} className={styles.ask}>{text.ask[step]}</h2>
      {step === 'comment'
        ? <><textarea className={styles.words} rows={6} maxLength={500} value={draft.comment ?? ''} aria-label={text.ask.comment} onChange={(event) => keep({ comment: event.target.value })} /><p className="muted">{text.commentHint}</p></>
        : <><p className="muted">{text.hint[step]}</p><Scores value={draft[step]} label={text.ask[step]} onChoose={(value) => { keep({ [step]: value }); setTimeout(() => setAt(at + 1), 180) }} /></>}
      <ProblemNotice problem={submit.problem} />
      <div className={styles.buttons}>
        {at > 0 && <Button size="large" onClick={() => setAt(at - 1)}>{text.before}</Button>}
        {step === 'comment'
          ? <Button kind="primary" size="large" busy={submit.busy} onClick={send}>{text.send}</Button>
          : draft[step] !== undefined && <Button kind="primary" size="large" onClick={() => setAt(at + 1)}>{text.next}</Button>}
      </div>
      <p className={styles.private}>{text.private}</p>
    </div>
  )
}

/** Five answers from best to worst, each a whole row to press: the figure, its word, and how much of a bar it fills. */
function Scores({ value, label, onChoose }: { value: Rated | undefined; label: string; onChoose: (value: Rated) => void }) {
  const text = useText(messages)
  return (
    <div className={styles.scores} role="radiogroup" aria-label={label}>
      {([5, 4, 3, 2, 1] as const).map((score) => (
        <button key={score} type="button" role="radio" aria-checked={value === score} className={styles.score} onClick={() => onChoose(score)}>
          <span className={`figure ${styles.figure}`}>{score}</span><span>{text.score[score]}</span><span className={styles.bar} aria-hidden><span style={{ width: `${score * 20}%` }} /></span>
        </button>
      ))}
    </div>
  )
}
