import { questionsAsked, type GivenAnswer } from '@guildhall/contract'
import { useLanguage, useText } from '@guildhall/ui'
import { Checkbox, Input, Radio } from '@guildhall/ui/console'
import type { Answers, AskedQuestion, Evaluator, Form } from './answers.ts'
import { messages } from './messages.ts'
import { ScoreInput, type Score } from './score-input.tsx'
import styles from './evaluations.module.css'

type Props = { form: Form; evaluator: Evaluator; answers: Answers; onChange: (answers: Answers) => void; labelOf?: (question: AskedQuestion) => string | undefined; /** With the numbers of the sheet that lies beside the keyboard. */ numbered?: boolean }

/** The questions of a form that are asked, given what was answered so far. */
export function AnswerFields({ form, evaluator, answers, onChange, labelOf, numbered = false }: Props) {
  const language = useLanguage()
  const text = useText(messages)
  const put = (key: string, value: GivenAnswer) => onChange({ ...answers, [key]: value })
  return questionsAsked(form.questions, answers, evaluator).map((question) => {
    const label = `${numbered ? `${form.questions.indexOf(question) + 1}. ` : ''}${labelOf?.(question) ?? question.label[language]}${question.required ? '' : text.optional}`
    const value = answers[question.key]
    return (
      <div key={question.key} className={styles.field}>
        {question.section && <h3 className={styles.section}>{question.section[language]}</h3>}
        {question.kind === 'rating' && <ScoreInput label={label} value={typeof value === 'number' ? value as Score : null} onChoose={(score) => put(question.key, score)} />}
        {question.kind === 'text' && <label className={styles.field}><span>{label}</span><Input.TextArea rows={3} maxLength={question.maxLength ?? 500} value={typeof value === 'string' ? value : ''} onChange={(event) => put(question.key, event.target.value)} /></label>}
        {question.kind === 'choice' && (
          <fieldset className={styles.options}>
            <legend>{label}</legend>
            {question.multiple
              ? <Checkbox.Group aria-label={label} value={Array.isArray(value) ? [...value as string[]] : []} options={question.options.map((one) => ({ value: one.key, label: one.label[language] }))} onChange={(chosen) => put(question.key, chosen)} />
              : <Radio.Group aria-label={label} value={value} options={question.options.map((one) => ({ value: one.key, label: one.label[language] }))} onChange={(event) => put(question.key, event.target.value as string)} />}
          </fieldset>
        )}
      </div>
    )
  })
}
