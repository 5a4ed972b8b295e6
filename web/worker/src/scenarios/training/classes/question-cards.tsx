import { useState } from 'react'
import { headsRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, Card, dotted, SectionTitle, useFormat, useText } from '@guildhall/ui'
import { Problem } from '../plans/problem.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'

type Question = AnswerOf<typeof headsRoutes.listMyQuestions>['rows'][number]

/** What learners ask a trainer who heads their class; answered here, without anybody's telephone. */
export function QuestionCards() {
  const text = useText(messages)
  const { data } = useAnswer(headsRoutes.listMyQuestions, {}, { refetchInterval: 60_000 })
  const waiting = data?.rows.filter((row) => row.answer === null) ?? []
  if (waiting.length === 0) return null
  return <>
    <SectionTitle>{text.questionsTitle(waiting.length)}</SectionTitle>
    {waiting.map((row) => <QuestionCard key={row.id} of={row} />)}
  </>
}

function QuestionCard({ of }: { of: Question }) {
  const text = useText(messages)
  const format = useFormat()
  const [words, setWords] = useState<string | null>(null)
  const answer = useCommand(headsRoutes.answerQuestion)
  return (
    <Card>
      <div className={styles.rows}>
        <p><b>{of.words}</b></p>
        <p className={styles.rule}>{dotted(text.dot, [of.name, of.title, format.dateTime(of.askedAt)])}</p>
        <Problem problem={answer.problem} />
        {words !== null && <textarea className={styles.words} rows={3} maxLength={500} value={words} aria-label={text.questionAnswer} onChange={(event) => setWords(event.target.value)} />}
        <Button block busy={answer.busy} disabled={words?.trim() === ''} onClick={() => (words === null ? setWords('') : answer.start({ questionId: of.id, answer: words.replace(/\s+/g, ' ').trim() }))}>{words === null ? text.questionAnswer : text.questionSend}</Button>
      </div>
    </Card>
  )
}
