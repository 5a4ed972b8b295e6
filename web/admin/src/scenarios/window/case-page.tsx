import { useState, type ReactNode } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { fileAddress, useAnswer, useCommand } from '@guildhall/client'
import { windowCaseRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, ProblemNotice, SkeletonRows, Timeline, colon, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { useSession } from '../../app/session.ts'
import { CaseDialog, type Asking } from './case-dialogs.tsx'
import { Materials } from './materials.tsx'
import { messages, stateTone } from './messages.ts'
import styles from './window.module.css'

export type CaseRecord = AnswerOf<typeof windowCaseRoutes.get>

/** One case: what was asked, decided and handed out beside one another; the materials with their verdicts; and what the reader may do next. */
export default function CasePage() {
  const shared = useText(messages)
  const text = shared.record
  const format = useFormat()
  const { caseId } = useParams({ strict: false }) as { caseId: string }
  const { data, error, refetch } = useAnswer(windowCaseRoutes.get, { caseId })
  const [asking, setAsking] = useState<Asking | null>(null)
  if (error) return <ProblemNotice whole problem={error} action={<Button size="small" onClick={() => void refetch()}>{shared.again}</Button>} />
  if (!data) return <SkeletonRows label={shared.loading} />
  const said = [data.number, data.counter.name, data.dueOn && text.due(format.day(data.dueOn)), data.lawDueOn && text.law(format.day(data.lawDueOn)), data.deadlineOn && text.deadline(format.day(data.deadlineOn))]
  return (
    <div className={styles.stack}>
      <PageTitle
        crumbs={<Link to={'/window/cases' as string}>{text.crumb}</Link>} title={`${data.unit.name}${colon()}${data.item.title}`}
        chip={<><Chip tone={stateTone[data.state]}>{shared.state[data.state]}</Chip>{data.assisted && <Chip shape="ring">{text.assisted}</Chip>}{data.overdue && <Chip tone="amber" shape="half">{text.overdue}</Chip>}{data.late && data.decidedAt && <Chip tone="amber">{text.late}</Chip>}</>}
        detail={dotted(shared.dot, said)} actions={<Deeds of={data} onAsk={setAsking} />}
      />
      <Layers of={data} />
      <div className={styles.two}>
        <Materials of={data} />
        <aside className={styles.stack}>
          <Card><h2 className={styles.title}>{text.timeline}</h2><History of={data} /></Card>
          {data.followPath && <Follow path={data.followPath} />}
        </aside>
      </div>
      {asking && <CaseDialog key={asking} of={data} asking={asking} onClose={() => setAsking(null)} />}
    </div>
  )
}

/** The deeds open to the reader, the one that moves the case on first. */
function Deeds({ of, onAsk }: { of: CaseRecord; onAsk: (asking: Asking) => void }) {
  const text = useText(messages).record
  const { permissions } = useSession()
  const submit = useCommand(windowCaseRoutes.submit)
  const confirm = useCommand(windowCaseRoutes.confirm)
  const can = (deed: CaseRecord['can'][number]) => of.can.includes(deed)
  const mayRate = of.handed !== null && of.stars === null && permissions.has('window.serve')
  return (
    <div className={styles.actions}>
      {can('submit') && <Button kind="primary" busy={submit.busy} onClick={() => submit.start({ caseId: of.id })}>{of.state === 'correcting' ? text.submitAgain : text.submit}</Button>}
      {can('examine') && <Button kind="primary" onClick={() => onAsk('examine')}>{text.examine}</Button>}
      {can('approve') && <Button kind="primary" onClick={() => onAsk('approve')}>{text.approve}</Button>}
      {can('hand-over') && <Button kind="primary" onClick={() => onAsk('hand-over')}>{text.handOver}</Button>}
      {can('confirm') && <Button kind="primary" busy={confirm.busy} onClick={() => confirm.start({ caseId: of.id })}>{text.confirm}</Button>}
      {mayRate && <Button onClick={() => onAsk('rate')}>{text.typeRating}</Button>}
      {can('send-back') && <Button onClick={() => onAsk('send-back')}>{text.sendBack}</Button>}
      {can('edit') && <Link to={'/window/apply' as string} search={{ case: of.id } as never} className={buttonClass()}>{text.edit}</Link>}
      {can('withdraw') && <Button onClick={() => onAsk('withdraw')}>{text.withdraw}</Button>}
      {of.certificate && <a className={buttonClass()} href={fileAddress(windowCaseRoutes.certificate, { caseId: of.id, as: 'pdf' })} download>{text.certificate}</a>}
      {of.certificate && <a className={buttonClass({ kind: 'quiet' })} href={fileAddress(windowCaseRoutes.certificate, { caseId: of.id, as: 'json' })} download>{text.credential}</a>}
      <ProblemNotice problem={submit.problem ?? confirm.problem} />
    </div>
  )
}

function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  const shown = rows.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
  return <dl className={styles.facts}>{shown.map(([name, value]) => <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
}

function Layers({ of }: { of: CaseRecord }) {
  const shared = useText(messages)
  const text = shared.record
  const format = useFormat()
  const { asked, decided, examined, handed, registered } = of
  return (
    <div className={styles.layers}>
      <Card>
        <h2 className={styles.title}>{text.asked}</h2>
        <Facts rows={[
          [text.name, asked.name], [text.seat, asked.seat], [text.representative, asked.representative], [text.termUntil, asked.termUntil && format.date(asked.termUntil)], [text.approval, asked.approval], [text.reason, asked.reason],
          [text.contact, dotted(shared.dot, [asked.contact.name, asked.contact.phone])], [text.how, shared.delivery[of.delivery]], [text.address, asked.address], [text.by, dotted(shared.dot, [asked.by, format.dateTime(of.askedAt)])],
        ]} />
      </Card>
      <Card>
        <h2 className={styles.title}>{text.decided}</h2>
        {!examined && !decided && <p className="muted">{text.notYet}</p>}
        <Facts rows={[
          ['', decided && <b key="outcome">{text.outcome[decided.outcome]}</b>], [text.opinion, decided?.opinion ?? examined?.opinion], [text.code, decided?.code && <span key="code" className="num">{decided.code}</span>], [text.validUntil, decided?.validUntil && format.date(decided.validUntil)],
          [text.examinedBy, examined && dotted(shared.dot, [examined.by, format.dateTime(examined.at)])], [text.approvedBy, decided?.approved && dotted(shared.dot, [decided.approved.by, format.dateTime(decided.approved.at)])],
        ]} />
      </Card>
      <Card>
        <h2 className={styles.title}>{text.handed}</h2>
        {!handed && <p className="muted">{text.notYet}</p>}
        {handed && <Facts rows={[[text.how, shared.delivery[handed.how]], [text.to, handed.to], [text.tracking, handed.tracking], [text.minutes, handed.minutes !== null && text.minutesOf(handed.minutes)], [text.by, dotted(shared.dot, [handed.by, format.dateTime(handed.at)])], ['', of.stars !== null && text.rated(of.stars)]]} />}
      </Card>
      {registered && (
        <Card>
          <h2 className={styles.title}>{text.registered}</h2>
          <Facts rows={[
            [text.name, registered.name], [text.code, <span key="code" className="num">{registered.code}</span>], [text.seat, registered.seat], [text.representative, registered.representative], [text.validUntil, format.date(registered.validUntil)],
            [text.number, <a key="number" className="link num" href={`/v/${registered.number}`}>{registered.number}</a>], ['', registered.cancelledOn && text.cancelledOn(format.date(registered.cancelledOn))],
          ]} />
        </Card>
      )}
    </div>
  )
}

function History({ of }: { of: CaseRecord }) {
  const text = useText(messages).record
  const format = useFormat()
  return <Timeline label={text.timeline} items={of.timeline.toReversed().map((step) => ({ id: step.id, when: format.dateTime(step.at), title: text.step[step.event ?? step.kind] ?? step.kind, detail: [step.by ? `${step.by}${step.assisted ? `（${text.onBehalf}）` : ''}` : text.system, step.reason].filter(Boolean).join(colon()) }))} />
}

function Follow({ path }: { path: string }) {
  const text = useText(messages).record
  const [copied, setCopied] = useState(false)
  const address = `${location.origin}${path}`
  return (
    <Card>
      <h2 className={styles.title}>{text.follow}</h2>
      <p className="muted">{text.followHint}</p>
      <p className={styles.link}><a className="link" href={path}>{address}</a></p>
      <Button size="small" onClick={() => { void navigator.clipboard?.writeText(address).then(() => setCopied(true)) }}>{copied ? text.copied : text.copy}</Button>
    </Card>
  )
}
