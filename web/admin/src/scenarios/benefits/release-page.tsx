import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { benefitRoutes } from '@guildhall/contract'
import { Button, Card, dotted, ProblemNotice, reachable, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { useSession } from '../../app/session.ts'
import { yuanOf } from '../../app/yuan.ts'
import { messages } from './messages.ts'
import { PhaseChip } from './phase-chip.tsx'
import { Pictures } from './pictures.tsx'
import { TakeBack } from './take-back.tsx'
import styles from './benefits.module.css'

/** One release: its figures as they change, what may be done, and who claimed. */
export default function ReleasePage() {
  const shared = useText(messages)
  const text = shared.release
  const format = useFormat()
  const { permissions } = useSession()
  const { releaseId = '' } = useParams({ strict: false }) as { releaseId?: string }
  const [after, setAfter] = useState(0)
  const [asking, setAsking] = useState<'publish' | 'withdraw' | null>(null)
  const [undoing, setUndoing] = useState<{ claimId: string; who: string } | null>(null)
  const { data, error } = useAnswer(benefitRoutes.claims, { releaseId, after }, { refetchInterval: 2_000 })
  const publish = useCommand(benefitRoutes.publish, { onDone: () => setAsking(null) })
  const withdraw = useCommand(benefitRoutes.withdraw, { onDone: () => setAsking(null) })
  if (error && !data) return <ProblemNotice whole problem={error} />
  if (!data) return <SkeletonRows label={shared.loading} />
  const { release, commitment, rows } = data
  const manages = permissions.has('benefits.manage')
  const times = [format.dateTime(release.opensAt), format.dateTime(release.closesAt), release.drawAt && format.dateTime(release.drawAt)].filter(Boolean).join(' → ')
  return (
    <div className={styles.stack}>
      <PageTitle
        title={release.name} detail={dotted(shared.dot, [release.unitName, shared.kind[release.kind], shared.eligible[release.eligible], shared.period[release.period], times])}
        actions={<><PhaseChip phase={release.phase} />{manages && release.phase === 'draft' && <Button kind="primary" onClick={() => setAsking('publish')}>{text.publish}</Button>}{manages && ['soon', 'open', 'drawing'].includes(release.phase) && <Button onClick={() => setAsking('withdraw')}>{text.withdraw}</Button>}</>}
      />
      {release.withdrawnReason && <p>{text.reason(release.withdrawnReason)}</p>}
      <Card>
        <h2 className={styles.title}>{text.figures}</h2>
        <dl className={styles.figures}>
          <div><dt>{text.taken}</dt><dd>{format.count(release.taken)}</dd></div>
          <div><dt>{text.left}</dt><dd>{format.count(Math.max(0, release.quantity - release.taken))}</dd></div>
          <div><dt>{text.waiting}</dt><dd>{format.count(release.waiting)}</dd></div>
          {release.costFen !== '0' && <div><dt>{text.cost}</dt><dd>{release.budgetId ? <Link to={`/benefit-budgets/${release.budgetId}` as string} className="link">{yuanOf(release.costFen)}</Link> : yuanOf(release.costFen)}</dd></div>}
          {release.points > 0 && <div><dt>{text.points}</dt><dd>{format.count(release.points)}</dd></div>}
          {release.kind === 'draw' && <div><dt>{text.entered}</dt><dd>{format.count(release.entered)}</dd></div>}
        </dl>
      </Card>
      <Pictures release={release} manages={manages && release.phase !== 'withdrawn'} />
      {commitment && <Card><h2 className={styles.title}>{text.commitment}</h2><p className={styles.hash}>{commitment}</p><p><a className="link" href={`/draws/${release.id}`}>{text.sheet}</a></p></Card>}
      <Card>
        <h2 className={styles.title}>{text.claims}</h2>
        {rows.length === 0 && <p className="muted">{text.empty}</p>}
        {rows.length > 0 && (
          <div className={styles.scroll} {...reachable(text.claims)}>
            <table className={styles.table}>
              <thead><tr><th>{text.no}</th><th>{text.who}</th><th>{text.state}</th><th>{text.at}</th><th>{text.fetched}</th></tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.claimId}>
                    <td className="num">{row.ticket}</td><td>{row.who}{row.phone && <span className={styles.small}>{row.phone}</span>}</td>
                    <td>{text.stateOf[row.state]}<span className={styles.small}>{dotted(shared.dot, [row.position !== null && text.position(format.count(row.position)), row.entry !== null && text.entry(String(row.entry))])}</span></td>
                    <td>{format.dateTime(row.claimedAt)}</td><td>{row.fetchedAt ? <>{format.dateTime(row.fetchedAt)}{permissions.has('benefits.hand-out') && <Button size="small" kind="quiet" aria-label={dotted(shared.dot, [shared.back.title, row.who])} onClick={() => setUndoing(row)}>{shared.back.title}</Button>}</> : row.fetchBy && row.state === 'seat' ? <span className="muted">{text.by(format.dateTime(row.fetchBy))}</span> : shared.none}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {(data.next !== null || after > 0) && <div className={styles.row}>{after > 0 && <Button size="small" onClick={() => setAfter(0)}>{text.first}</Button>}{data.next !== null && <Button size="small" onClick={() => setAfter(data.next!)}>{text.more}</Button>}</div>}
      </Card>
      {undoing && <TakeBack claimId={undoing.claimId} who={undoing.who} off={release.phase === 'withdrawn'} onClose={() => setUndoing(null)} />}
      {asking === 'publish' && <AskDialog title={text.publish} detail={text.publishAsk} ok={text.publish} askReason={false} busy={publish.busy} problem={publish.problem} onClose={() => setAsking(null)} onConfirm={() => publish.start({ releaseId })} />}
      {asking === 'withdraw' && <AskDialog title={text.withdraw} detail={text.withdrawAsk} ok={text.withdraw} busy={withdraw.busy} problem={withdraw.problem} onClose={() => setAsking(null)} onConfirm={(reason) => withdraw.start({ releaseId, reason })} />}
    </div>
  )
}
