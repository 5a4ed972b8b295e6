import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { resultsRoutes } from '@guildhall/contract'
import { useCommand, useRefresh } from '@guildhall/client'
import { Button, Card, RefusalNotice, ShareBar, useFormat, useText } from '@guildhall/ui'
import { ActionBar, PhoneBody } from '@guildhall/ui/phone'
import { BottomSheet } from '../classes/bottom-sheet.tsx'
import { Problem } from '../plans/problem.tsx'
import { useMarksDraft } from './draft.ts'
import { MarkRow } from './mark-row.tsx'
import styles from './marks.module.css'
import { messages } from './messages.ts'
import { entryOf, giveWay, insist, progressOf, settle, standingOf, toSave, typed, type Results } from './sheet.ts'

/** Marks being entered: how far they are, everybody in a row of their own, and at the bottom the one thing to do next. */
export function MarkSheet({ of, writer, assisted }: { of: Results; writer: string; assisted: boolean }) {
  const text = useText(messages)
  const format = useFormat()
  const [draft, keep] = useMarksDraft(of.classId, writer)
  const entries = settle(draft, of.rows)
  const [onlyMissing, setOnlyMissing] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const save = useCommand(resultsRoutes.enterMarks, { onDone: (now) => keep(settle(entries, now.rows)) })
  const refresh = useRefresh()
  const progress = progressOf(of, entries)
  // Somebody who has just been completed stays in view until the filter is chosen anew.
  const [shownIds, setShownIds] = useState<readonly string[] | null>(null)
  const incomplete = of.rows.filter((row) => ['missing', 'unreadable'].includes(standingOf(row, entryOf(row, entries), of)))
  const shown = shownIds && onlyMissing ? of.rows.filter((row) => shownIds.includes(row.enrolmentId)) : of.rows
  const choose = (missing: boolean) => {
    setOnlyMissing(missing)
    setShownIds(missing ? incomplete.map((row) => row.enrolmentId) : null)
  }
  /** To the next mark of the list: the key on a phone's keyboard says so too. */
  function next(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key !== 'Enter') return
    event.preventDefault()
    const all = [...list.current?.querySelectorAll<HTMLInputElement>('[data-mark]:not(:disabled)') ?? []]
    const at = all.indexOf(event.currentTarget)
    const to = all.slice(at + 1).find((input) => input.value === '') ?? all[at + 1]
    if (to) to.focus()
    else event.currentTarget.blur()
  }
  return (
    <>
      <PhoneBody>
        {of.returned && <RefusalNotice what={text.returned(of.returned.reason)} why={text.returnedBy(of.returned.by ?? text.someone, format.dateTime(of.returned.at))} />}
        <Head of={of} progress={progress} />
        {assisted && <p className={styles.rule}>{text.assisted}</p>}
        <div className={styles.filter} role="group" aria-label={text.show.label}>
          <button type="button" aria-pressed={!onlyMissing} onClick={() => choose(false)}>{text.show.all(of.rows.length)}</button>
          <button type="button" aria-pressed={onlyMissing} onClick={() => choose(true)}>{text.show.missing(incomplete.length)}</button>
        </div>
        {shown.length === 0 && <Card><p>{text.nobodyMissing}</p></Card>}
        <ul ref={list} className={styles.rows}>
          {shown.map((row) => (
            <MarkRow
              key={row.enrolmentId} row={row} of={of} entry={entryOf(row, entries)} unsaved={row.enrolmentId in entries} onNext={next}
              onType={(edit) => keep(typed(entries, row, edit))} onInsist={() => keep(insist(entries, row))} onGiveWay={() => keep(giveWay(entries, row))}
            />
          ))}
        </ul>
        <Problem problem={save.problem} />
      </PhoneBody>
      <Foot of={of} progress={progress} busy={save.busy} saved={save.done} onSave={() => void save.run({ classId: of.classId, rows: toSave(of, entries) }).catch(refresh)} ready={toSave(of, entries).length} onMissing={() => choose(true)} />
    </>
  )
}

type Progress = ReturnType<typeof progressOf>

function Head({ of, progress }: { of: Results; progress: Progress }) {
  const text = useText(messages)
  const format = useFormat()
  return (
    <Card>
      <p className={styles.progress}><b className="figure">{text.done(progress.done, progress.people)}</b><span className="muted">{of.state === 'assessing' && of.due ? text.dueBy(format.day(of.due)) : ''}</span></p>
      <ShareBar share={progress.people === 0 ? 0 : progress.done / progress.people} label={text.done(progress.done, progress.people)} />
      <p className={styles.rule}>{text.rule(of.minAttendancePercent, of.passTheory, of.passPractice)}</p>
      {of.state === 'running' && <p className={styles.rule}>{text.runningOn}</p>}
    </Card>
  )
}

/** Unsaved marks come first; then, when nobody is missing, the review. One red button at a time. */
function Foot({ of, progress, busy, saved, ready, onSave, onMissing }: { of: Results; progress: Progress; busy: boolean; saved: boolean; ready: number; onSave: () => void; onMissing: () => void }) {
  const text = useText(messages)
  const [asking, setAsking] = useState(false)
  const online = useOnline()
  const left = progress.people - progress.done
  const detail = progress.overtaken > 0 ? text.decide(progress.overtaken) : progress.unsaved > 0 ? (online ? text.kept : text.keptOffline) : saved ? text.saved : undefined
  return (
    <>
      {detail !== undefined && <p className={styles.kept} role="status">{detail}</p>}
      <ActionBar price={left > 0 ? text.left(left) : text.allDone}>
        {progress.unsaved > 0
          ? <Button kind="primary" size="large" block busy={busy} disabled={ready === 0} onClick={onSave}>{text.save(ready)}</Button>
          : of.can.includes('submit') && (left > 0 ? <Button size="large" block onClick={onMissing}>{text.showMissing}</Button> : <Button kind="primary" size="large" block onClick={() => setAsking(true)}>{text.submit}</Button>)}
      </ActionBar>
      {asking && <Submit of={of} onClose={() => setAsking(false)} />}
    </>
  )
}

function Submit({ of, onClose }: { of: Results; onClose: () => void }) {
  const text = useText(messages)
  const submit = useCommand(resultsRoutes.submitResults, { onDone: onClose })
  return (
    <BottomSheet title={text.submitTitle} onClose={onClose}>
      <p>{text.submitText(of.figures.passed, of.figures.failed)}</p>
      <p>{text.submitAfter}</p>
      <Problem problem={submit.problem} />
      <div className={styles.pair}>
        <Button size="large" block onClick={onClose}>{text.notNow}</Button>
        <Button kind="primary" size="large" block busy={submit.busy} onClick={() => submit.start({ classId: of.classId })}>{text.submit}</Button>
      </div>
    </BottomSheet>
  )
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return online
}
