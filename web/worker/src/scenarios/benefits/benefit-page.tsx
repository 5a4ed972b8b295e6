import { useState } from 'react'
import { Link, useParams, useRouter } from '@tanstack/react-router'
import { fileAddress, useAnswer, useCommand } from '@guildhall/client'
import { benefitRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, ProblemNotice, QrCode, SkeletonCards, useFormat, useSecondsLeft, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './benefits.module.css'

type Mine = AnswerOf<typeof benefitRoutes.get>
const second = 1_000

/** One benefit and where I stand: asked for every second while it may change, so that a tap, a reload or another phone all show the truth. */
export default function BenefitPage() {
  const text = useText(messages)
  const router = useRouter()
  const { releaseId = '' } = useParams({ strict: false }) as { releaseId?: string }
  const [pace, setPace] = useState(5 * second)
  const { data, error } = useAnswer(benefitRoutes.get, { releaseId }, { refetchInterval: pace, staleTime: 0 })
  const wanted = data?.release.phase === 'open' && (data.standing.kind === 'none' || data.standing.kind === 'waiting') ? second : 5 * second
  if (wanted !== pace) setPace(wanted)
  return (
    <>
      <PhoneBar title={data?.release.name ?? text.title} backLabel={text.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/benefits' as string }))} />
      <PhoneBody>
        <ProblemNotice problem={data ? null : error} />
        {!data && !error && <SkeletonCards label={text.loading} count={2} />}
        {data && <><Standing mine={data} /><About mine={data} /></>}
      </PhoneBody>
    </>
  )
}

function Standing({ mine: { now, release, standing, have } }: { mine: Mine }) {
  const text = useText(messages)
  const format = useFormat()
  const claim = useCommand(benefitRoutes.claim)
  const [began] = useState(() => Date.now() - Date.parse(now))
  // The server's clock: a phone's own may be wrong, and nobody should be early or late for that.
  const left = useSecondsLeft(Date.parse(release.opensAt) + began)
  const draw = release.kind === 'draw'
  const free = Math.max(0, release.quantity - release.taken)
  const open = release.phase === 'open' || (release.phase === 'soon' && left === 0)
  return (
    <Card>
      <div className={styles.stack}>
        {release.phase === 'withdrawn' && <p className={styles.middle}>{text.withdrawn(release.withdrawnReason ?? '')}</p>}
        {standing.kind === 'got' && (
          <>
            <p className={styles.middle}><Chip tone="jade">{text.got}</Chip></p>
            {standing.fetchedAt ? <p className={styles.middle}>{text.fetched(format.dateTime(standing.fetchedAt))}</p> : release.handOut === 'code'
              ? <><div className={styles.qr}><QrCode text={standing.code} label={text.code} level="M" /></div><p className={styles.code}>{standing.code}</p><p className={styles.middle}>{text.gotNext}</p></>
              : <p className={styles.middle}>{text.gotLater}</p>}
            {standing.fetchBy && !standing.fetchedAt && <p className={styles.middle}><b>{text.fetchBy(format.dateTime(standing.fetchBy))}</b></p>}
          </>
        )}
        {standing.kind === 'waiting' && <><p className={styles.big} role="status">{text.inLine(format.count(standing.position))}</p><p className={styles.middle}>{text.inLineNext}</p></>}
        {standing.kind === 'entered' && <><p className={styles.middle}><Chip tone="ink">{text.in}</Chip></p><p className={styles.big}>{text.number(String(standing.entry))}</p><p className={styles.middle}>{text.inNext}</p></>}
        {standing.kind === 'lost' && <><p className={styles.big}>{text.lost}</p><p className={styles.middle}>{text.number(String(standing.entry))}</p><p className={styles.middle}>{text.lostNext}</p></>}
        {standing.kind === 'missed' && <><p className={styles.middle}><Chip tone="amber">{text.missed}</Chip></p><p className={styles.middle}>{text.missedNext}</p></>}
        {standing.kind === 'none' && !open && !['soon', 'withdrawn'].includes(release.phase) && <p className={styles.big}>{text.over}</p>}
        <ProblemNotice problem={claim.problem} />
        {standing.kind === 'none' && release.phase === 'soon' && !open && <><p className={styles.big} role="timer">{text.until(clockOf(left))}</p><p className={styles.middle}>{text.notYet}</p></>}
        {(standing.kind === 'none' || standing.kind === 'missed') && open && (
          <>
            {!draw && <p className={styles.middle} role="status">{free > 0 ? text.left(format.count(free)) : text.gone}</p>}
            {have !== null && <p className={styles.middle}>{have >= release.points ? text.priceHave(format.count(release.points), format.count(have)) : text.short(format.count(release.points - have))}</p>}
            <Button kind="primary" size="large" block busy={claim.busy} disabled={have !== null && have < release.points} onClick={() => claim.start({ releaseId: release.id })}>{claim.busy ? text.claiming : draw ? text.enter : free > 0 ? text.claim : text.line}</Button>
          </>
        )}
        {((standing.kind === 'got' && !standing.fetchedAt) || standing.kind === 'waiting' || (standing.kind === 'entered' && open)) && <GiveBack releaseId={release.id} />}
        {draw && release.phase !== 'soon' && release.phase !== 'open' && <Link to={`/draws/${release.id}` as string} className={buttonClass({ block: true })}>{text.checkDraw}</Link>}
      </div>
    </Card>
  )
}

/** `2:03:09`, or `3:09` below an hour; from a day on in hours. */
function clockOf(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

function GiveBack({ releaseId }: { releaseId: string }) {
  const text = useText(messages)
  const [asking, setAsking] = useState(false)
  const giveBack = useCommand(benefitRoutes.giveBack, { onDone: () => setAsking(false) })
  if (!asking) return <Button kind="quiet" block onClick={() => setAsking(true)}>{text.giveBack}</Button>
  return (
    <>
      <ProblemNotice problem={giveBack.problem} />
      <p className={styles.middle}>{text.giveBackAsk}</p>
      <div className={styles.row}><Button busy={giveBack.busy} onClick={() => giveBack.start({ releaseId })}>{text.giveBack}</Button><Button kind="quiet" onClick={() => setAsking(false)}>{text.keep}</Button></div>
    </>
  )
}

function About({ mine: { release, commitment, have } }: { mine: Mine }) {
  const text = useText(messages)
  const format = useFormat()
  const draw = release.kind === 'draw'
  return (
    <>
      <Card>
        <div className={styles.stack}>
          {release.pictures.length > 0 && <div className={styles.pictures} role="group" aria-label={text.pictures}>{release.pictures.map((one) => <figure key={one.id}><img src={fileAddress(benefitRoutes.picture, { pictureId: one.id })} alt={one.caption} /><figcaption aria-hidden>{one.caption}</figcaption></figure>)}</div>}
          <p>{release.summary}</p>
          <p className="muted">{dotted(text.dot, [text.by(release.unitName, format.count(release.quantity)), text.kind[release.kind], text.period[release.period], text.eligible[release.eligible]])}</p>
          <p className="muted">{dotted(text.dot, [text.opens(format.dateTime(release.opensAt)), text.closes(format.dateTime(release.closesAt)), release.drawAt && text.drawn(format.dateTime(release.drawAt))])}</p>
          {have !== null && <><p>{text.priceHave(format.count(release.points), format.count(have))}</p><p className="muted">{text.priceRule}</p><p><Link to={'/points' as string} className="link">{text.toPoints}</Link></p></>}
          {release.reserved > 0 && release.reserveUntil && <p className="muted">{text.reserve(format.count(release.reserved), format.dateTime(release.reserveUntil))}</p>}
          <p className="muted">{dotted(text.dot, [release.handOut === 'later' ? text.later : release.whereTo && text.where(release.whereTo), release.fetchDays !== null && text.fetch(release.fetchDays)])}</p>
        </div>
      </Card>
      <Card>
        <div className={styles.stack}>
          <h2 className={styles.title}>{text.shared}</h2>
          {!(draw && release.entered > 0) && <div className={styles.bar} aria-hidden><span style={{ width: `${Math.min(100, Math.round((release.taken / release.quantity) * 100))}%` }} /></div>}
          <p className="muted">{dotted(text.dot, [draw && release.entered > 0 ? text.entered(format.count(release.entered)) : text.left(format.count(Math.max(0, release.quantity - release.taken))), release.waiting > 0 && text.waiting(format.count(release.waiting))])}</p>
        </div>
      </Card>
      {commitment && <Card><div className={styles.stack}><h2 className={styles.title}>{text.commitment}</h2><p className={styles.hash}>{commitment}</p><p className="muted">{text.commitmentNext}</p></div></Card>}
    </>
  )
}
