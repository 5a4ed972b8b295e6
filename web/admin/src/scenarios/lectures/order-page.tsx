import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { lectureOrderRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, dotted, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { Input, InputNumber, PageTitle } from '@guildhall/ui/console'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { CallOffDialog } from './call-off-dialog.tsx'
import { Matches } from './matches.tsx'
import { messages } from './messages.ts'
import { Labelled, Stars, useLectureWords } from './parts.tsx'
import { OrderChip, SessionChip } from './state-chip.tsx'
import styles from './lectures.module.css'

export type Order = AnswerOf<typeof lectureOrderRoutes.get>

/** One order: what comes next and whose move it is, the proposals while it is open, who was asked, and what was ordered. */
export default function OrderPage() {
  const shared = useText(messages)
  const text = shared.order
  const words = useLectureWords()
  const { orderId = '' } = useParams({ strict: false }) as { orderId?: string }
  const { data, error } = useAnswer(lectureOrderRoutes.get, { orderId })
  const [asking, setAsking] = useState<'cancel' | 'close' | 'call-off' | null>(null)
  const shut = () => setAsking(null)
  const cancel = useCommand(lectureOrderRoutes.cancel, { onDone: shut })
  const close = useCommand(lectureOrderRoutes.close, { onDone: shut })
  if (error && !data) return <ProblemNotice whole problem={error} />
  if (!data) return <SkeletonRows label={shared.loading} />
  return (
    <>
      <PageTitle
        title={data.title ?? shared.orders.anyLecture(words.field(data.field))} crumbs={<Link to={'/lecture-orders' as string} className="link">{shared.orders.title}</Link>} chip={<OrderChip state={data.state} />} detail={dotted(shared.dot, [data.unitName, data.number])}
        actions={<>
          {data.may.match && <Button onClick={() => setAsking('close')}>{text.close}</Button>}
          {data.may.callOff && <Button onClick={() => setAsking('call-off')}>{text.callOff}</Button>}
          {data.may.cancel && <Button onClick={() => setAsking('cancel')}>{text.cancel}</Button>}
        </>}
      />
      <div className={styles.two}>
        <div className={styles.column}><Next of={data} />{data.may.match && <Matches orderId={data.id} />}<Sessions of={data} /></div>
        <div className={styles.column}><Ordered of={data} /></div>
      </div>
      {asking === 'cancel' && <AskDialog title={text.cancel} detail={text.cancelAsk} ok={text.cancel} busy={cancel.busy} problem={cancel.problem} onClose={shut} onConfirm={(reason) => cancel.start({ orderId, reason })} />}
      {asking === 'close' && <AskDialog title={text.close} detail={text.closeAsk} ok={text.close} busy={close.busy} problem={close.problem} onClose={shut} onConfirm={(reason) => close.start({ orderId, reason })} />}
      {asking === 'call-off' && <CallOffDialog orderId={orderId} onClose={shut} />}
    </>
  )
}

/** What is next, in a sentence, with the form for it where it is the reader's move. */
function Next({ of }: { of: Order }) {
  const shared = useText(messages)
  const text = shared.order
  const format = useFormat()
  const said = of.state === 'agreed' && of.may.sayHeld ? text.next.confirm : of.state === 'agreed' && of.session?.heldSaidByOrderer ? text.next.wait : text.next[of.state]
  return (
    <Card>
      {of.session && <p className={styles.lead}><b>{format.day(of.session.day)} {of.session.from}–{of.session.to}</b>{(of.session.lecturer || of.session.team) && `${shared.dot}${dotted(shared.dot, [of.session.lecturer, of.session.team])}`}</p>}
      <p className={of.session ? 'muted' : styles.lead} style={of.session ? { margin: '4px 0 0' } : undefined}>{said}{of.session?.state === 'held' && of.session.people !== null && `${shared.dot}${text.came(format.count(of.session.people))}`}</p>
      {of.why && <p className={styles.why}>{text.why(of.why)}</p>}
      {of.state === 'agreed' && !of.may.cancel && !of.may.sayHeld && !of.session?.heldSaidByOrderer && <p className="muted">{text.late}</p>}
      {of.may.sayHeld && <SayHeld of={of} />}
      {of.may.judge && <Judge orderId={of.id} />}
      {of.judged && <p style={{ margin: '8px 0 0' }}><Chip tone="jade">{text.judged}</Chip></p>}
      {of.byLecturer && <p className="muted" style={{ margin: '8px 0 0' }}>{text.byLecturer(of.byLecturer.organised.toFixed(0), of.byLecturer.attention.toFixed(0))}</p>}
    </Card>
  )
}

function SayHeld({ of }: { of: Order }) {
  const text = useText(messages).order
  const [people, setPeople] = useState(of.people)
  const [missed, setMissed] = useState(false)
  const say = useCommand(lectureOrderRoutes.sayHeld)
  return (
    <div className={styles.form} style={{ marginBlockStart: 12 }}>
      <Labelled label={text.people}><InputNumber aria-label={text.people} min={1} max={5_000} precision={0} value={people} onChange={(value) => setPeople(value ?? 1)} /></Labelled>
      <ProblemNotice problem={missed ? null : say.problem} />
      <div className={styles.buttons}><Button kind="primary" busy={say.busy} onClick={() => say.start({ orderId: of.id, held: true, people })}>{text.heldYes}</Button><Button onClick={() => setMissed(true)}>{text.heldNo}</Button></div>
      {missed && <AskDialog title={text.heldNo} detail={text.heldNoAsk} ok={text.heldNo} busy={say.busy} problem={say.problem} onClose={() => setMissed(false)} onConfirm={(reason) => say.start({ orderId: of.id, held: false, reason })} />}
    </div>
  )
}

function Judge({ orderId }: { orderId: string }) {
  const text = useText(messages).order
  const [marks, setMarks] = useState({ content: 0, delivery: 0, fit: 0 })
  const [comment, setComment] = useState('')
  const judge = useCommand(lectureOrderRoutes.judge)
  const ready = Object.values(marks).every((one) => one > 0)
  return (
    <div className={styles.form} style={{ marginBlockStart: 16 }}>
      <h2 className={styles.title}>{text.judge}</h2>
      {(['content', 'delivery', 'fit'] as const).map((key) => <Stars key={key} label={text[key]} value={marks[key]} onChange={(value) => setMarks((before) => ({ ...before, [key]: value }))} />)}
      <Labelled label={text.comment}><Input.TextArea aria-label={text.comment} rows={2} maxLength={500} value={comment} onChange={(event) => setComment(event.target.value)} /></Labelled>
      <ProblemNotice problem={judge.problem} />
      <span><Button kind="primary" busy={judge.busy} disabled={!ready} onClick={() => judge.start({ orderId, ...marks, ...(comment.trim() && { comment: comment.trim() }) })}>{text.send}</Button></span>
    </div>
  )
}

function Sessions({ of }: { of: Order }) {
  const shared = useText(messages)
  const text = shared.order
  const format = useFormat()
  if (of.sessions.length === 0 && of.may.match) return null
  return (
    <Card>
      <div className={styles.head}><h2 className={styles.title}>{text.sessions}</h2></div>
      {of.sessions.length === 0 && <p className="muted" style={{ margin: 0 }}>{text.noSessions}</p>}
      <ul className={styles.rows}>
        {of.sessions.map((one) => (
          <li key={one.id}>
            <span className={styles.grow}><b>{one.lecturer}</b> <span className="num">{format.date(one.day)} {one.from}–{one.to}</span><span className={styles.small}>{dotted(shared.dot, [one.title, shared.km(format.count(one.km)), one.state === 'asked' && text.until(format.dateTime(one.answerBy)), one.heldSaidByOrderer && text.saidByUs, one.heldSaidByLecturer && text.saidByLecturer])}</span>{one.reason && <span className={styles.small}>{dotted(shared.dot, [one.by && shared.side[one.by], text.why(one.reason)])}</span>}</span>
            <SessionChip state={one.state} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Ordered({ of }: { of: Order }) {
  const shared = useText(messages)
  const text = shared.order
  const format = useFormat()
  const words = useLectureWords()
  return (
    <Card>
      <div className={styles.head}><h2 className={styles.title}>{text.facts}</h2></div>
      <dl className={styles.facts}>
        <dt>{text.times}</dt><dd>{of.preferences.map((one) => `${format.day(one.day)} ${one.from}`).join('\n')}</dd>
        <dt>{text.audience}</dt><dd>{words.audience(of.audience)}{shared.dot}{shared.people(format.count(of.people))}</dd>
        <dt>{text.place}</dt><dd>{[of.place, of.positionId ? null : of.address].filter(Boolean).join(' ')}{of.positionId && <> <Link to={`/positions/${of.positionId}` as string} className="link">{of.address}</Link></>}{of.wishes > 0 && <span className={styles.small}>{shared.wishes.ofOrder(format.count(of.wishes))}</span>}</dd>
        <dt>{text.contact}</dt><dd>{of.contact} <span className="num">{of.line}</span></dd>
        {of.needs && <><dt>{text.needs}</dt><dd>{of.needs}</dd></>}
        {of.note && <><dt>{text.note}</dt><dd>{of.note}</dd></>}
        <dt>{text.ordered}</dt><dd>{format.dateTime(of.orderedAt)}</dd>
        <dt>{text.due}</dt><dd>{format.day(of.dueOn)}</dd>
      </dl>
    </Card>
  )
}
