import { useRef, useState, type KeyboardEvent } from 'react'
import { useMutation } from '@tanstack/react-query'
import { fileAddress, upload, useCommand, useRefresh, type ProblemError } from '@guildhall/client'
import { windowCaseRoutes } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, ProblemNotice, colon, useFormat, useText } from '@guildhall/ui'
import { Input } from '@guildhall/ui/console'
import type { CaseRecord } from './case-page.tsx'
import { messages } from './messages.ts'
import styles from './window.module.css'

type Place = CaseRecord['materials'][number]
const tone = { waiting: 'neutral', accepted: 'jade', redo: 'amber' } as const

/**
 * Materials on the left, the chosen one beside them. Whoever reviews works by keys while a material is in focus: A accepts, R asks what is wrong, the arrows move. Whoever
 * applies hands in, and after a return only what came back.
 */
export function Materials({ of }: { of: CaseRecord }) {
  const text = useText(messages).record
  const [chosen, setChosen] = useState(() => of.materials.find((one) => one.files[0]?.verdict === 'redo')?.key ?? of.materials.find((one) => one.files[0]?.verdict === 'waiting')?.key ?? of.materials[0]?.key ?? '')
  const [refusing, setRefusing] = useState<string | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const judge = useCommand(windowCaseRoutes.judge, { onDone: () => setRefusing(null) })
  const finish = useCommand(windowCaseRoutes.finishReview)
  const reviewing = of.can.includes('review')
  const brought = of.materials.filter((one) => one.files.length > 0)
  const judged = brought.filter((one) => one.files[0]!.verdict !== 'waiting').length
  const returned = brought.filter((one) => one.files[0]!.verdict === 'redo').length
  const place = of.materials.find((one) => one.key === chosen)

  function press(event: KeyboardEvent, at: Place): void {
    if (event.target instanceof HTMLTextAreaElement || event.ctrlKey || event.metaKey || event.altKey) return
    const index = of.materials.indexOf(at)
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const file = at.files[0]
    if (move !== undefined) {
      const next = of.materials[index + move]
      if (!next) return
      setChosen(next.key)
      list.current?.querySelectorAll<HTMLButtonElement>('[data-pick]')[index + move]?.focus()
    } else if (reviewing && file && event.key.toLowerCase() === 'a') judge.start({ materialId: file.id, verdict: 'accepted', reason: null })
    else if (reviewing && file && event.key.toLowerCase() === 'r') { setChosen(at.key); setRefusing(at.key) }
    else return
    event.preventDefault()
  }

  return (
    <Card>
      <div className={styles.flag}>
        <h2 className={styles.title}>{text.materials}</h2>
        {reviewing && <span className={styles.buttons}><span className="muted">{text.judged(judged, brought.length)}</span><Button size="small" kind="primary" busy={finish.busy} disabled={judged < brought.length} onClick={() => finish.start({ caseId: of.id })}>{returned > 0 ? text.finishReturn(returned) : judged === brought.length ? text.finishAccept : text.finish}</Button></span>}
      </div>
      {reviewing && <p className="muted">{text.keys}</p>}
      <ProblemNotice problem={judge.problem ?? finish.problem} />
      <div className={styles.bench}>
        <ul className={styles.places} ref={list}>
          {of.materials.map((one) => (
            <li key={one.key} className={styles.place} data-chosen={one.key === chosen || undefined}>
              <button type="button" className={styles.pick} data-pick aria-pressed={one.key === chosen} onClick={() => setChosen(one.key)} onKeyDown={(event) => press(event, one)}>
                <span>{one.title} <span className="muted">{one.required ? text.required : text.optional}</span></span>
                <Verdict of={one} />
              </button>
              {one.files[0]?.reason && <span className={styles.why}>{one.files[0].reason}</span>}
              <Bring of={of} place={one} />
              {reviewing && one.files[0] && (refusing === one.key
                ? <Refuse busy={judge.busy} onCancel={() => setRefusing(null)} onSend={(reason) => judge.start({ materialId: one.files[0]!.id, verdict: 'redo', reason })} />
                : <span className={styles.buttons}><Button size="small" aria-label={`${text.accept}${colon()}${one.title}`} busy={judge.busy} onClick={() => judge.start({ materialId: one.files[0]!.id, verdict: 'accepted', reason: null })}>{text.accept}</Button><Button size="small" aria-label={`${text.redo}${colon()}${one.title}`} onClick={() => { setChosen(one.key); setRefusing(one.key) }}>{text.redo}</Button></span>)}
            </li>
          ))}
        </ul>
        {place && <Preview place={place} />}
      </div>
    </Card>
  )
}

function Verdict({ of }: { of: Place }) {
  const shared = useText(messages)
  const file = of.files[0]
  return file ? <Chip tone={tone[file.verdict]} shape={file.verdict === 'waiting' ? 'ring' : 'dot'}>{shared.verdict[file.verdict]}</Chip> : <span className="muted">{shared.record.noFile}</span>
}

/** What is wrong is written before anything is sent back; the field is in focus at once. */
function Refuse({ busy, onSend, onCancel }: { busy: boolean; onSend: (reason: string) => void; onCancel: () => void }) {
  const shared = useText(messages)
  const [reason, setReason] = useState('')
  return (
    <span className={styles.choices}>
      <Input.TextArea autoFocus rows={2} maxLength={200} aria-label={shared.record.redoWhy} placeholder={shared.record.redoWhy} value={reason} onChange={(event) => setReason(event.target.value)} onKeyDown={(event) => { if (event.key === 'Escape') onCancel() }} />
      <span className={styles.buttons}><Button size="small" kind="primary" busy={busy} disabled={reason.trim().length < 2} onClick={() => onSend(reason.trim())}>{shared.record.redo}</Button><Button size="small" onClick={onCancel}>{shared.cancel}</Button></span>
    </span>
  )
}

/** Hands a file in, where the reader may and where one is wanted. */
function Bring({ of, place }: { of: CaseRecord; place: Place }) {
  const text = useText(messages).record
  const refresh = useRefresh()
  const send = useMutation<unknown, ProblemError, File>({ mutationFn: (file) => upload(windowCaseRoutes.bring, file, { caseId: of.id, key: place.key }), onSuccess: refresh })
  if (!of.can.includes('edit') || place.files[0]?.verdict === 'accepted') return null
  return (
    <>
      <label className={buttonClass({ size: 'small', kind: place.files[0]?.verdict === 'redo' || (place.required && place.files.length === 0) ? 'primary' : 'outlined' })}>
        <input type="file" className="said" aria-label={`${place.files.length > 0 ? text.replaceFile : text.pickFile}${colon()}${place.title}`} accept="application/pdf,image/png,image/jpeg" onChange={(event) => { const file = event.target.files?.[0]; if (file) send.mutate(file); event.target.value = '' }} />
        {send.isPending ? text.uploading : place.files.length > 0 ? text.replaceFile : text.pickFile}
      </label>
      <ProblemNotice problem={send.error} />
    </>
  )
}

function Preview({ place }: { place: Place }) {
  const shared = useText(messages)
  const text = shared.record
  const format = useFormat()
  const [file, ...older] = place.files
  const address = (materialId: string) => fileAddress(windowCaseRoutes.openFile, { materialId })
  return (
    <div className={styles.choices}>
      <p className="muted">{place.how}{place.sample && <><br />{text.sample}{colon()}{place.sample}</>}</p>
      <div className={styles.preview}>
        {!file && <span className="muted">{text.noFile}</span>}
        {file?.contentType.startsWith('image/') && <img src={address(file.id)} alt={text.preview(place.title)} />}
        {file?.contentType === 'application/pdf' && <iframe src={address(file.id)} title={text.preview(place.title)} />}
      </div>
      {file && <p><a className="link" href={address(file.id)} target="_blank" rel="noreferrer">{text.openFile}</a> <span className="muted">{dotted(shared.dot, [file.name, file.by, format.dateTime(file.at)])}</span></p>}
      {older.length > 0 && <ul className={styles.older} aria-label={text.older}>{older.map((one) => <li key={one.id}><a className="link" href={address(one.id)} target="_blank" rel="noreferrer">{text.attempt(one.attempt)}</a> {dotted(shared.dot, [one.reason, format.dateTime(one.at)])}</li>)}</ul>}
    </div>
  )
}
