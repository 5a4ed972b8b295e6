import { useState } from 'react'
import { resultsRoutes } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, Card, EmptyState, Figure, FigureRow, ProblemNotice, RefusalNotice, SkeletonRows, colon, useFormat, useText } from '@guildhall/ui'
import { Dialog } from './dialog.tsx'
import { MarksTable, type Results } from './marks-table.tsx'
import { messages } from './messages.ts'
import { ReviewPanel } from './review-panel.tsx'
import styles from './results.module.css'

/** Marks of a class: entered and handed in by one, confirmed or sent back by another. */
export function ResultsPanel({ classId }: { classId: string }) {
  const text = useText(messages)
  const { data, error, refetch } = useAnswer(resultsRoutes.getResults, { classId })
  if (error && !data) return <ProblemNotice problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />
  if (!data) return <SkeletonRows label={text.loading} />
  if (data.rows.length === 0) return <Card><EmptyState title={text.empty}>{text.emptyText}</EmptyState></Card>
  return <Shown of={data} />
}

function Shown({ of }: { of: Results }) {
  const text = useText(messages)
  const format = useFormat()
  const { figures, submitted, returned } = of
  const points = (mean: number | null) => (mean === null ? '—' : mean.toFixed(1))
  return (
    <div className={styles.stack}>
      {returned && <RefusalNotice what={`${text.returnedTitle}${colon()}${returned.reason}`} why={text.returned(returned.by ?? '', format.dateTime(returned.at))} />}
      <div className={styles.figures}>
        <FigureRow>
          <Figure label={text.figures.complete} value={String(figures.complete)} unit={`/ ${figures.people}`} />
          <Figure label={text.figures.passed} value={String(figures.passed)} unit={text.unitPeople} />
          <Figure label={text.figures.theory} value={points(figures.theoryMean)} unit={text.unitPoints} />
          <Figure label={text.figures.practice} value={points(figures.practiceMean)} unit={text.unitPoints} />
        </FigureRow>
        {of.can.includes('submit') && <Submit of={of} />}
      </div>
      {(of.can.includes('return') || of.barred) && <ReviewPanel of={of} />}
      {of.state === 'confirming' && !of.can.includes('return') && <p className={styles.note}>{text.waiting}{text.dot}{text.waitingText}</p>}
      <p className={styles.note}>{text.rule(of.minAttendancePercent, of.passTheory, of.passPractice)}{submitted && ` ${text.submitted(submitted.by ?? text.someone, format.dateTime(submitted.at))}`}{of.state === 'published' && ` ${text.early}`}</p>
      <MarksTable of={of} />
    </div>
  )
}

function Submit({ of }: { of: Results }) {
  const text = useText(messages)
  const [asking, setAsking] = useState(false)
  const submit = useCommand(resultsRoutes.submitResults, { onDone: () => setAsking(false) })
  const { complete, people, passed, failed } = of.figures
  return (
    <>
      <Button kind={complete === people ? 'primary' : 'outlined'} onClick={() => setAsking(true)}>{text.submit}</Button>
      {asking && (
        <Dialog title={text.submitTitle} action={text.submit} busy={submit.busy} disabled={complete < people} problem={submit.problem} onClose={() => setAsking(false)} onDo={() => submit.start({ classId: of.classId })}>
          <p>{complete < people ? text.submitMissing(people - complete) : text.submitText(passed, failed)}</p>
        </Dialog>
      )}
    </>
  )
}
