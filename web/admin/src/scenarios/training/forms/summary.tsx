import { dotted, useLanguage, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import type { Shown } from './model.ts'
import styles from './forms.module.css'

/** A question in one row: how it is asked, of whom, and when. */
export function Summary({ question, whole }: { question: Shown; whole: readonly Shown[] }) {
  const text = useText(messages)
  const language = useLanguage()
  const at = question.when ? whole.findIndex((one) => one.key === question.when!.question) : -1
  const on = whole[at]
  const said = on && question.when ? question.when.is.map((one) => (on.kind === 'rating' ? String(one) : on.options.find((option) => option.key === one)?.label[language] ?? '……')).join(text.orMore) : null
  return (
    <span className={styles.summary}>
      <b>{question.label[language] || '……'}</b>
      <span className="muted">{dotted(text.dot, [text.kinds[question.kind], question.multiple && text.multiple, question.required ? text.required : text.optional, question.kinds?.length === 1 && text.only[question.kinds[0]!], said && text.ifAnswered(at + 1, said)])}</span>
    </span>
  )
}
