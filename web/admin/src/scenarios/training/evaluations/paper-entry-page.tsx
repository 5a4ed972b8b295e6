import { useState } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { classesRoutes, evaluationFormsRoutes, evaluationsRoutes } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, Card, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { Input, PageTitle, Segmented, Select } from '@guildhall/ui/console'
import { AnswerFields } from './answer-fields.tsx'
import { bodyOf, isWhole, type Answers } from './answers.ts'
import { messages } from './messages.ts'
import { nextNumber } from './next-number.ts'
import styles from './evaluations.module.css'

const ended = ['assessing', 'confirming', 'closed'] as const

/** A stack of paper forms, one after the other: class and day stay, the number counts up by itself. */
export default function PaperEntryPage() {
  const text = useText(messages)
  const format = useFormat()
  const navigate = useNavigate()
  const { class: classId } = useSearch({ strict: false }) as { class?: string }
  const [q, setQ] = useState('')
  const classes = useAnswer(classesRoutes.listClasses, { state: [...ended], sort: 'newest', limit: 50, ...(q && { q }) })
  const listed = classes.data?.rows.map((row) => ({ value: row.id, label: `${row.number} ${row.title}` })) ?? []
  const missing = classId !== undefined && !listed.some((one) => one.value === classId)
  const chosen = useAnswer(classesRoutes.getClassRecord, { classId: classId ?? '' }, { enabled: missing })
  const options = missing && chosen.data ? [{ value: classId, label: `${chosen.data.class.number} ${chosen.data.class.title}` }, ...listed] : listed
  const [number, setNumber] = useState('')
  const [evaluator, setEvaluator] = useState<'worker' | 'enterprise'>('worker')
  const [filledOn, setFilledOn] = useState(() => format.stamp(Date.now()).slice(0, 10))
  const [answers, setAnswers] = useState<Answers>({})
  const [version, setVersion] = useState<number | undefined>(undefined)
  const asked = useAnswer(evaluationFormsRoutes.ofClass, { classId: classId ?? '', version }, { enabled: classId !== undefined })
  const form = asked.data?.form
  const [said, setSaid] = useState<string | null>(null)
  const enter = useCommand(evaluationsRoutes.enterPaper, {
    onDone: (answer) => {
      setSaid(text.entered(answer.formNumber, answer.submissions))
      setNumber(nextNumber(answer.formNumber))
      setAnswers({})
    },
  })
  const ready = classId !== undefined && form !== undefined && number.trim() !== '' && filledOn !== '' && isWhole(form, answers, evaluator)
  const send = () => {
    if (!ready) return
    setSaid(null)
    enter.start({ classId, formNumber: number.trim(), evaluator, filledOn, ...bodyOf(form, answers, evaluator) })
  }
  return (
    <>
      <PageTitle crumbs={<Link to={'/evaluations' as string}>{text.back}</Link>} title={text.paperTitle} detail={text.paperDetail} />
      <Card>
        <form className={styles.form} onSubmit={(event) => { event.preventDefault(); send() }}>
          <div className={styles.field}>
            <span>{text.pickClass}</span>
            <Select
              aria-label={text.pickClass} placeholder={text.pickHint} value={missing && !chosen.data ? undefined : classId} showSearch={{ filterOption: false, onSearch: setQ }} notFoundContent={text.noClass}
              options={options} onChange={(value: string) => { setVersion(undefined); setAnswers({}); void navigate({ to: '.' as string, search: { class: value } as never, replace: true }) }}
            />
          </div>
          <div className={styles.pair}>
            <label className={styles.field}><span>{text.formNumber}</span><Input value={number} maxLength={30} placeholder={text.formNumberHint} autoComplete="off" onChange={(event) => setNumber(event.target.value)} /></label>
            <label className={styles.field}><span>{text.filledOn}</span><Input type="date" value={filledOn} onChange={(event) => setFilledOn(event.target.value)} /></label>
          </div>
          <div className={styles.field}><span>{text.evaluator}</span><div><Segmented value={evaluator} onChange={setEvaluator} options={(['worker', 'enterprise'] as const).map((kind) => ({ value: kind, label: text.kind[kind] }))} /></div></div>
          {(asked.data?.versions.length ?? 0) > 1 && (
            <div className={styles.field}><span>{text.version}</span><div><Select aria-label={text.version} value={form?.version} style={{ minWidth: 220 }} options={asked.data!.versions.map((one) => ({ value: one.version, label: text.versionOf(one.version, format.date(one.at)) }))} onChange={(value: number) => { setVersion(value); setAnswers({}) }} /></div></div>
          )}
          {classId !== undefined && !form && !asked.error && <SkeletonRows label={text.loading} count={3} />}
          {form && <AnswerFields numbered form={form} evaluator={evaluator} answers={answers} onChange={setAnswers} />}
          {form && <p className={styles.note}>{text.noNames}</p>}
          <ProblemNotice problem={enter.problem ?? asked.error} />
          {said && !enter.problem && <p className={styles.done} role="status">{said}</p>}
          <div className={styles.buttons}><Button type="submit" kind="primary" busy={enter.busy} disabled={!ready}>{text.enter}</Button><span className={styles.note}>{text.keys}</span></div>
        </form>
      </Card>
    </>
  )
}
