import { useState } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { classesRoutes, evaluationsRoutes } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, Card, ProblemNotice, useFormat, useText } from '@guildhall/ui'
import { Input, PageTitle, Segmented, Select } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { nextNumber } from './next-number.ts'
import { ScoreInput, type Score } from './score-input.tsx'
import styles from './evaluations.module.css'

const ended = ['assessing', 'confirming', 'closed'] as const
type Scores = { trainer: Score | null; course: Score | null; teaching: Score | null }
const blank: Scores = { trainer: null, course: null, teaching: null }

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
  const [scores, setScores] = useState<Scores>(blank)
  const [comment, setComment] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const enter = useCommand(evaluationsRoutes.enterPaper, {
    onDone: (answer) => {
      setSaid(text.entered(answer.formNumber, answer.submissions))
      setNumber(nextNumber(answer.formNumber))
      setScores(blank)
      setComment('')
    },
  })
  const { trainer, course, teaching } = scores
  const ready = classId !== undefined && number.trim() !== '' && trainer !== null && course !== null && teaching !== null && filledOn !== ''
  const send = () => {
    if (!ready) return
    setSaid(null)
    enter.start({ classId, formNumber: number.trim(), evaluator, filledOn, trainer, course, teaching, ...(comment.trim() && { comment: comment.trim() }) })
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
              options={options} onChange={(value: string) => void navigate({ to: '.' as string, search: { class: value } as never, replace: true })}
            />
          </div>
          <div className={styles.pair}>
            <label className={styles.field}><span>{text.formNumber}</span><Input value={number} maxLength={30} placeholder={text.formNumberHint} autoComplete="off" onChange={(event) => setNumber(event.target.value)} /></label>
            <label className={styles.field}><span>{text.filledOn}</span><Input type="date" value={filledOn} onChange={(event) => setFilledOn(event.target.value)} /></label>
          </div>
          <div className={styles.field}><span>{text.evaluator}</span><div><Segmented value={evaluator} onChange={setEvaluator} options={(['worker', 'enterprise'] as const).map((kind) => ({ value: kind, label: text.kind[kind] }))} /></div></div>
          {(['trainer', 'course', 'teaching'] as const).map((key) => <ScoreInput key={key} label={text.question[key]} value={scores[key]} onChoose={(score) => setScores({ ...scores, [key]: score })} />)}
          <label className={styles.field}><span>{text.comment}</span><Input.TextArea rows={3} maxLength={500} value={comment} onChange={(event) => setComment(event.target.value)} /></label>
          <ProblemNotice problem={enter.problem} />
          {said && !enter.problem && <p className={styles.done} role="status">{said}</p>}
          <div className={styles.buttons}><Button type="submit" kind="primary" busy={enter.busy} disabled={!ready}>{text.enter}</Button><span className={styles.note}>{text.keys}</span></div>
        </form>
      </Card>
    </>
  )
}
