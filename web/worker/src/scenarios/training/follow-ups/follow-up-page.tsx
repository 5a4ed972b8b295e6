import { useRef, useState } from 'react'
import { Link, useParams, useRouter } from '@tanstack/react-router'
import { effectRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, buttonClass, EmptyState, RefusalNotice, SkeletonCards, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { QuestionSteps } from '../evaluations/question-steps.tsx'
import { messages } from './messages.ts'

type Mine = AnswerOf<typeof effectRoutes.getMine>

/** What became of a class half a year later: one question a screen, as in the evaluation. */
export default function FollowUpPage() {
  const text = useText(messages)
  const router = useRouter()
  const { followUpId = '' } = useParams({ strict: false }) as { followUpId?: string }
  const { data, error, refetch } = useAnswer(effectRoutes.getMine, { followUpId })
  return (
    <>
      <PhoneBar title={text.title} backLabel={text.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/' as string }))} />
      <PhoneBody>
        {error && !data && <RefusalNotice what={text.failed} why={error.message} action={error.status >= 500 || error.status === 0 ? <Button size="small" onClick={() => void refetch()}>{text.again}</Button> : <Link to={'/' as string} className={buttonClass({ size: 'small' })}>{text.toHome}</Link>} />}
        {!data && !error && <SkeletonCards label={text.loading} count={1} />}
        {data && <Shown of={data} />}
      </PhoneBody>
    </>
  )
}

function Shown({ of }: { of: Mine }) {
  const text = useText(messages)
  const [done, setDone] = useState<'own' | 'assisted' | null>(null)
  const forget = useRef(() => {})
  const submit = useCommand(effectRoutes.submit, { onDone: (answer) => { forget.current(); setDone(answer.assisted ? 'assisted' : 'own') } })
  const home = <Link to={'/' as string} className={buttonClass({ kind: 'primary' })}>{text.toHome}</Link>
  if (done) return <EmptyState title={text.doneTitle} action={<Link to={'/needs/new' as string} className={buttonClass({ kind: 'primary' })}>{text.toNeed}</Link>}>{text.doneText}{done === 'assisted' && <><br />{text.assisted}</>}</EmptyState>
  if (of.state === 'given') return <EmptyState title={text.givenTitle} action={home}>{text.givenText}</EmptyState>
  if (of.state === 'over') return <EmptyState title={text.overTitle} action={home}>{text.overText}</EmptyState>
  return (
    <QuestionSteps
      about={of.id} form={of.form} busy={submit.busy} problem={submit.problem} private={text.private} context={() => of.title}
      onSend={(answers, clear) => { forget.current = clear; submit.start({ followUpId: of.id, version: of.form.version, answers: answers as Record<string, number | string> }) }}
    />
  )
}
