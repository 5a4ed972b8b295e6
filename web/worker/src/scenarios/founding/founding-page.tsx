import { useState } from 'react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { congressRoutes, foundingRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, Card, Chip, EmptyState, ProblemNotice, SectionTitle, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { Ballot } from './ballot.tsx'
import { messages } from './messages.ts'
import styles from './founding.module.css'

export type Mine = AnswerOf<typeof foundingRoutes.getMine>

/** The founding of a union that I am asked to join: whether I do, the congress, my ballot, the results. */
export default function FoundingPage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const { foundingId = '' } = useParams({ strict: false }) as { foundingId?: string }
  // At the congress the page looks by itself: for the ballots, and for the result.
  const { data, error, refetch } = useAnswer(foundingRoutes.getMine, { foundingId }, { refetchInterval: (query) => { const found = query.state.data as Mine | undefined; return found?.congress?.here && ['called', 'voting'].includes(found.state) ? 4_000 : false } })
  return (
    <>
      <PhoneBar title={text.title} backLabel={text.back} onBack={() => void navigate({ to: '/my-foundings' as string })} />
      <PhoneBody>
        <ProblemNotice problem={error} action={<Button onClick={() => void refetch()}>{text.again}</Button>} />
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data && <Shown mine={data} />}
      </PhoneBody>
    </>
  )
}

function Shown({ mine }: { mine: Mine }) {
  const text = useText(messages)
  const open = ['enrolling', 'called'].includes(mine.state)
  return (
    <>
      <Card>
        <h2 className={styles.name}>{mine.name}</h2>
        <p><Chip tone="neutral" shape="half">{text.state[mine.state]}</Chip></p>
        <div className={styles.facts} style={{ marginTop: 12 }}>
          <p className={styles.fact}><span>{text.founders}</span><span>{mine.founders.join('、')}</span></p>
          <p className={styles.fact}><span>{text.federation}</span><span>{mine.federation}{text.dot}{text.years(mine.years)}</span></p>
          <p className={styles.fact}><span>{text.group}</span><span>{mine.group.map((one) => (one.post === 'leader' ? `${one.name}（${text.leader}）` : one.name)).join('、')}</span></p>
        </div>
        <p className={styles.muted} style={{ marginTop: 12 }}>{text.agreedCount(mine.agreed, mine.members)}</p>
      </Card>
      {open && <Consent mine={mine} />}
      {mine.consent === 'agreed' && mine.congress && ['called', 'voting'].includes(mine.state) && <Meeting mine={mine} congress={mine.congress} />}
      {['formalities', 'complete'].includes(mine.state) && mine.consent === 'agreed' && <EmptyState icon={CircleCheck} title={text.member(mine.name)} />}
      {mine.results.length > 0 && (
        <>
          <SectionTitle>{text.results}</SectionTitle>
          <Card>{(['chair', 'committee', 'audit', 'women'] as const).filter((body) => mine.results.some((one) => one.body === body)).map((body) => <p key={body} className={styles.fact}><span>{text.body[body]}</span><span>{mine.results.filter((one) => one.body === body).map((one) => (one.yes === null ? one.name : `${one.name}（${text.votes(one.yes)}）`)).join('、')}</span></p>)}</Card>
        </>
      )}
    </>
  )
}

function Consent({ mine }: { mine: Mine }) {
  const text = useText(messages)
  const answer = useCommand(foundingRoutes.answerMine)
  const say = (agreed: boolean) => answer.start({ foundingId: mine.id, agreed })
  if (mine.consent !== 'asked') {
    return (
      <Card>
        <p><Chip tone={mine.consent === 'agreed' ? 'jade' : 'neutral'} shape={mine.consent === 'agreed' ? 'dot' : 'ring'}>{text.consent[mine.consent]}</Chip></p>
        <p className={styles.muted}>{text.changeMind}</p>
        <div className={styles.buttons}><Button busy={answer.busy} onClick={() => say(mine.consent !== 'agreed')}>{text.changeTo[mine.consent]}</Button></div>
        <ProblemNotice problem={answer.problem} />
      </Card>
    )
  }
  return (
    <Card>
      <h2>{text.ask}</h2>
      <p className={styles.muted}>{text.askText}</p>
      <div className={styles.buttons}><Button kind="primary" size="large" block busy={answer.busy} onClick={() => say(true)}>{text.agree}</Button><Button block busy={answer.busy} onClick={() => say(false)}>{text.decline}</Button></div>
      <ProblemNotice problem={answer.problem} />
    </Card>
  )
}

function Meeting({ mine, congress }: { mine: Mine; congress: NonNullable<Mine['congress']> }) {
  const text = useText(messages)
  const format = useFormat()
  return (
    <>
      <SectionTitle>{text.congress}</SectionTitle>
      <Card>
        <p><b>{format.dateTime(congress.heldAt)}</b></p><p>{congress.place}</p>{congress.notice && <p className={styles.muted}>{congress.notice}</p>}
        {!congress.invited ? <p>{text.notInvited}</p> : congress.here ? <p><Chip tone="jade" shape="dot">{text.here}</Chip></p> : congress.way === 'paper' ? null : <ComeIn foundingId={mine.id} />}
        {congress.ballot === 'paper' && <p>{text.paper}</p>}
        {congress.here && congress.ballot === 'phone' && !mine.sheet && <p className={styles.muted} aria-live="polite">{text.waiting}</p>}
      </Card>
      {mine.sheet && (mine.sheet.voted ? <EmptyState icon={CircleCheck} title={text.voted}>{text.votedText}</EmptyState> : <Ballot key={mine.sheet.roundId} foundingId={mine.id} sheet={mine.sheet} />)}
    </>
  )
}

function ComeIn({ foundingId }: { foundingId: string }) {
  const text = useText(messages)
  const [code, setCode] = useState('')
  const come = useCommand(congressRoutes.comeIn)
  return (
    <form onSubmit={(event) => { event.preventDefault(); come.start({ foundingId, code }) }}>
      <label>{text.code}<input className={`${styles.code} num`} inputMode="numeric" autoComplete="one-time-code" maxLength={6} value={code} onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))} /></label>
      <ProblemNotice problem={come.problem} />
      <Button kind="primary" size="large" block type="submit" busy={come.busy} disabled={code.length !== 6}>{text.enter}</Button>
    </form>
  )
}
