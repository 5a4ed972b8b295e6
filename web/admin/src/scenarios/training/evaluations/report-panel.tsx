import { Link } from '@tanstack/react-router'
import { Printer, ScanLine, Star } from 'lucide-react'
import { evaluationsRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, buttonClass, Card, dotted, EmptyState, Figure, FigureRow, formatShare, Icon, ProblemNotice, SkeletonRows, useFormat, useLanguage, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import { Beside, Ratings, twoDigits } from './ratings.tsx'
import styles from './evaluations.module.css'

type Report = AnswerOf<typeof evaluationsRoutes.getReport>

/** How one class was judged: what came in, how it spreads, beside like classes, and in people's words. */
export function ReportPanel({ classId }: { classId: string }) {
  const text = useText(messages)
  const { data, error, refetch } = useAnswer(evaluationsRoutes.getReport, { classId })
  if (error && !data) return <ProblemNotice problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />
  if (!data) return <SkeletonRows label={text.loading} />
  return (
    <div className={styles.stack}>
      <div className={styles.head}>
        <Figures of={data} />
        <span className={styles.buttons}>
          <Link to={`/classes/${classId}/paper-form` as string} className={buttonClass()}><Icon of={Printer} size={17} />{text.printForm}</Link>
          {data.can.includes('enter-paper') && <Link to={`/classes/${classId}/sheets` as string} className={buttonClass()}><Icon of={ScanLine} size={17} />{text.scanSheets}</Link>}
          {data.can.includes('enter-paper') && <Link to={'/evaluations/paper' as string} search={{ class: classId } as never} className={buttonClass({ kind: 'primary' })}>{text.enterPaper}</Link>}
        </span>
      </div>
      {data.submissions === 0 ? <Card><EmptyState icon={Star} title={text.empty}>{text.emptyText}</EmptyState></Card> : <Body of={data} />}
    </div>
  )
}

function Figures({ of }: { of: Report }) {
  const text = useText(messages)
  const workers = of.responses.find((one) => one.kind === 'worker')
  const all = of.ratings.reduce((sum, one) => ({ n: sum.n + one.n, total: sum.total + (one.mean ?? 0) * one.n }), { n: 0, total: 0 })
  return (
    <FigureRow>
      <Figure label={text.figures.submissions} value={String(of.submissions)} unit={text.forms} />
      <Figure label={text.figures.rate} value={workers && workers.rate !== null ? formatShare(workers.rate, 0, false) : '—'} unit={workers && workers.rate !== null ? '%' : undefined} />
      <Figure label={text.figures.paper} value={String(of.paper)} unit={text.forms} />
      <Figure label={text.figures.mean} value={twoDigits(all.n === 0 ? null : all.total / all.n)} unit={text.points} />
    </FigureRow>
  )
}

function Body({ of }: { of: Report }) {
  const text = useText(messages)
  const format = useFormat()
  return (
    <>
      <Card>
        <h2 className={styles.title}>{text.ratings}</h2>
        <Ratings ratings={of.ratings} few={of.few} />
        <p className={styles.note}>{dotted(text.dot, of.responses.map((one) => text.responses(text.kind[one.kind], one.submitted, one.invited)))}{of.until && `${text.dot}${text.until(format.monthDay(Date.parse(of.until) - 1))}`}</p>
      </Card>
      <Card><h2 className={styles.title}>{text.like}</h2><Beside ratings={of.ratings} /></Card>
      {of.own.length > 0 && <Card><h2 className={styles.title}>{text.own}</h2><Own of={of} /></Card>}
      <Card>
        <h2 className={styles.title}>{text.comments}</h2>
        {of.comments.kind === 'withheld'
          ? <p className={styles.note}>{text.commentsHidden(of.comments.submissions, of.comments.threshold)}</p>
          : of.comments.texts.length === 0 ? <p className={styles.note}>{text.commentsNone}</p> : <ul className={styles.comments}>{of.comments.texts.map((words, index) => <li key={index}>{words}</li>)}</ul>}
      </Card>
    </>
  )
}

/** What the unit asked besides: how many gave each answer, and what they wrote. */
function Own({ of }: { of: Report }) {
  const text = useText(messages)
  const language = useLanguage()
  return (
    <div className={styles.stack}>
      <p className={styles.note}>{text.ownDetail}</p>
      {of.own.map((one) => (
        <div key={one.key} className={styles.field}>
          <b>{one.label[language]}</b>
          {one.kind === 'rating' && <p className={styles.note}>{one.mean === null ? text.none : `${twoDigits(one.mean)} ${text.points}`}{text.dot}{one.n} {text.forms}{of.few && `${text.dot}${text.few}`}</p>}
          {one.kind === 'choice' && <ul className={styles.chosen}>{one.options.map((option) => <li key={option.key}><span>{option.label[language]}</span><span className={styles.chosenBar} aria-hidden><span style={{ width: `${(option.n / Math.max(1, ...one.options.map((other) => other.n))) * 100}%` }} /></span><span className="num">{text.people(option.n)}</span></li>)}</ul>}
          {one.said?.kind === 'withheld' && <p className={styles.note}>{text.commentsHidden(one.said.submissions, one.said.threshold)}</p>}
          {one.said?.kind === 'shown' && (one.said.texts.length === 0 ? <p className={styles.note}>{text.commentsNone}</p> : <ul className={styles.comments}>{one.said.texts.map((words, index) => <li key={index}>{words}</li>)}</ul>)}
        </div>
      ))}
    </div>
  )
}
