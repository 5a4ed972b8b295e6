import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { inspectionsRoutes, type AnswerOf } from '@guildhall/contract'
import { upload, useCommand, useRefresh } from '@guildhall/client'
import { Button, buttonClass, Card, ProblemNotice, useText } from '@guildhall/ui'
import { blank, clearDraft, readDraft, writeDraft, type Draft, type Noted } from './draft.ts'
import { ItemCard } from './item-card.tsx'
import { messages } from './messages.ts'
import { fileOf } from './photo.ts'
import styles from './inspections.module.css'

type Sheet = AnswerOf<typeof inspectionsRoutes.get>
type Sent = AnswerOf<typeof inspectionsRoutes.submit>

/** The list, kept on this phone from the first tap; handed in once. Photos follow the words, for they are what a bad network drops. */
export function Checklist({ of, by }: { of: Sheet; by: string }) {
  const text = useText(messages)
  const refresh = useRefresh()
  const { sessionId } = of.lesson
  const [draft, setDraft] = useState<Draft>(() => readDraft(sessionId, by))
  const [kept, setKept] = useState<'all' | 'words' | 'nothing'>('all')
  const [sent, setSent] = useState<Sent | null>(null)
  const [photos, setPhotos] = useState<{ left: number; failed: boolean }>({ left: 0, failed: false })
  const submit = useCommand(inspectionsRoutes.submit, { onDone: (answer) => { setSent(answer); void sendPhotos(answer.id, draft) } })
  const notedOf = (key: string) => draft[key] ?? blank
  const note = (key: string, noted: Noted) => { const next = { ...draft, [key]: noted }; setDraft(next); setKept(writeDraft(sessionId, by, next)) }
  async function sendPhotos(inspectionId: string, from: Draft) {
    let rest = from
    const waiting = () => Object.entries(rest).filter(([key, one]) => one.photo !== null && of.items.some((item) => item.key === key))
    for (const [key, one] of waiting()) {
      setPhotos({ left: waiting().length, failed: false })
      try {
        await upload(inspectionsRoutes.addPhoto, fileOf(one.photo!, key), { inspectionId, key })
      } catch {
        setPhotos({ left: waiting().length, failed: true })
        return
      }
      rest = { ...rest, [key]: { ...one, photo: null } }
      setDraft(rest)
      writeDraft(sessionId, by, rest)
    }
    setPhotos({ left: 0, failed: false })
    clearDraft(sessionId, by)
    void refresh()
  }
  if (sent) {
    return (
      <Card>
        <h2 className={styles.title} role="status">{text.done}</h2>
        <p>{sent.failed === 0 ? text.doneGood : text.doneBad(sent.failed)}</p>
        {photos.left > 0 && <p className={styles.warn}>{photos.failed ? text.photosFailed(photos.left) : text.sendingPhotos(photos.left)} {photos.failed && <Button size="small" onClick={() => void sendPhotos(sent.id, draft)}>{text.again}</Button>}</p>}
        {sent.rectificationId && <Link to={`/rectifications/${sent.rectificationId}` as string} className={buttonClass()}>{text.toCase}</Link>}
      </Card>
    )
  }
  if (of.mine) {
    const left = Object.values(draft).filter((one) => one.photo !== null).length
    return <Card><p>{text.given}</p>{left > 0 && <p className={styles.warn}>{photos.left > 0 && !photos.failed ? text.sendingPhotos(photos.left) : text.photosFailed(left)} <Button size="small" onClick={() => void sendPhotos(of.mine!, draft)}>{text.again}</Button></p>}</Card>
  }
  const open = of.items.filter((item) => notedOf(item.key).passed === null).length
  const bad = of.items.filter((item) => notedOf(item.key).passed === false)
  const unsaid = bad.some((item) => notedOf(item.key).note.trim() === '')
  const hint = open > 0 ? text.missing(open) : unsaid ? text.missingNote : null
  return (
    <>
      {of.items.map((item, index) => <ItemCard key={item.key} place={index + 1} words={item.words} noted={notedOf(item.key)} onNote={(noted) => note(item.key, noted)} />)}
      <div className={styles.foot}>
        <p className={styles.small}>{text.progress(of.items.length - open, of.items.length)}{text.dot}{kept === 'all' ? text.kept : text.keptNoPhotos}</p>
        <ProblemNotice problem={submit.problem} />
        {submit.problem?.status === 0 && <p className={styles.warn}>{text.offline}</p>}
        <Button kind="primary" size="large" busy={submit.busy} disabled={hint !== null} onClick={() => submit.start({ sessionId, items: of.items.map(({ key }) => ({ key, passed: notedOf(key).passed === true, note: notedOf(key).note.trim() || null })) })}>{hint ?? (bad.length > 0 ? text.submitBad(bad.length) : text.submit)}</Button>
      </div>
    </>
  )
}
