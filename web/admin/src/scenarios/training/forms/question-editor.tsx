import { Plus, X } from 'lucide-react'
import type { OwnQuestion } from '@guildhall/contract'
import { Button, useLanguage, useText } from '@guildhall/ui'
import { Input, Segmented, Select, Switch } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { newOption, type Kind, type Shown } from './model.ts'
import styles from './forms.module.css'

type Props = { question: OwnQuestion; /** What stands before it, with its place in the form. */ before: readonly { place: number; question: Shown }[]; onChange: (question: OwnQuestion) => void }

/** Everything about one own question. */
export function QuestionEditor({ question, before, onChange }: Props) {
  const text = useText(messages)
  const put = (change: Partial<OwnQuestion>) => onChange({ ...question, ...change })
  const setKind = (kind: Kind) => put({ kind, options: kind === 'choice' ? (question.options.length > 0 ? question.options : [newOption(), newOption()]) : [], multiple: false })
  const words = (label: { zh: string; en: string | null } | null, change: { zh?: string; en?: string }) => ({ zh: change.zh ?? label?.zh ?? '', en: change.en ?? label?.en ?? null })
  return (
    <div className={styles.editor}>
      <label className={styles.field}><span>{text.label}</span><Input value={question.label.zh} maxLength={80} onChange={(event) => put({ label: words(question.label, { zh: event.target.value }) })} /></label>
      <label className={styles.field}><span>{text.english}</span><Input value={question.label.en ?? ''} maxLength={160} onChange={(event) => put({ label: words(question.label, { en: event.target.value }) })} /></label>
      <div className={styles.pair}>
        <div className={styles.field}><span>{text.kind}</span><Segmented aria-label={text.kind} value={question.kind} onChange={setKind} options={(['rating', 'choice', 'text'] as const).map((one) => ({ value: one, label: text.kinds[one] }))} /></div>
        <div className={styles.field}><span>{text.who}</span><Segmented aria-label={text.who} value={question.kinds?.length === 1 ? question.kinds[0]! : 'all'} onChange={(value) => put({ kinds: value === 'all' ? null : [value as 'worker' | 'enterprise'] })} options={[{ value: 'all', label: text.everybody }, ...(['worker', 'enterprise'] as const).map((one) => ({ value: one, label: text.only[one] }))]} /></div>
        <div className={styles.field}><span>{text.required}</span><span><Switch aria-label={text.required} checked={question.required} onChange={(required) => put({ required })} /></span></div>
        {question.kind === 'choice' && <div className={styles.field}><span>{text.multiple}</span><span><Switch aria-label={text.multiple} checked={question.multiple} onChange={(multiple) => put({ multiple })} /></span></div>}
      </div>
      {question.kind === 'choice' && <Options question={question} onChange={onChange} />}
      <Condition question={question} before={before} onChange={onChange} />
      <label className={styles.field}><span>{text.section}</span><Input value={question.section?.zh ?? ''} maxLength={80} onChange={(event) => put({ section: event.target.value ? words(question.section, { zh: event.target.value }) : null })} /></label>
    </div>
  )
}

function Options({ question, onChange }: Pick<Props, 'question' | 'onChange'>) {
  const text = useText(messages)
  const put = (options: OwnQuestion['options']) => onChange({ ...question, options })
  return (
    <fieldset className={styles.options}>
      <legend>{text.options}</legend>
      {question.options.map((option, index) => (
        <span key={option.key} className={styles.option}>
          <Input aria-label={text.option(index + 1)} value={option.label.zh} maxLength={80} onChange={(event) => put(question.options.map((one) => (one === option ? { ...one, label: { ...one.label, zh: event.target.value } } : one)))} />
          <Input aria-label={`${text.option(index + 1)}${text.dot}${text.english}`} placeholder={text.english} value={option.label.en ?? ''} maxLength={160} onChange={(event) => put(question.options.map((one) => (one === option ? { ...one, label: { ...one.label, en: event.target.value || null } } : one)))} />
          <Button size="small" kind="quiet" icon={X} aria-label={text.removeOption(index + 1)} disabled={question.options.length <= 2} onClick={() => put(question.options.filter((one) => one !== option))} />
        </span>
      ))}
      {question.options.length < 12 && <span><Button size="small" icon={Plus} onClick={() => put([...question.options, newOption()])}>{text.addOption}</Button></span>}
    </fieldset>
  )
}

/** Asked always, or only after some answers to one question before. */
function Condition({ question, before, onChange }: Props) {
  const text = useText(messages)
  const language = useLanguage()
  const on = before.find((one) => one.question.key === question.when?.question)
  const possible = on?.question.kind === 'rating' ? ([1, 2, 3, 4, 5] as const).map((score) => ({ value: score as number | string, label: `${score} ${text.score[score]}` })) : on?.question.options.map((option) => ({ value: option.key as number | string, label: option.label[language] || '……' })) ?? []
  const put = (when: OwnQuestion['when']) => onChange({ ...question, when })
  return (
    <div className={styles.pair}>
      <div className={styles.field}>
        <span>{text.when}</span>
        <Select
          aria-label={text.when} value={on ? on.question.key : question.when ? undefined : ''} popupMatchSelectWidth={false} options={[{ value: '', label: text.always }, ...before.filter((one) => one.question.kind !== 'text').map((one) => ({ value: one.question.key, label: text.whenQuestion(one.place, one.question.label[language]) }))]}
          onChange={(key: string) => { const chosen = before.find((one) => one.question.key === key)?.question; put(chosen ? { question: key as never, is: chosen.kind === 'rating' ? [1, 2] : chosen.options.slice(0, 1).map((option) => option.key) } : null) }}
        />
      </div>
      {on && <div className={styles.field}><span>{text.whenIs}</span><Select aria-label={text.whenIs} mode="multiple" value={question.when!.is} options={possible} onChange={(is: (number | string)[]) => { if (is.length > 0) put({ ...question.when!, is: possible.map((one) => one.value).filter((value) => is.includes(value)) }) }} /></div>}
    </div>
  )
}
