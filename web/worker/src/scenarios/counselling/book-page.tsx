import { useState } from 'react'
import { Link, useRouter } from '@tanstack/react-router'
import { HeartHandshake } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { counsellingRoutes, counsellingShapes, type AnswerOf, type RequestOf } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, EmptyState, ProblemNotice, SectionTitle, SkeletonCards, useFormat, useLanguage, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './counselling.module.css'

type Mine = AnswerOf<typeof counsellingRoutes.find>
const tone = { booked: 'jade', cancelled: 'neutral', held: 'neutral', missed: 'neutral', unreported: 'neutral' } as const

/** My sessions, and a time to book. */
export default function BookPage() {
  const shared = useText(messages)
  const text = shared.book
  const router = useRouter()
  const { data, error } = useAnswer(counsellingRoutes.find, {})
  const ahead = data?.sessions.some((one) => one.state === 'booked') ?? false
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/services' as string }))} />
      <PhoneBody>
        <p className="muted" style={{ margin: 0 }}>{text.private}</p>
        <p style={{ margin: 0 }}>{text.soon}<a className="link" href="tel:12356">{shared.hotline}</a></p>
        {error && !data && <ProblemNotice problem={error} />}
        {!data && !error && <SkeletonCards label={shared.loading} />}
        {data && data.sessions.length > 0 && <><SectionTitle>{text.mine}</SectionTitle>{data.sessions.map((one) => <Session key={one.id} of={one} />)}</>}
        {data && !ahead && data.barredUntil && <Barred until={data.barredUntil} />}
        {data && !ahead && !data.barredUntil && (data.slots.length === 0 ? <EmptyState icon={HeartHandshake} title={text.none}>{text.noneNext}</EmptyState> : <><SectionTitle>{text.free}</SectionTitle><p className={data.misses > 0 ? styles.why : 'muted'} style={{ margin: 0 }}>{data.misses > 0 ? text.missedOnce : text.rule}</p><Form slots={data.slots} /></>)}
        {data?.counsellor && <Link to={'/counselling/desk' as string} className={buttonClass({})}>{text.desk}</Link>}
      </PhoneBody>
    </>
  )
}

function Session({ of }: { of: Mine['sessions'][number] }) {
  const shared = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const cancel = useCommand(counsellingRoutes.cancel)
  return (
    <Card>
      <div className={styles.head}><h3 className={styles.title}>{format.day(of.day)} {of.from}–{of.to}</h3><Chip tone={tone[of.state]}>{shared.state[of.state]}</Chip></div>
      <p className={styles.facts}>{dotted(shared.dot, [of.counsellor, shared.way[of.way], of.place])}<br />{counsellingShapes.topics[of.topic][language]}</p>
      <ProblemNotice problem={cancel.problem} />
      {of.closesBy && <p className="muted" style={{ margin: '10px 0 0' }}>{shared.book.closes(format.stamp(of.closesBy))}</p>}
      {of.mayCancel && <p style={{ margin: '10px 0 0' }}><Button busy={cancel.busy} onClick={() => cancel.start({ sessionId: of.id })}>{shared.book.cancel}</Button></p>}
      {of.mayRate && <Rate sessionId={of.id} />}
    </Card>
  )
}

/** One to five and a word, which nobody can tell from those of others. */
function Rate({ sessionId }: { sessionId: string }) {
  const text = useText(messages).rate
  const [open, setOpen] = useState(false)
  const [stars, setStars] = useState<number | null>(null)
  const [words, setWords] = useState('')
  const rate = useCommand(counsellingRoutes.rate)
  if (!open) return <p style={{ margin: '10px 0 0' }}><Button onClick={() => setOpen(true)}>{text.open}</Button></p>
  return (
    <div className={styles.stack} style={{ marginBlockStart: 14 }}>
      <div className={styles.stars} role="radiogroup" aria-label={text.title}>{([5, 4, 3, 2, 1] as const).map((one) => <button key={one} type="button" role="radio" aria-checked={stars === one} className={styles.star} onClick={() => setStars(one)}><b className="num">{one}</b>{text.star[one]}</button>)}</div>
      <label className={styles.field}><span>{text.words}</span><textarea className={`${styles.input} ${styles.area}`} maxLength={200} value={words} onChange={(event) => setWords(event.target.value)} /><small className="muted">{text.nobody}</small></label>
      <ProblemNotice problem={rate.problem} />
      <div className={styles.row}><Button kind="primary" busy={rate.busy} disabled={stars === null} onClick={() => { if (stars) rate.start({ sessionId, stars, words: words.trim() }) }}>{text.send}</Button><Button kind="quiet" onClick={() => setOpen(false)}>{text.later}</Button></div>
    </div>
  )
}

/** Why there is nothing to book, until when, and what helps meanwhile. */
function Barred({ until }: { until: string }) {
  const shared = useText(messages)
  const text = shared.book
  const format = useFormat()
  const at = new Date(Date.parse(until) + 8 * 3_600_000).toISOString()
  return <Card><div className={styles.stack}><h2 className={styles.title}>{text.barred}</h2><p className={styles.pre}>{text.barredUntil(`${format.day(at.slice(0, 10))} ${at.slice(11, 16)}`)}</p><p className="muted" style={{ margin: 0 }}>{text.barredWrong}</p><a className={buttonClass({})} href="tel:12356">{shared.hotline}</a></div></Card>
}

function Form({ slots }: { slots: Mine['slots'] }) {
  const shared = useText(messages)
  const text = shared.book
  const format = useFormat()
  const language = useLanguage()
  const [slotId, setSlotId] = useState<string | null>(null)
  const [topic, setTopic] = useState<RequestOf<typeof counsellingRoutes.book>['topic']>('work')
  const [words, setWords] = useState('')
  const [nickname, setNickname] = useState('')
  const book = useCommand(counsellingRoutes.book)
  return (
    <Card>
      <div className={styles.stack}>
        <div className={styles.stack} role="radiogroup" aria-label={text.free}>{slots.map((one) => <button key={one.id} type="button" role="radio" className={styles.slot} aria-checked={slotId === one.id} onClick={() => setSlotId(one.id)}>{format.day(one.day)} {one.from}–{one.to}<small>{dotted(shared.dot, [one.counsellor, shared.way[one.way], one.place])}</small></button>)}</div>
        <label className={styles.field}><span>{text.topic}</span><select className={styles.input} value={topic} onChange={(event) => setTopic(event.target.value as typeof topic)}>{counsellingShapes.topic.options.map((one) => <option key={one} value={one}>{counsellingShapes.topics[one][language]}</option>)}</select></label>
        <label className={styles.field}><span>{text.words}</span><textarea className={`${styles.input} ${styles.area}`} maxLength={600} placeholder={text.wordsHint} value={words} onChange={(event) => setWords(event.target.value)} /></label>
        {counsellingShapes.showsCrisis(words) && <Urgent />}
        <label className={styles.field}><span>{text.nickname}</span><input className={styles.input} maxLength={20} value={nickname} onChange={(event) => setNickname(event.target.value)} /><small className="muted">{text.nicknameHint}</small></label>
        <ProblemNotice problem={book.problem} />
        <Button kind="primary" size="large" block busy={book.busy} disabled={!slotId} onClick={() => { if (slotId) book.start({ slotId, topic, words: words.trim(), nickname: nickname.trim() || null }) }}>{slotId ? text.send : text.choose}</Button>
      </div>
    </Card>
  )
}

/** Shown by what is typed, in the browser alone. */
function Urgent() {
  const text = useText(messages)
  return <div className={styles.urgent} role="alert"><p><b>{text.urgent}</b></p><div className={styles.row}><a className={buttonClass({ kind: 'primary' })} href="tel:12356">{text.hotline}</a><a className={buttonClass({})} href="tel:110">{text.police}</a><a className={buttonClass({})} href="tel:120">{text.ambulance}</a></div><p>{text.urgentNote}</p></div>
}
