import { useState } from 'react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { windowCaseRoutes, windowVisitRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, EmptyState, ProblemNotice, SkeletonCards, Timeline, colon, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './window.module.css'

type Followed = AnswerOf<typeof windowCaseRoutes.follow>

/** How it will be collected is said while that lies ahead. */
const underWay = new Set<string>(['preparing', 'reviewing', 'correcting', 'examining', 'approving', 'issuing'])

/** A case by its link: where it stands, what is to be redone, and a rating at its end. Nobody's name or number stands here. */
export default function FollowPage() {
  const shared = useText(messages)
  const text = shared.follow
  const navigate = useNavigate()
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const { data, error } = useAnswer(windowCaseRoutes.follow, { token: token.slice(0, 64) })
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => void navigate({ to: '/windows' as string })} />
      <PhoneBody>
        {error && (error.status === 404 ? <EmptyState title={text.missing}>{text.missingNext}</EmptyState> : <ProblemNotice problem={error} />)}
        {!data && !error && <SkeletonCards label={shared.loading} />}
        {data && <Shown of={data} token={token} />}
      </PhoneBody>
    </>
  )
}

function Shown({ of, token }: { of: Followed; token: string }) {
  const shared = useText(messages)
  const text = shared.follow
  const format = useFormat()
  return (
    <>
      <Card>
        <div className={styles.head}><h2 className={styles.title}>{of.title}</h2><Chip tone={of.state === 'correcting' ? 'amber' : of.state === 'closed' || of.state === 'handed' || of.state === 'issuing' ? 'jade' : 'ink'}>{text.state[of.state]}</Chip></div>
        <p>{of.unitName}<br /><span className="muted num">{of.number}</span></p>
        <p className="muted">{dotted(shared.dot, [of.dueOn && text.due(format.day(of.dueOn)), of.deadlineOn && text.step(format.day(of.deadlineOn)), underWay.has(of.state) && text.delivery[of.delivery]])}</p>
        <p className="muted">{text.counter}{colon()}{of.counterName}</p>
        {of.counterLine && <div className={styles.row}><a className={buttonClass({ size: 'small' })} href={`tel:${of.counterLine}`}>{text.call} {of.counterLine}</a></div>}
      </Card>
      {of.redo.length > 0 && (
        <Card>
          <h2 className={styles.title}>{text.redo}</h2>
          <ul className={styles.list}>{of.redo.map((one) => <li key={one.title}><b>{one.title}</b><br /><span className={styles.why}>{one.reason}</span></li>)}</ul>
          <p className="muted">{text.redoNext}</p>
        </Card>
      )}
      {(of.mayRate || of.stars !== null) && <Rate token={token} stars={of.stars} />}
      <Card>
        <h2 className={styles.title}>{text.history}</h2>
        <Timeline label={text.history} items={of.steps.toReversed().map((step, index) => ({ id: `${step.at}${index}`, when: format.dateTime(step.at), title: text.state[step.state], detail: step.reason ? text.reason(step.reason) : undefined }))} />
      </Card>
    </>
  )
}

function Rate({ token, stars }: { token: string; stars: number | null }) {
  const text = useText(messages).follow
  const [given, setGiven] = useState<1 | 2 | 3 | 4 | 5 | null>(null)
  const [words, setWords] = useState('')
  const rate = useCommand(windowVisitRoutes.rate)
  if (stars !== null) return <Card><p role="status"><b>{text.rated(stars)}</b></p></Card>
  return (
    <Card>
      <div className={styles.stack}>
        <h2 className={styles.title} id="rate">{text.rate}</h2>
        <div className={styles.stars} role="radiogroup" aria-labelledby="rate">{([5, 4, 3, 2, 1] as const).map((one) => <button key={one} type="button" role="radio" aria-checked={given === one} className={styles.star} onClick={() => setGiven(one)}><b className="figure">{one}</b>{text.star[one]}</button>)}</div>
        <textarea className={styles.words} rows={3} maxLength={300} aria-label={text.words} placeholder={text.words} value={words} onChange={(event) => setWords(event.target.value)} />
        <ProblemNotice problem={rate.problem} />
        <Button kind="primary" size="large" block busy={rate.busy} disabled={given === null} onClick={() => { if (given) rate.start({ token, stars: given, words: words.trim() }) }}>{text.send}</Button>
      </div>
    </Card>
  )
}
