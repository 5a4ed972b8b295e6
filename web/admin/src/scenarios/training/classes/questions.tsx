import { useState } from 'react'
import { headsRoutes } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { Button, Card, SectionTitle, useFormat, useText } from '@guildhall/ui'
import { AskReason } from './ask-reason.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'
import type { ClassRecord } from './words.ts'

/** What learners ask the head of the class: what waits, and below it what was answered. */
export function Questions({ record }: { record: ClassRecord }) {
  const text = useText(messages)
  const format = useFormat()
  const [answering, setAnswering] = useState<string | null>(null)
  const [all, setAll] = useState(false)
  const answer = useCommand(headsRoutes.answerQuestion, { onDone: () => setAnswering(null) })
  const waiting = record.questions.filter((one) => one.answer === null).toReversed()
  const answered = record.questions.filter((one) => one.answer !== null)
  if (record.questions.length === 0) return null
  const asked = record.questions.find((one) => one.id === answering)
  return (
    <Card>
      <SectionTitle aside={answered.length > 0 && <Button size="small" kind="quiet" onClick={() => setAll(!all)}>{all ? text.questions.fewer : text.questions.answered(answered.length)}</Button>}>{waiting.length > 0 ? text.questions.waiting(waiting.length) : text.questions.none}</SectionTitle>
      <table className={`${styles.table} ${styles.inCard}`}>
        <tbody>
          {[...waiting, ...(all ? answered : [])].map((one) => (
            <tr key={one.id}>
              <td>{one.person.name}<span className={styles.cell}>{format.near(one.askedAt, new Date())} {format.time(one.askedAt)}{one.assisted && `${text.dot}${text.questions.assisted}`}</span></td>
              <td>{one.words}{one.answer !== null && <span className={styles.cell}>{text.questions.reply(one.answeredBy ?? '', one.answer)}</span>}</td>
              <td>{one.answer === null && record.can.includes('answer-question') && <div className={styles.choices}><Button size="small" onClick={() => setAnswering(one.id)}>{text.questions.answer}</Button></div>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked && <AskReason title={text.questions.answer} words={asked.words} label={text.questions.label} action={text.questions.send} max={500} busy={answer.busy} problem={answer.problem} onClose={() => setAnswering(null)} onSay={(words) => answer.start({ questionId: asked.id, answer: words })} />}
    </Card>
  )
}
