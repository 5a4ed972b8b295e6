import { useState, type ReactNode } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { consentTerms, joiningRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, Field, SectionTitle, SkeletonCards, Timeline, useFormat, useLanguage, useText, type ChipShape, type ChipTone } from '@guildhall/ui'
import { DeadlineCard, PhoneBody } from '@guildhall/ui/phone'
import { Bar } from './bar.tsx'
import { messages } from './messages.ts'
import styles from './membership.module.css'
import { Problem } from './problem.tsx'

type Application = AnswerOf<typeof joiningRoutes.getMine>
export const looks: Record<Application['state'], [ChipTone, ChipShape]> = { checking: ['neutral', 'half'], correcting: ['amber', 'half'], review: ['neutral', 'half'], accepted: ['jade', 'dot'], refused: ['red', 'dash'], withdrawn: ['neutral', 'dash'], lapsed: ['neutral', 'dash'], ended: ['neutral', 'dash'] }

/** One application in its three layers: what I asked, what was decided and why, what came of it; with the day of the answer. */
export default function ApplicationPage() {
  const text = useText(messages)
  const { applicationId = '' } = useParams({ strict: false }) as { applicationId?: string }
  const { data, error, refetch } = useAnswer(joiningRoutes.getMine, { applicationId }, { refetchInterval: (query) => ((query.state.data as Application | undefined)?.state === 'checking' ? 3_000 : false) })
  return (
    <>
      <Bar title={data ? text.application[data.kind] : text.mine.title} home="/my-union" />
      <PhoneBody>
        <Problem problem={error} onAgain={() => void refetch()} />
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data && <Shown of={data} />}
      </PhoneBody>
    </>
  )
}

function Shown({ of }: { of: Application }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const withdraw = useCommand(joiningRoutes.withdraw)
  const [tone, shape] = looks[of.state]
  const english = language === 'en'
  // What the platform said itself is there in both languages; what a clerk wrote stays as it was written.
  const reason = (english && of.decided?.reasonEn) || of.decided?.reason
  const nextStep = (english && of.decided?.nextStepEn) || of.decided?.nextStep
  const done = { join: text.app.member, transfer: text.app.moved, leave: text.app.left }[of.kind]
  return (
    <>
      <div className={styles.head}><span><Chip tone={tone} shape={shape}>{text.state[of.state]}</Chip></span><h2>{of.unitName}</h2><p className="num">{of.number}</p></div>
      <Problem problem={withdraw.problem} />
      {of.deadline && of.state !== 'correcting' && <Due of={of} deadline={of.deadline} />}
      {of.mayCorrect && <Correct id={of.id} />}
      {of.state === 'accepted' && of.kind === 'join' && <Link to={'/my-union/card' as string} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{text.app.toCard}</Link>}
      <Layer title={text.app.asked}>
        <b>{dotted(text.dot, [of.applied.work && text.work[of.applied.work], of.applied.employer]) || text.application[of.kind]}</b>
        {of.applied.words && <p>{of.applied.words}</p>}
        <p className="muted"><time>{format.dateTime(of.applied.at)}</time>{of.applied.assisted && `${text.dot}${text.app.assisted}`}{of.kind === 'join' && `${text.dot}${text.app.proof[of.identity]}`}</p>
      </Layer>
      <Layer title={text.app.decided}>
        {!of.decided && <p className="muted">{text.app.none}</p>}
        {of.decided && <b>{text.state[of.state]}</b>}
        {of.decided?.byRule && <p>{text.app.byRule[of.decided.byRule]}</p>}
        {reason && <p>{text.app.reason}{text.colon}{reason}</p>}
        {nextStep && <p>{text.app.nextStep}{text.colon}{nextStep}</p>}
        {of.decided && <p className="muted"><time>{format.dateTime(of.decided.at)}</time></p>}
      </Layer>
      <Layer title={text.app.result}>{of.result ? <b>{done}</b> : <p className="muted">{text.app.noResult}</p>}</Layer>
      <WayOn of={of} />
      <SectionTitle>{text.app.timeline}</SectionTitle>
      <Timeline label={text.app.timeline} items={of.timeline.toReversed().map((step) => ({ id: step.id, when: <time>{format.dateTime(step.at)}</time>, title: text.app.event[(step.event ?? step.kind) as keyof typeof text.app.event] ?? step.to, detail: dotted(text.dot, [text.app.by[step.by], step.assisted ? text.app.assisted : null, step.reason === of.decided?.reason ? reason : language === 'en' ? step.reasonEn ?? step.reason : step.reason]), tone: step.kind === 'escalated' || step.event === 'mismatch' ? 'amber' as const : 'past' as const }))} />
      {of.consents.length > 0 && <SectionTitle>{text.app.consents}</SectionTitle>}
      {of.consents.length > 0 && <Card><dl className={styles.review}>{of.consents.map((one) => <div key={one.purpose} style={{ gridTemplateColumns: '1fr auto' }}><dt>{consentTerms[one.purpose].title[language]}</dt><dd>{one.granted ? text.app.yes : text.app.no}</dd></div>)}</dl></Card>}
      {of.mayWithdraw && <Button block busy={withdraw.busy} onClick={() => withdraw.start({ applicationId: of.id })}>{text.app.withdraw}</Button>}
    </>
  )
}

/** After an end that is none: to another application, or to another union for a member whose transfer came to nothing. */
function WayOn({ of }: { of: Application }) {
  const text = useText(messages)
  if (of.kind === 'leave' || !['refused', 'withdrawn', 'lapsed', 'ended'].includes(of.state)) return null
  const join = of.kind === 'join' || of.decided?.code === 'membership-ended'
  return <Link to={(join ? '/join' : '/my-union/change') as string} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{join ? text.app.again : text.app.otherUnion}</Link>
}

const Layer = ({ title, children }: { title: string; children: ReactNode }) => <Card><div className={styles.layer}><h2>{title}</h2>{children}</div></Card>

function Due({ of, deadline }: { of: Application; deadline: NonNullable<Application['deadline']> }) {
  const text = useText(messages)
  const format = useFormat()
  const [now] = useState(() => Date.now())
  const left = text.left(deadline.workingDaysLeft)
  return (
    <DeadlineCard
      title={text.state[of.state]} remaining={left} urgent={deadline.workingDaysLeft <= 0} from={text.from(format.day(deadline.from))} to={text.until(format.monthDay(deadline.due))}
      ruler={{ days: deadline.days, today: new Date(now + 8 * 3_600_000).toISOString().slice(0, 10), due: deadline.due, label: text.ruler(format.day(deadline.from), format.day(deadline.due), left) }}
      action={of.escalated ? <p className="muted">{text.app.late}</p> : undefined}
    />
  )
}

function Correct({ id }: { id: string }) {
  const text = useText(messages)
  const [name, setName] = useState('')
  const [idNumber, setNumber] = useState('')
  const correct = useCommand(joiningRoutes.correct)
  return (
    <Card>
      <div className={styles.list}>
        <b>{text.app.correctTitle}</b><p className="muted">{text.app.correctHint}</p>
        <Field label={text.join.name} value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
        <Field label={text.join.idNumber} value={idNumber} maxLength={24} autoComplete="off" onChange={(event) => setNumber(event.target.value)} />
        <Problem problem={correct.problem} />
        <Button kind="primary" size="large" block busy={correct.busy} disabled={name.trim().length < 2 || idNumber.replace(/\s/g, '').length !== 18} onClick={() => correct.start({ applicationId: id, name: name.trim(), idNumber })}>{text.app.correct}</Button>
      </div>
    </Card>
  )
}
