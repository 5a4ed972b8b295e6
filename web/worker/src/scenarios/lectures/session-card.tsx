import { useState, type ReactNode } from 'react'
import { useCommand } from '@guildhall/client'
import { lectureMenuRoutes, lectureShapes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, dotted, ProblemNotice, useFormat, useLanguage, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './lectures.module.css'

type Session = AnswerOf<typeof lectureMenuRoutes.mine>['sessions'][number]
const tone = { asked: 'amber', accepted: 'ink', declined: 'neutral', lapsed: 'neutral', 'called-off': 'neutral', held: 'jade', missed: 'amber' } as const

/** One session: when, where, before whom, whom to call; and what is to be done about it now. */
export function SessionCard({ of }: { of: Session }) {
  const shared = useText(messages)
  const text = shared.mine
  const format = useFormat()
  const language = useLanguage()
  const live = of.state === 'asked' || of.state === 'accepted'
  const until = new Date(Date.parse(of.answerBy) + 8 * 3_600_000).toISOString()
  return (
    <Card>
      <div className={styles.stack}>
        <div className={styles.head}><h3 className={styles.when}>{format.day(of.day)} {of.from}–{of.to}</h3><Chip tone={tone[of.state]} shape={of.state === 'held' || of.state === 'accepted' ? 'dot' : 'ring'}>{text.session[of.state]}</Chip></div>
        <div><b>{of.title}</b><p className={styles.facts}>{of.unitName}<br />{dotted(shared.dot, [of.place, text.km(format.count(of.km))])}</p></div>
        {live && (
          <dl className={styles.dl}>
            <dt>{text.audience}</dt><dd>{text.expected(format.count(of.people), lectureShapes.lectureAudiences[of.audience][language])}</dd>
            <dt>{text.contact}</dt><dd>{of.contact} <a className="link num" href={`tel:${of.line.replace(/[^\d]/g, '')}`}>{of.line}</a></dd>
            {of.needs && <><dt>{text.needs}</dt><dd>{of.needs}</dd></>}
            {of.note && <><dt>{text.noteOf}</dt><dd>{of.note}</dd></>}
          </dl>
        )}
        {of.reason && <p className={styles.why}>{text.reason(of.reason)}</p>}
        {of.state === 'asked' && <p className="muted" style={{ margin: 0 }}>{of.mayAnswer ? text.until(`${format.day(until.slice(0, 10))} ${until.slice(11, 16)}`) : text.lapsed}</p>}
        {of.mayAnswer && <Answer of={of} />}
        {of.mayCallOff && <CallOff of={of} />}
        {of.maySayHeld && <SayHeld of={of} />}
        {of.state === 'accepted' && of.heldSaid && <p className="muted" style={{ margin: 0 }} role="status">{text.heldSaid}</p>}
        {of.state === 'held' && <p className="muted" style={{ margin: 0 }}>{dotted(shared.dot, [of.heldPeople !== null && text.came(format.count(of.heldPeople)), of.judged && text.judged])}</p>}
        {of.mayJudge && <Judge of={of} />}
      </div>
    </Card>
  )
}

/** A question that opens below its button, with a reason to type. */
function Why({ label, hint, ask, ok, busy, onSend, children }: { label: string; hint?: string; ask: string; ok: string; busy: boolean; onSend: (reason: string) => void; children?: ReactNode }) {
  const text = useText(messages).mine
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  if (!open) return <div className={styles.row}>{children}<Button onClick={() => setOpen(true)}>{label}</Button></div>
  return (
    <div className={styles.stack}>
      <label className={styles.field}><span>{ask}</span><input className={styles.input} maxLength={200} placeholder={hint} value={reason} onChange={(event) => setReason(event.target.value)} /></label>
      <div className={styles.row}><Button kind="primary" busy={busy} disabled={reason.trim().length < 2} onClick={() => onSend(reason.trim())}>{ok}</Button><Button kind="quiet" onClick={() => setOpen(false)}>{text.keep}</Button></div>
    </div>
  )
}

function Answer({ of }: { of: Session }) {
  const text = useText(messages).mine
  const answer = useCommand(lectureMenuRoutes.answer)
  return (
    <>
      <ProblemNotice problem={answer.problem} />
      <Why label={text.decline} ask={text.declineAsk} hint={text.declineHint} ok={text.send} busy={answer.busy} onSend={(reason) => answer.start({ engagementId: of.id, accept: false, reason })}>
        <Button kind="primary" busy={answer.busy} onClick={() => answer.start({ engagementId: of.id, accept: true })}>{text.accept}</Button>
      </Why>
    </>
  )
}

function CallOff({ of }: { of: Session }) {
  const text = useText(messages).mine
  const off = useCommand(lectureMenuRoutes.callOffMine)
  return <><ProblemNotice problem={off.problem} /><Why label={text.callOff} ask={text.callOffAsk} hint={text.declineHint} ok={text.send} busy={off.busy} onSend={(reason) => off.start({ engagementId: of.id, reason })} /></>
}

function SayHeld({ of }: { of: Session }) {
  const text = useText(messages).mine
  const [people, setPeople] = useState(of.people)
  const say = useCommand(lectureMenuRoutes.sayHeldMine)
  return (
    <>
      <label className={styles.field}><span>{text.heldPeople}</span><input className={styles.input} type="number" inputMode="numeric" min={1} max={5_000} value={people || ''} onChange={(event) => setPeople(Math.max(0, Math.trunc(Number(event.target.value))))} /></label>
      <ProblemNotice problem={say.problem} />
      <Why label={text.heldNo} ask={text.heldNoAsk} ok={text.send} busy={say.busy} onSend={(reason) => say.start({ engagementId: of.id, held: false, reason })}>
        <Button kind="primary" busy={say.busy} disabled={people < 1} onClick={() => say.start({ engagementId: of.id, held: true, people })}>{text.heldYes}</Button>
      </Why>
    </>
  )
}

function Stars({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  const text = useText(messages).mine
  return (
    <fieldset className={styles.set}>
      <legend>{label}</legend>
      <div className={styles.chips} role="radiogroup" aria-label={label}>{[5, 4, 3, 2, 1].map((one) => <button key={one} type="button" role="radio" aria-checked={value === one} className={styles.chip} onClick={() => onChange(one)}>{text.star(one)}</button>)}</div>
    </fieldset>
  )
}

function Judge({ of }: { of: Session }) {
  const text = useText(messages).mine
  const [open, setOpen] = useState(false)
  const [organised, setOrganised] = useState(0)
  const [attention, setAttention] = useState(0)
  const [comment, setComment] = useState('')
  const judge = useCommand(lectureMenuRoutes.judgeMine)
  if (!open) return <div className={styles.row}><Button kind="primary" onClick={() => setOpen(true)}>{text.judge}</Button></div>
  return (
    <div className={styles.stack}>
      <Stars label={text.organised} value={organised} onChange={setOrganised} />
      <Stars label={text.attention} value={attention} onChange={setAttention} />
      <label className={styles.field}><span>{text.comment}</span><textarea className={`${styles.input} ${styles.area}`} maxLength={500} value={comment} onChange={(event) => setComment(event.target.value)} /></label>
      <ProblemNotice problem={judge.problem} />
      <Button kind="primary" block busy={judge.busy} disabled={organised === 0 || attention === 0} onClick={() => judge.start({ engagementId: of.id, organised, attention, ...(comment.trim() && { comment: comment.trim() }) })}>{text.send}</Button>
    </div>
  )
}
