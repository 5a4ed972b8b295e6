import { useState } from 'react'
import { useParams, useRouter } from '@tanstack/react-router'
import { Baby, Printer } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { childcareRoutes, childcareShapes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, dotted, EmptyState, ProblemNotice, QrCode, SkeletonCards, useFormat, useSecondsLeft, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import { useClassWords } from './parts.tsx'
import styles from './childcare.module.css'

type Child = AnswerOf<typeof childcareRoutes.getMine>

/** One child of mine: the code to pick it up, how the enrolment stands, the days, the consent. */
export default function ChildPage() {
  const shared = useText(messages)
  const text = shared.child
  const router = useRouter()
  const { childId = '' } = useParams({ strict: false }) as { childId?: string }
  const { data, error } = useAnswer(childcareRoutes.getMine, { childId }, { refetchInterval: 20_000 })
  return (
    <>
      <PhoneBar title={data?.name || text.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/childcare' as string }))} />
      <PhoneBody>
        {error && !data && (error.status === 404 ? <EmptyState icon={Baby} title={text.missing}>{text.missingNext}</EmptyState> : <ProblemNotice problem={error} />)}
        {!data && !error && <SkeletonCards label={shared.loading} count={2} />}
        {data && <><Place of={data} />{data.offeredUntil && <Offer of={data} until={data.offeredUntil} />}{data.handsOver && <><OwnCode of={data} /><Codes of={data} /></>}<Days of={data} />{!data.erased && <About of={data} />}<Consent of={data} /></>}
      </PhoneBody>
    </>
  )
}

function Place({ of }: { of: Child }) {
  const shared = useText(messages)
  const format = useFormat()
  const words = useClassWords()
  return (
    <Card>
      <div className={styles.head}><h2 className={styles.title}>{of.title}</h2><Chip tone={of.state === 'seat' ? 'jade' : of.state === 'waiting' ? 'amber' : of.state === 'offered' ? 'red' : 'neutral'}>{of.position === null ? shared.state[of.state] : shared.position(format.count(of.position))}</Chip></div>
      <p className={styles.facts}>{words.days(of)} {words.span(of.from, of.to)}<br />{of.address}{of.standing && <><br />{shared.standing[of.standing]}</>}</p>
      {of.state === 'waiting' && <p className={styles.facts}>{shared.child.line}</p>}
    </Card>
  )
}

/** A place that became free while the class is held: theirs if they say so in time. Saying no is withdrawing, below. */
function Offer({ of, until }: { of: Child; until: string }) {
  const text = useText(messages).child
  const words = useClassWords()
  const [asking, setAsking] = useState(false)
  const take = useCommand(childcareRoutes.takeOffer)
  const withdraw = useCommand(childcareRoutes.withdraw, { onDone: () => setAsking(false) })
  return (
    <Card>
      <div className={styles.stack}>
        <h2 className={styles.title}>{text.offer(of.name)}</h2>
        <p className={styles.pre}>{text.offerUntil(words.moment(until))}</p>
        <ProblemNotice problem={take.problem ?? withdraw.problem} />
        {!asking && <><Button kind="primary" size="large" block busy={take.busy} onClick={() => take.start({ childId: of.id })}>{text.take}</Button><Button block onClick={() => setAsking(true)}>{text.leave}</Button></>}
        {asking && <><p className={styles.why}>{text.withdrawAsk}</p><div className={styles.row}><Button kind="primary" busy={withdraw.busy} onClick={() => withdraw.start({ childId: of.id })}>{text.leaveSure}</Button><Button kind="quiet" onClick={() => setAsking(false)}>{text.keep}</Button></div></>}
      </div>
    </Card>
  )
}

/** Six digits to be read out, and the same for the keeper's camera. */
function PickUp({ of, code, label }: { of: Child; code: string; label: string }) {
  const text = useText(messages).child
  return <><div className={styles.qr}><QrCode text={childcareShapes.pickUpLink(location.origin, { classId: of.classId, childId: of.id, code })} label={text.qr} /></div><p className={styles.code} aria-label={`${label} ${code}`}>{code.slice(0, 3)} {code.slice(3)}</p></>
}

function OwnCode({ of }: { of: Child }) {
  const text = useText(messages).child
  const format = useFormat()
  const { data, error } = useAnswer(childcareRoutes.code, { childId: of.id }, { refetchInterval: 15_000 })
  const left = useSecondsLeft(data ? Date.parse(data.until) : 0)
  return (
    <Card>
      <div className={styles.stack}>
        <h2 className={styles.title}>{text.codeTitle}</h2>
        {error && !data && <ProblemNotice problem={error} />}
        {data && <PickUp of={of} code={data.code} label={text.codeTitle} />}
        <p className={`muted ${styles.center}`}>{text.codeHint}{left > 0 && <><br />{text.until(format.count(left))}</>}</p>
        {of.standing !== 'here' && <p className={`muted ${styles.center}`}>{text.codeNot}</p>}
        {of.lockedUntil && <p className={styles.why} role="status">{text.locked}</p>}
      </div>
    </Card>
  )
}

function Codes({ of }: { of: Child }) {
  const text = useText(messages).child
  const [given, setGiven] = useState<AnswerOf<typeof childcareRoutes.giveCode> | null>(null)
  const give = useCommand(childcareRoutes.giveCode, { onDone: setGiven })
  return (
    <Card>
      <div className={styles.stack}>
        <h2 className={styles.title}>{text.give}</h2>
        {of.pickers.length === 0 ? <p className="muted" style={{ margin: 0 }}>{text.noPickers}</p> : <p className="muted" style={{ margin: 0 }}>{text.giveHint}</p>}
        {given && of.standing !== 'picked-up' && <div role="status"><p className={styles.center}>{text.given(given.name)}</p><PickUp of={of} code={given.code} label={text.given(given.name)} /><p className={`muted ${styles.center}`}>{text.givenHint}</p></div>}
        <ProblemNotice problem={give.problem} />
        <div className={styles.row}>{of.pickers.map((one, index) => <Button key={index} busy={give.busy} onClick={() => give.start({ childId: of.id, picker: index })}>{text.giveTo(one.name)}</Button>)}</div>
      </div>
    </Card>
  )
}

function Days({ of }: { of: Child }) {
  const shared = useText(messages)
  const text = shared.child
  const format = useFormat()
  return (
    <Card>
      <h2 className={styles.title}>{text.days}</h2>
      {of.days.length === 0 && <p className="muted" style={{ margin: '8px 0 0' }}>{text.noDays}</p>}
      <ul className={styles.list}>{of.days.map((one) => <li key={one.day}><b className="num">{format.day(one.day)}</b><span>{dotted(shared.dot, [one.arrivedAt && text.arrived(format.time(one.arrivedAt)), one.handOver && text.handed(format.time(one.handOver.at), one.handOver.to || shared.erased)])}</span></li>)}</ul>
    </Card>
  )
}

function About({ of }: { of: Child }) {
  const shared = useText(messages)
  const text = shared.child
  const format = useFormat()
  return (
    <Card>
      <div className={styles.stack}>
        <h2 className={styles.title}>{text.about}</h2>
        <dl className={styles.dl}>
          <dt>{shared.enrol.birth}</dt><dd>{dotted(shared.dot, [of.birthMonth, of.gender && shared.gender[of.gender]])}</dd>
          <dt>{text.relation}</dt><dd>{shared.relation[of.relation]}</dd>
          <dt>{text.health}</dt><dd className={styles.pre}>{of.health || text.none}</dd>
          <dt>{text.emergency}</dt><dd>{of.emergency.name} <span className="num">{of.emergency.phone}</span></dd>
          <dt>{text.pickers}</dt><dd>{of.pickers.map((one) => `${one.name} ${one.phone}`).join('；') || text.none}</dd>
        </dl>
        <p className="muted" style={{ margin: 0 }}>{text.erases(format.day(of.erasesOn))}</p>
      </div>
    </Card>
  )
}

function Consent({ of }: { of: Child }) {
  const shared = useText(messages)
  const text = shared.child
  const format = useFormat()
  const words = useClassWords()
  const [asking, setAsking] = useState(false)
  const withdraw = useCommand(childcareRoutes.withdraw, { onDone: () => setAsking(false) })
  return (
    <Card>
      <div className={styles.stack}>
        <h2 className={styles.title}>{text.consent}</h2>
        <p className={styles.words}>{of.consent.text}</p>
        <p className="muted" style={{ margin: 0 }}>{text.signed(of.consent.name, words.moment(of.consent.at))}<br />{text.version(format.count(of.consent.version), of.consent.hash.slice(0, 16))}{of.consent.withdrawnAt && <><br />{text.withdrawnAt(words.moment(of.consent.withdrawnAt))}</>}</p>
        {of.erased && <p className="muted" style={{ margin: 0 }}>{text.gone}</p>}
        <ProblemNotice problem={withdraw.problem} />
        {asking && <p className={styles.why}>{text.withdrawAsk}</p>}
        <div className={`${styles.row} ${styles.noPrint}`}>
          <Button icon={Printer} onClick={() => window.print()}>{text.print}</Button>
          {of.mayWithdraw && !asking && <Button onClick={() => setAsking(true)}>{text.withdraw}</Button>}
          {asking && <><Button kind="primary" busy={withdraw.busy} onClick={() => withdraw.start({ childId: of.id })}>{text.confirm}</Button><Button kind="quiet" onClick={() => setAsking(false)}>{text.keep}</Button></>}
        </div>
      </div>
    </Card>
  )
}
