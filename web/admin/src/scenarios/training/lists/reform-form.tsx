import { useState } from 'react'
import { publicListRoutes, reformMeasures, reformMeasureWords, type AnswerOf } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { ProblemNotice, useLanguage, useText } from '@guildhall/ui'
import { Input, Modal, Select } from '@guildhall/ui/console'
import { Question } from '../../../app/ask-dialog.tsx'
import styles from './lists.module.css'
import { messages } from './messages.ts'

export type Reform = AnswerOf<typeof publicListRoutes.reforms>['rows'][number]
type Words = Pick<Reform, 'title' | 'before' | 'change' | 'why' | 'measure' | 'since'>
const paragraphs = ['before', 'change', 'why'] as const

/** A draft of a reform: what was, what was changed, why, and by what it is measured. */
export function ReformForm({ reform, onClose }: { reform?: Reform; onClose: () => void }) {
  const text = useText(messages)
  const language = useLanguage()
  const [words, setWords] = useState<Words>(reform ?? { title: '', before: '', change: '', why: '', measure: 'days-to-plan', since: '' })
  const [add, change] = [useCommand(publicListRoutes.addReform, { onDone: onClose }), useCommand(publicListRoutes.changeReform, { onDone: onClose })]
  const set = (more: Partial<Words>) => setWords({ ...words, ...more })
  const ready = words.since !== '' && [words.title, words.before, words.change, words.why].every((one) => one.trim().length >= 2)
  const { title, before, change: changed, why, measure, since } = words
  const said = { title, before, change: changed, why, measure, since }
  return (
    <Modal open title={reform ? text.change : text.write} okText={text.save} confirmLoading={add.busy || change.busy} okButtonProps={{ disabled: !ready }} onCancel={onClose} onOk={() => (reform ? change.start({ reformId: reform.id, ...said }) : add.start(said))}>
      <div className={styles.form}>
        <p className="muted">{text.formDetail}</p>
        <Question label={text.form.title}><Input maxLength={60} value={words.title} onChange={(event) => set({ title: event.target.value })} /></Question>
        {paragraphs.map((key) => <Question key={key} label={text.form[key]}><Input.TextArea rows={2} maxLength={500} value={words[key]} onChange={(event) => set({ [key]: event.target.value })} /></Question>)}
        <Question label={text.form.measure}><Select aria-label={text.form.measure} value={words.measure} onChange={(value: Words['measure']) => set({ measure: value })} options={reformMeasures.map((one) => ({ value: one, label: reformMeasureWords[one][language] }))} /></Question>
        <Question label={text.form.since}><Input type="date" aria-label={text.form.since} value={words.since} onChange={(event) => set({ since: event.target.value })} /></Question>
        <ProblemNotice problem={add.problem ?? change.problem} />
      </div>
    </Modal>
  )
}
