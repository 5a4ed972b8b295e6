import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { fileAddress, useAnswer, useCommand } from '@guildhall/client'
import { inspectionsRoutes, qualityRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, dotted, ProblemNotice, SkeletonRows, Timeline, useFormat, useLanguage, useText } from '@guildhall/ui'
import { Input, PageTitle } from '@guildhall/ui/console'
import { AskDialog, Question } from '../../../app/ask-dialog.tsx'
import { messages } from './messages.ts'
import styles from './quality.module.css'
import { oneDigit, StateChip } from './shortfalls.tsx'

type One = AnswerOf<typeof qualityRoutes.get>

/** One class to be put right: what fell short, what will be done, who accepted it, and whether later classes were better. */
export default function RectificationPage() {
  const text = useText(messages)
  const format = useFormat()
  const { rectificationId = '' } = useParams({ strict: false }) as { rectificationId?: string }
  const { data, error, refetch } = useAnswer(qualityRoutes.get, { rectificationId })
  const [asking, setAsking] = useState<'answer' | 'accept' | 'return' | 'drop' | null>(null)
  const [measures, setMeasures] = useState('')
  const done = { onDone: () => setAsking(null) }
  const [answer, verify, drop] = [useCommand(qualityRoutes.answer, done), useCommand(qualityRoutes.verify, done), useCommand(qualityRoutes.drop, done)]
  if (error && !data) return <ProblemNotice whole problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />
  if (!data) return <SkeletonRows label={text.loading} />
  return (
    <div className={styles.stack}>
      <PageTitle
        crumbs={<Link to={'/rectifications' as string}>{text.title}</Link>} title={data.title} chip={<StateChip state={data.state} />}
        detail={dotted(text.dot, [data.number, data.trainer, data.lastDay && `${text.column.lastDay} ${format.date(data.lastDay)}`, data.due && `${text.column.due} ${format.date(data.due)}`, data.overdue && text.overdue])}
        actions={(
          <>
            {data.can.includes('answer') && <Button kind="primary" onClick={() => { setMeasures(data.measures ?? ''); setAsking('answer') }}>{text.write}</Button>}
            {data.can.includes('verify') && <Button kind="primary" onClick={() => setAsking('accept')}>{text.accept}</Button>}
            {data.can.includes('verify') && <Button onClick={() => setAsking('return')}>{text.giveBack}</Button>}
            {data.can.includes('drop') && <Button kind="quiet" onClick={() => setAsking('drop')}>{text.drop}</Button>}
          </>
        )}
      />
      <div className={styles.two}>
        <Shortfalls of={data} />
        <Card>
          <h2 className={styles.title}>{text.measures}</h2>
          {data.measures === null ? <p className="muted">{text.noMeasures}</p> : <p className={styles.words}>{data.measures}</p>}
          {data.note !== null && <p className="muted">{text.note(data.note)}</p>}
          <h2 className={styles.title}>{text.after}</h2>
          <Effect of={data.effect} />
        </Card>
      </div>
      <section>
        <h2 className={styles.title}>{text.timeline}</h2>
        <Timeline label={text.timeline} items={data.steps.map((step) => ({ id: step.id, when: dotted(text.dot, [format.dateTime(step.at), step.by ?? text.system]), title: step.what === 'opened' && data.source === 'inspection' ? text.openedByInspection : text.steps[step.what], detail: step.words ?? undefined }))} />
      </section>
      {asking === 'answer' && (
        <AskDialog title={text.write} detail={text.writeDetail} ok={text.send} askReason={false} ready={measures.trim().length >= 10} busy={answer.busy} problem={answer.problem} onClose={() => setAsking(null)} onConfirm={() => answer.start({ rectificationId, measures })}>
          <Question label={text.measures}><Input.TextArea aria-label={text.measures} rows={6} maxLength={1000} value={measures} onChange={(event) => setMeasures(event.target.value)} /></Question>
        </AskDialog>
      )}
      {asking === 'accept' && <AskDialog title={text.accept} detail={text.acceptDetail} ok={text.accept} askReason={false} busy={verify.busy} problem={verify.problem} onClose={() => setAsking(null)} onConfirm={() => verify.start({ rectificationId, accepted: true, note: null })} />}
      {asking === 'return' && <AskDialog title={text.giveBack} detail={text.giveBackDetail} ok={text.giveBack} busy={verify.busy} problem={verify.problem} onClose={() => setAsking(null)} onConfirm={(note) => verify.start({ rectificationId, accepted: false, note })} />}
      {asking === 'drop' && <AskDialog title={text.drop} detail={text.dropDetail} ok={text.drop} busy={drop.busy} problem={drop.problem} onClose={() => setAsking(null)} onConfirm={(reason) => drop.start({ rectificationId, reason })} />}
    </div>
  )
}

function Shortfalls({ of }: { of: One }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  return (
    <Card>
      <h2 className={styles.title}>{of.source === 'inspection' ? text.whatFound : text.what}</h2>
      <ul className={styles.list}>
        {of.findings.map((one) => (
          <li key={`${one.inspectionId} ${one.key}`}>
            <p>{one.words}</p>
            <span className={styles.small}>{dotted(text.dot, [one.note, text.foundAt(format.dateTime(one.at))])}</span>
            {one.photo && <a href={fileAddress(inspectionsRoutes.photo, { inspectionId: one.inspectionId, key: one.key })} target="_blank" rel="noreferrer" className="link">{text.seePhoto}</a>}
          </li>
        ))}
        {of.shortfalls.map((one) => (
          <li key={one.key}>
            <p>{text.short(one.label[language], oneDigit(one.mean), one.n)}</p>
            <span className={styles.small}>{dotted(text.dot, [text.against(oneDigit(one.below)), one.low !== null && one.high !== null && text.interval(oneDigit(one.low), oneDigit(one.high))])}</span>
          </li>
        ))}
        <li><Link to={`/classes/${of.classId}` as string} search={{ tab: 'evaluation' } as never} className={buttonClass()}>{text.report}</Link></li>
      </ul>
    </Card>
  )
}

function Effect({ of }: { of: One['effect'] }) {
  const text = useText(messages)
  const said = (one: One['effect']['like']) => (one.mean === null ? text.notYet : dotted(text.dot, [text.points(oneDigit(one.mean)), text.of(one.classes, one.forms)]))
  return (
    <dl className={styles.effect}>
      <dt>{text.before}</dt><dd>{of.before === null ? text.none : text.points(oneDigit(of.before))}</dd>
      {of.trainer && <><dt>{text.trainerLater}</dt><dd>{said(of.trainer)}</dd></>}
      <dt>{text.likeLater}</dt><dd>{said(of.like)}</dd>
    </dl>
  )
}
