import { useState, type ReactNode } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { consentTerms, reviewingRoutes } from '@guildhall/contract'
import { Button, buttonClass, Card, dotted, ProblemNotice, RefusalNotice, SkeletonRows, Timeline, colon, useFormat, useLanguage, useText } from '@guildhall/ui'
import { Facts, RecordHeader } from '@guildhall/ui/console'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { messages } from './messages.ts'
import styles from './membership.module.css'
import { Refuse } from './refuse-dialog.tsx'
import { saidIn, StateChip, type Application } from './words.tsx'

/** One application: asked, found out, decided, made of it; with its deadline and its timeline. */
export default function ApplicationPage() {
  const text = useText(messages)
  const { applicationId = '' } = useParams({ strict: false }) as { applicationId?: string }
  const { data, error, refetch } = useAnswer(reviewingRoutes.get, { applicationId })
  if (error && !data) return <ProblemNotice whole problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />
  if (!data) return <SkeletonRows label={text.loading} />
  return <Shown of={data} />
}

function Shown({ of }: { of: Application }) {
  const shared = useText(messages)
  const text = shared.record
  const language = useLanguage()
  const format = useFormat()
  const [asking, setAsking] = useState<'refuse' | 'verify' | 'accept' | null>(null)
  const close = () => setAsking(null)
  const [refused, setRefused] = useState<string | null>(null)
  const accept = useCommand(reviewingRoutes.accept, { onDone: (answer) => { close(); setRefused(answer.refused[0]?.why[language] ?? null) } })
  const verify = useCommand(reviewingRoutes.verify, { onDone: close })
  const [now] = useState(() => Date.now())
  const { reason, nextStep } = saidIn(language, of.decided)
  const left = shared.left(of.deadline?.workingDaysLeft ?? 0)
  return (
    <>
      <RecordHeader
        crumbs={<><Link to={'/applications' as string}>{text.crumb}</Link><span className="num">{of.number}</span></>} title={`${shared.kind[of.kind]}${shared.dot}${of.person.name}`} chip={<StateChip state={of.state} />}
        facts={[<span key="n" className="num">{of.number}</span>, of.unitName, <time key="t">{format.dateTime(of.appliedAt)}</time>, ...(of.assisted ? [shared.list.assisted] : [])]}
        actions={(
          <>
            <Link to={`/union-codes/${of.unitId}` as string} className={buttonClass()}>{text.toCodes}</Link>
            {of.may.verify && <Button onClick={() => setAsking('verify')}>{text.verify}</Button>}
            {of.may.refuse && <Button onClick={() => setAsking('refuse')}>{text.refuse}</Button>}
            {of.may.accept && <Button kind="primary" busy={accept.busy} onClick={() => (of.replaces.length > 0 ? setAsking('accept') : accept.start({ applicationIds: [of.id] }))}>{text.accept}</Button>}
          </>
        )}
        {...(of.deadline && { deadline: { label: text.due(format.monthDay(of.deadline.due)), remaining: left, lateness: of.deadline.workingDaysLeft < 0 ? 'overdue' as const : of.deadline.workingDaysLeft === 0 ? 'today' as const : 'ahead' as const, ruler: { days: of.deadline.days, today: new Date(now + 8 * 3_600_000).toISOString().slice(0, 10), due: of.deadline.due, label: text.ruler(format.day(of.deadline.from), format.day(of.deadline.due), left) } } })}
      />
      <ProblemNotice problem={accept.problem} />
      {refused && <RefusalNotice what={refused} />}
      <div className={styles.two}>
        <div className={styles.main}>
          <Layer title={text.asked}>
            <Fact name={text.person}>{of.person.name}</Fact><Fact name={text.phone}><span className="num">{of.person.phone ?? shared.none}</span></Fact>{of.kind === 'join' && <Fact name={text.idNumber}><span className="num">{of.idNumber ?? shared.none}</span></Fact>}
            <Fact name={text.work}>{dotted(shared.dot, [of.work && shared.work[of.work], of.employer]) || shared.none}</Fact><Fact name={text.place}>{of.place ?? shared.none}</Fact><Fact name={text.foundBy}>{text.foundBys[of.foundBy]}</Fact>
            {of.fromUnitName && <Fact name={text.from}>{of.fromUnitName}</Fact>}
            {of.words && <Fact name={text.words} wide>{of.words}</Fact>}
          </Layer>
          {of.kind === 'join' && (
            <Layer title={text.found}>
              <Fact name={text.identity}>{shared.proof[of.identity]}</Fact><Fact name={text.onList}>{of.onList ? text.onListYes : text.onListNo}</Fact>
              {of.replaces.length > 0 && <Fact name={text.replaces} wide><Replaced of={of} /></Fact>}
              {of.doubleOf && <Fact name={text.double} wide>{text.doubleYes} <Link to={'/people-pairs' as string} className="link">{text.toPairs}</Link></Fact>}
              <Fact name={text.consents} wide>{dotted(shared.dot, of.consents.map((one) => `${consentTerms[one.purpose].title[language]}${colon()}${one.granted ? text.yes : text.no}`))}</Fact>
            </Layer>
          )}
          <Layer title={text.decided}>
            {!of.decided && <div className={styles.wide}><dt className="said">{text.result}</dt><dd>{text.none}</dd></div>}
            {of.decided && <><Fact name={text.by}>{of.decided.byRule ? text.byRule[of.decided.byRule] : of.decided.by ?? shared.none}</Fact><Fact name={text.decided}><time>{format.dateTime(of.decided.at)}</time></Fact></>}
            {reason && <Fact name={of.decided?.code ? `${text.reason}（${text.whys[of.decided.code]}）` : text.reason} wide>{reason}</Fact>}
            {nextStep && <Fact name={text.nextStep} wide>{nextStep}</Fact>}
          </Layer>
          <Layer title={text.result}>
            <div className={styles.wide}><dt className="said">{text.result}</dt><dd>{of.membership ? <>{of.kind === 'leave' ? text.left : text.member(format.date(of.membership.from))} <Link to={`/people/${of.membership.personId}` as string} className="link">{text.toMember}</Link></> : text.noResult}</dd></div>
          </Layer>
        </div>
        <section>
          <h2 className={styles.title}>{text.timeline}</h2>
          <Timeline label={text.timeline} items={of.timeline.toReversed().map((step) => ({
            id: step.id, when: <time>{format.dateTime(step.at)}</time>, title: text.event[(step.event ?? step.kind) as keyof typeof text.event] ?? step.to, tone: step.kind === 'escalated' || step.event === 'mismatch' ? 'amber' as const : 'past' as const,
            detail: dotted(shared.dot, [text.side[step.by], step.actor && (step.assisted ? text.assisted(step.actor) : step.actor), step.reason === of.decided?.reason ? reason : language === 'en' ? step.reasonEn ?? step.reason : step.reason]),
          }))} />
        </section>
      </div>
      {asking === 'accept' && <AskDialog title={text.replaceTitle} detail={text.replaceDetail} ok={text.accept} busy={accept.busy} problem={accept.problem} askReason={false} onClose={close} onConfirm={() => accept.start({ applicationIds: [of.id], looked: [of.id] })}><Replaced of={of} /></AskDialog>}
      {asking === 'refuse' && <Refuse of={of} onClose={close} />}
      {asking === 'verify' && <AskDialog title={text.verifyTitle} detail={text.verifyDetail} ok={text.verify} busy={verify.busy} problem={verify.problem} onClose={close} onConfirm={(reason) => verify.start({ applicationId: of.id, reason })} />}
    </>
  )
}

/** What the record says and what would stand there instead. */
function Replaced({ of }: { of: Application }) {
  const shared = useText(messages)
  const text = shared.record
  const said = (what: Application['replaces'][number]['what'], value: string) => (what === 'gender' ? text.genders[value as 'male'] : value)
  return (
    <table className={styles.replaces}>
      <thead><tr><th scope="col">{text.datum}</th><th scope="col">{text.onRecord}</th><th scope="col">{text.inApplication}</th></tr></thead>
      <tbody>{of.replaces.map((one) => <tr key={one.what}><th scope="row">{text.replaced[one.what]}</th><td className="num">{said(one.what, one.record)}</td><td className="num"><b>{said(one.what, one.application)}</b>{one.at !== null && text.differsAt[one.what === 'name' ? 'name' : 'number'](one.at)}</td></tr>)}</tbody>
    </table>
  )
}

const Layer = ({ title, children }: { title: string; children: ReactNode }) => <Card><h2 className={styles.title}>{title}</h2><Facts>{children}</Facts></Card>
const Fact = ({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) => <div className={wide ? styles.wide : undefined}><dt>{name}</dt><dd>{children}</dd></div>
