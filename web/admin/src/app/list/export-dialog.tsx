import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { useCommand } from '@guildhall/client'
import { listRoutes, type ListName } from '@guildhall/contract'
import { Button, buttonClass, ProblemNotice, useFormat, useLanguage, useText } from '@guildhall/ui'
import { Input, Modal } from '@guildhall/ui/console'
import { Question } from '../ask-dialog.tsx'
import { ExportJob, type Export } from './export-job.tsx'
import styles from './list.module.css'
import { messages } from './messages.ts'

interface Props {
  list: ListName
  query: Record<string, unknown>
  columns: readonly string[]
  total: number | undefined
  chosen: readonly string[]
  onClose: () => void
}

/** Asks which rows and what for, starts the job, shows how far it is. */
export function ExportDialog({ list, query, columns, total, chosen, onClose }: Props) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const [only, setOnly] = useState(chosen.length > 0)
  const [reason, setReason] = useState('')
  const [started, setStarted] = useState<Export | null>(null)
  const start = useCommand(listRoutes.export, { onDone: setStarted })
  const filter = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Record<string, string>
  if (started) {
    return (
      <Modal open title={text.ask.title(text.lists[list])} onCancel={onClose} footer={<><Link to={'/exports' as string} className={buttonClass()}>{text.job.all}</Link>{' '}<Button onClick={onClose}>{text.ask.close}</Button></>}>
        <div className={styles.form}><ExportJob first={started} /><p className="muted">{text.job.leave}</p></div>
      </Modal>
    )
  }
  return (
    <Modal
      open title={text.ask.title(text.lists[list])} okText={text.ask.ok} cancelText={text.ask.cancel} confirmLoading={start.busy} okButtonProps={{ disabled: reason.trim().length < 2 }} onCancel={onClose}
      onOk={() => start.start({ list, filter, columns: [...columns], reason: reason.trim(), language, ...(only ? { only: chosen.slice(0, 500) } : {}) })}
    >
      <div className={styles.form}>
        <fieldset>
          <legend>{text.ask.which}</legend>
          {chosen.length > 0 && <label className={styles.choice}><input type="radio" name="which" checked={only} onChange={() => setOnly(true)} />{text.ask.chosen(Math.min(chosen.length, 500))}</label>}
          <label className={styles.choice}><input type="radio" name="which" checked={!only} onChange={() => setOnly(false)} />{total === undefined ? text.ask.all : text.ask.allOf(format.count(total))}</label>
          <span className="muted">{text.ask.columns(columns.length)}</span>
        </fieldset>
        <Question label={text.ask.why}><Input autoFocus maxLength={200} placeholder={text.ask.whyHint} value={reason} onChange={(event) => setReason(event.target.value)} /></Question>
        <p className="muted">{text.ask.hint}</p>
        <ProblemNotice problem={start.problem} />
      </div>
    </Modal>
  )
}
