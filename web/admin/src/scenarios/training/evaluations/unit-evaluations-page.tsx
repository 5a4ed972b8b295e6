import { useState } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { MessageCircleHeart } from 'lucide-react'
import { evaluationsRoutes } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, Card, EmptyState, ProblemNotice, SkeletonRows, useFormat, useLanguage, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { AnswerFields } from './answer-fields.tsx'
import { bodyOf, isWhole, type Answers } from './answers.ts'
import { messages } from './messages.ts'
import styles from './evaluations.module.css'

/** Classes made for the own unit that wait for its word. */
export default function UnitEvaluationsPage() {
  const text = useText(messages)
  const format = useFormat()
  const navigate = useNavigate()
  const { class: open } = useSearch({ strict: false }) as { class?: string }
  const { data, error, refetch } = useAnswer(evaluationsRoutes.listUnit, {})
  const put = (classId: string | undefined) => void navigate({ to: '.' as string, search: { class: classId } as never, replace: true })
  return (
    <>
      <PageTitle title={text.unitTitle} detail={text.unitDetail} />
      {error && !data && <ProblemNotice problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />}
      {!data && !error && <SkeletonRows label={text.loading} />}
      <div className={styles.stack}>
        {open && <Judge key={open} classId={open} />}
        {data?.rows.length === 0 && !open && <Card><EmptyState icon={MessageCircleHeart} title={text.unitNone}>{text.unitNoneText}</EmptyState></Card>}
        {data?.rows.filter((row) => row.classId !== open).map((row) => (
          <Card key={row.classId} padding="row"><div className={styles.head}><span><b>{row.title}</b> <span className="num muted">{row.number}</span>{row.until && <span className="muted"> {text.until(format.monthDay(Date.parse(row.until) - 1))}</span>}</span><Button onClick={() => put(row.classId)}>{text.open}</Button></div></Card>
        ))}
      </div>
    </>
  )
}

function Judge({ classId }: { classId: string }) {
  const text = useText(messages)
  const language = useLanguage()
  const { data, error } = useAnswer(evaluationsRoutes.getUnit, { classId })
  const [answers, setAnswers] = useState<Answers>({})
  const submit = useCommand(evaluationsRoutes.submitUnit)
  if (error && !data) return <ProblemNotice problem={error} />
  if (!data) return <SkeletonRows label={text.loading} count={3} />
  if (submit.done) return <Card><p className={styles.done} role="status">{text.sent}</p></Card>
  if (data.state !== 'open') return <Card><p>{text[data.state]}</p></Card>
  return (
    <Card>
      <h2 className={styles.title}>{data.class.title}</h2>
      <div className={styles.form}>
        <AnswerFields form={data.form} evaluator="enterprise" answers={answers} onChange={setAnswers} labelOf={(question) => (question.key === 'trainer' && data.class.trainer ? `${question.label[language]}${text.dot}${data.class.trainer.name}` : undefined)} />
        <ProblemNotice problem={submit.problem} />
        <div><Button kind="primary" busy={submit.busy} disabled={!isWhole(data.form, answers, 'enterprise')} onClick={() => submit.start({ classId, ...bodyOf(data.form, answers, 'enterprise') })}>{text.send}</Button></div>
      </div>
    </Card>
  )
}
