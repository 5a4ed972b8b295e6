import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Check, Paperclip } from 'lucide-react'
import { ProblemError, upload, useAnswer, useCommand } from '@guildhall/client'
import { fileRoutes, termRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, Icon, ProblemNotice, SkeletonRows, colon, useFormat, useLanguage, useText } from '@guildhall/ui'
import { Input, Modal } from '@guildhall/ui/console'
import { Question } from '../../app/ask-dialog.tsx'
import { useSession } from '../../app/session.ts'
import { termsMessages } from './terms-messages.ts'
import styles from './founding.module.css'

export type Formality = AnswerOf<typeof termRoutes.formalities>['rows'][number]

/** What has to be done outside this system: a list, each with the day and the proof. */
export function FormalitiesPanel({ unitId }: { unitId: string }) {
  const text = useText(termsMessages)
  const language = useLanguage()
  const format = useFormat()
  const { permissions } = useSession()
  const [chosen, setChosen] = useState<Formality | null>(null)
  const { data, error } = useAnswer(termRoutes.formalities, { unitId })
  if (error) return <ProblemNotice problem={error} />
  if (!data) return <SkeletonRows label={text.loading} />
  return (
    <Card>
      <h2 className={styles.title}>{text.formality.title}</h2>
      <p className={styles.muted}>{text.formality.detail}</p>
      <ul className={styles.list}>
        {data.rows.map((row) => (
          <li key={row.key} className={styles.item}>
            <span><b>{row.title[language]}</b> {row.doneOn ? <Chip tone="jade" shape="dot">{text.chair.doneOn(format.date(row.doneOn))}</Chip> : <Chip shape="ring">{text.chair.open}</Chip>}<span className={styles.small}>{row.detail[language]}</span>{row.note && <span className={styles.small}>{row.note}</span>}
              {row.file && <span className={styles.small}><a href={`/files/${row.file.id}`} className="link"><Icon of={Paperclip} size={13} /> {row.file.name}</a></span>}</span>
            {permissions.has('terms.tend') && <Button size="small" aria-label={`${row.doneOn ? text.chair.change : text.chair.note}${colon()}${row.title[language]}`} onClick={() => setChosen(row)}>{row.doneOn ? text.chair.change : text.chair.note}</Button>}
          </li>
        ))}
      </ul>
      {chosen && <FormalityDialog key={chosen.key} unitId={unitId} formality={chosen} onClose={() => setChosen(null)} />}
    </Card>
  )
}

export function FormalityDialog({ unitId, formality, onClose }: { unitId: string; formality: Pick<Formality, 'key' | 'title' | 'doneOn' | 'note'> & { file?: Formality['file'] }; onClose: () => void }) {
  const text = useText(termsMessages).chair
  const language = useLanguage()
  const format = useFormat()
  const [doneOn, setDoneOn] = useState(() => formality.doneOn ?? format.stamp(Date.now()).slice(0, 10))
  const [note, setNote] = useState(formality.note ?? '')
  const [file, setFile] = useState(formality.file ?? null)
  const save = useCommand(termRoutes.setFormality, { onDone: onClose })
  const bring = useMutation<{ id: string; name: string }, ProblemError, File>({ mutationFn: (chosen) => upload(fileRoutes.upload, chosen), onSuccess: setFile })
  const keep = (day: string | null) => save.start({ unitId, key: formality.key, doneOn: day, note: note.trim() || null, fileId: file?.id ?? null })
  return (
    <Modal open title={text.noteTitle(formality.title[language])} okText={text.save} cancelText={text.cancel} confirmLoading={save.busy} okButtonProps={{ disabled: !doneOn || bring.isPending }} onCancel={onClose} onOk={() => keep(doneOn)}>
      <div className={styles.stack}>
        <Question label={text.day}><Input type="date" value={doneOn} onChange={(event) => setDoneOn(event.target.value)} /></Question>
        <Question label={text.words}><Input maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} /></Question>
        <Question label={text.file}><input type="file" aria-label={text.chooseFile} accept=".pdf,.png,.jpg,.jpeg" onChange={(event) => { const [one] = event.target.files ?? []; if (one) bring.mutate(one) }} /></Question>
        {file && <p className={styles.muted}><Icon of={Check} size={14} /> {text.fileKept(file.name)}</p>}
        {formality.doneOn && <p><Button size="small" kind="quiet" busy={save.busy} onClick={() => keep(null)}>{text.takeBack}</Button></p>}
        <ProblemNotice problem={save.problem ?? bring.error} />
      </div>
    </Modal>
  )
}
