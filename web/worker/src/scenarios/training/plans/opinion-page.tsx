import { useState } from 'react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { plansRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, buttonClass, Card, dotted, EmptyState, RefusalNotice, SkeletonCards, colon, useFormat, useText } from '@guildhall/ui'
import { LessonTable, PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './plans.module.css'
import { Problem } from './problem.tsx'

type MyOpinion = AnswerOf<typeof plansRoutes.listMyOpinions>['rows'][number]
type Stance = NonNullable<MyOpinion['stance']>
type Window = MyOpinion['wishWindows'][number]
const stances = ['agree', 'adjust', 'object'] as const
const windows = ['weekday-day', 'weekday-evening', 'weekend'] as const

/** The plan that is put before me, and what I say to it. */
export default function OpinionPage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const { opinionId = '' } = useParams({ strict: false }) as { opinionId?: string }
  const { data, error, refetch } = useAnswer(plansRoutes.listMyOpinions, {})
  const found = data?.rows.find((row) => row.id === opinionId)
  return (
    <>
      <PhoneBar title={text.opinionTitle} backLabel={text.back} onBack={() => void navigate({ to: '/opinions' as string })} />
      <PhoneBody>
        <Problem problem={error} onAgain={() => void refetch()} />
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data && !found && <EmptyState title={text.opinionsEmpty} action={<Link to={'/opinions' as string} className={buttonClass()}>{text.opinionsTitle}</Link>}>{text.opinionsEmptyText}</EmptyState>}
        {found && <Proposal of={found} />}
        {found && (found.proposal.open ? <Answer key={found.answeredAt} of={found} /> : <Closed of={found} />)}
      </PhoneBody>
    </>
  )
}

function Proposal({ of: { proposal } }: { of: MyOpinion }) {
  const text = useText(messages)
  const format = useFormat()
  return (
    <Card>
      <div className={styles.proposal}>
        <h2 className={styles.label}>{proposal.title}</h2>
        <p>{text.trainerAt(proposal.trainer?.name ?? '—', proposal.venue?.name ?? text.venueUnknown)}</p>
        <p>{dotted(text.dot, [text.proposed(proposal.sessions.length), text.hours(proposal.classHours), proposal.feeFen === '0' ? text.noFee : text.fee(format.yuan(proposal.feeFen))])}</p>
      </div>
      <LessonTable label={text.timetable} lessons={proposal.sessions.map((session) => ({ id: session.id, date: format.monthDay(session.startsAt), time: format.timeSpan(session.startsAt, session.endsAt), topic: session.topic }))} />
    </Card>
  )
}

function Answer({ of: row }: { of: MyOpinion }) {
  const text = useText(messages)
  const format = useFormat()
  const [stance, setStance] = useState<Stance | null>(row.stance)
  const [wishes, setWishes] = useState<readonly Window[]>(row.wishWindows)
  const [words, setWords] = useState(row.words ?? '')
  const [editing, setEditing] = useState(row.stance === null)
  const [tried, setTried] = useState(false)
  const send = useCommand(plansRoutes.answerOpinion)
  const missing = stance === 'object' && words.trim() === '' ? text.wordsNeeded : stance === 'adjust' && wishes.length === 0 && words.trim() === '' ? text.adjustNeeded : null
  const until = row.proposal.closesAt ? format.monthDay(Date.parse(row.proposal.closesAt) - 1) : ''

  if (!editing && row.stance) {
    return (
      <>
        <EmptyState icon={CircleCheck} title={`${text.sentTitle}${colon()}${text.stance[row.stance]}`} action={<Button onClick={() => setEditing(true)}>{text.change}</Button>}>{text.sentText(until)}</EmptyState>
        <Reply of={row} />
      </>
    )
  }
  function submit() {
    setTried(true)
    if (!stance || missing) return
    send.start({ opinionId: row.id, stance, wishWindows: stance === 'adjust' ? [...wishes] : [], words: words.trim() || null })
  }
  return (
    <>
      <fieldset className={styles.choices}>
        <legend className={styles.label}>{text.yourAnswer}</legend>
        {stances.map((one) => (
          <label key={one} className={styles.choice}>
            <input type="radio" name="stance" checked={stance === one} onChange={() => setStance(one)} />
            <b>{text.stance[one]}</b>
            <small>{text.stanceDetail[one]}</small>
          </label>
        ))}
      </fieldset>
      {stance === 'adjust' && (
        <fieldset className={styles.choices}>
          <legend className={styles.label}>{text.otherTimes}</legend>
          {windows.map((one) => (
            <label key={one} className={styles.choice}>
              <input type="checkbox" checked={wishes.includes(one)} onChange={() => setWishes(wishes.includes(one) ? wishes.filter((other) => other !== one) : [...wishes, one])} />
              <b>{text.window[one]}</b>
            </label>
          ))}
        </fieldset>
      )}
      {stance && (
        <label>
          <span className={styles.label}>{text.words}</span>
          <textarea className={styles.words} maxLength={500} placeholder={text.wordsHint} value={words} onChange={(event) => setWords(event.target.value)} />
          {tried && missing && <p className={styles.error} role="alert">{missing}</p>}
        </label>
      )}
      <Problem problem={send.problem} />
      <Button kind="primary" size="large" block busy={send.busy} disabled={stance === null} onClick={submit}>{text.send}</Button>
    </>
  )
}

function Closed({ of: row }: { of: MyOpinion }) {
  const text = useText(messages)
  const published = ['published', 'running', 'assessing', 'confirming', 'closed'].includes(row.proposal.state)
  return (
    <>
      <RefusalNotice what={published ? text.published : text.closedTitle} why={text.closedText} action={published && <Link to={`/classes/${row.proposal.classId}` as string} className={buttonClass()}>{text.toClass}</Link>} />
      {row.stance && <Card><div className={styles.answered}><b>{text.yourAnswer}</b><span>{text.stance[row.stance]}</span></div>{row.words && <p className={styles.note}>{row.words}</p>}</Card>}
      <Reply of={row} />
    </>
  )
}

function Reply({ of: row }: { of: MyOpinion }) {
  const text = useText(messages)
  return (
    <>
      {row.assisted && <p className={styles.note}>{text.assisted}</p>}
      {row.reply && <div className={styles.reply}><b>{text.reply}</b><p>{row.reply}</p></div>}
    </>
  )
}
