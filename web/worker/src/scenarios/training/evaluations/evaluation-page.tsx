import { useRef, useState } from 'react'
import { Link, useParams, useRouter } from '@tanstack/react-router'
import { evaluationsRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, buttonClass, EmptyState, RefusalNotice, SkeletonCards, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import type { Draft } from './draft.ts'
import { messages } from './messages.ts'
import { QuestionSteps } from './question-steps.tsx'

type Mine = AnswerOf<typeof evaluationsRoutes.getMine>

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

const fixed = ['trainer', 'course', 'teaching', 'comment'] as const
const fixedKey = (key: string) => fixed.find((one) => one === key)

function Questions({ of, onDone }: { of: Mine; onDone: (how: 'own' | 'assisted') => void }) {
  const text = useText(messages)
  const forget = useRef(() => {})
  const submit = useCommand(evaluationsRoutes.submit, { onDone: (answer) => { forget.current(); onDone(answer.assisted ? 'assisted' : 'own') } })
  const send = (answers: Draft, done: () => void) => {
    const { trainer, course, teaching, comment, ...more } = answers
    forget.current = done
    submit.start({ classId: of.class.id, version: of.form.version, trainer: Number(trainer), course: Number(course), teaching: Number(teaching), ...(typeof comment === 'string' && { comment: comment.trim() }), more: more as Record<string, number | string | string[]> })
  }
  return (
    <QuestionSteps
      about={of.class.id} form={of.form} busy={submit.busy} problem={submit.problem} private={text.private} onSend={send}
      context={(step) => `${of.class.title}${of.class.trainer && step.key === 'trainer' ? `${text.dot}${text.about(of.class.trainer.name)}` : ''}`}
      ask={({ key }) => { const own = fixedKey(key); return own && text.ask[own] }} hint={({ key }) => { const own = fixedKey(key); return own && own !== 'comment' ? text.hint[own] : undefined }}
    />
  )
}
