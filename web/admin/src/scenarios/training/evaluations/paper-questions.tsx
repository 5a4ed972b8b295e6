import { Fragment } from 'react'
import { useLanguage, useText } from '@guildhall/ui'
import type { AskedQuestion, Form } from './answers.ts'
import { messages } from './messages.ts'
import styles from './evaluations.module.css'

/** All questions on paper, which cannot leave any out: where one is for some only, it says for whom and where the others go on. */
export function PaperQuestions({ form }: { form: Form }) {
  const text = useText(messages)
  const language = useLanguage()
  const numberOf = (key: string) => form.questions.findIndex((one) => one.key === key) + 1
  /** The next question that is asked of somebody who is not asked this one. */
  const nextFor = (index: number) => {
    const own = conditionOf(form.questions[index]!)
    const after = form.questions.findIndex((one, place) => place > index && conditionOf(one) !== own && one.when?.question !== form.questions[index]!.key)
    return after < 0 ? null : after + 1
  }
  const forWhom = (question: AskedQuestion, index: number) => {
    const on = question.when && form.questions.find((one) => one.key === question.when!.question)
    const said = on ? question.when!.is.map((one) => (on.kind === 'rating' ? String(one) : on.options.find((option) => option.key === one)?.label[language] ?? '')).join(text.or) : null
    const who = question.kinds?.length === 1 ? text.kind[question.kinds[0]!] : null
    if (said === null && who === null) return null
    const next = nextFor(index)
    return [who && text.onlyFor(who), said !== null && text.onlyIf(numberOf(question.when!.question), said), next ? text.othersTo(next) : text.othersEnd].filter(Boolean).join('')
  }
  return (
    <ol className={styles.paper}>
      {form.questions.map((question, index) => {
        const whom = forWhom(question, index)
        return (
          <Fragment key={question.key}>
            {question.section && <li className={styles.paperSection}>{question.section[language]}</li>}
            <li>
              <span className={styles.paperAsk}>{index + 1}. {question.label[language]}{question.multiple && text.severalOnPaper}{whom && <em>{whom}</em>}</span>
              {question.kind === 'rating' && <span className={styles.paperScores}>{[5, 4, 3, 2, 1].map((score) => <span key={score} className="num">{score}</span>)}</span>}
              {question.kind === 'choice' && <span className={styles.paperOptions}>{question.options.map((one) => <span key={one.key}>□ {one.label[language]}</span>)}</span>}
              {question.kind === 'text' && <span className={question.key === 'comment' ? styles.lines : styles.line} />}
            </li>
          </Fragment>
        )
      })}
    </ol>
  )
}

const conditionOf = (question: AskedQuestion) => JSON.stringify([question.when, question.kinds])
