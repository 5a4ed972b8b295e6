import { Link, useRouter } from '@tanstack/react-router'
import { Coins } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { pointsRoutes, type AnswerOf } from '@guildhall/contract'
import { buttonClass, Card, dotted, EmptyState, ProblemNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { pointsMessages } from './points-messages.ts'
import styles from './benefits.module.css'

type Row = AnswerOf<typeof pointsRoutes.mine>['rows'][number]

/** How many I have, what lapses next, how to earn more, and every movement with what it was for. */
export default function PointsPage() {
  const text = useText(pointsMessages)
  const router = useRouter()
  const { data, error } = useAnswer(pointsRoutes.mine, {})
  return (
    <>
      <PhoneBar title={text.title} backLabel={text.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/services' as string }))} />
      <PhoneBody>
        <ProblemNotice problem={data ? null : error} />
        {!data && !error && <SkeletonCards label={text.loading} count={2} />}
        {data?.rows.length === 0 && <EmptyState icon={Coins} title={text.empty}>{text.emptyNext}</EmptyState>}
        {data?.rows.map((row) => <Programme key={row.id} row={row} />)}
      </PhoneBody>
    </>
  )
}

function Programme({ row }: { row: Row }) {
  const text = useText(pointsMessages)
  const format = useFormat()
  return (
    <>
      <Card>
        <div className={styles.stack}>
          <p className="muted">{dotted(text.dot, [row.name, row.unit.name])}</p>
          <p className={styles.points}><b>{format.count(row.balance)}</b> {text.unit}</p>
          <p>{row.lapsing ? text.lapsing(format.count(row.lapsing.points), format.day(row.lapsing.on)) : text.noLapsing}</p>
          <p className="muted">{row.earning ? text.until : text.closed}</p>
          <Link to={'/benefits' as string} className={buttonClass({ block: true, kind: 'primary' })}>{text.toBenefits}</Link>
        </div>
      </Card>
      {row.earning && (
        <Card>
          <div className={styles.stack}>
            <h2 className={styles.title}>{text.how}</h2>
            <ul className={styles.lines}>{row.rules.map((rule) => <li key={rule.kind}><span>{text.rules[rule.kind]}{rule.monthlyCap !== null && <small className="muted">{text.cap(format.count(rule.monthlyCap))}</small>}</span><b>{text.each(format.count(rule.points))}</b></li>)}</ul>
          </div>
        </Card>
      )}
      <Card>
        <div className={styles.stack}>
          <h2 className={styles.title}>{text.movements}</h2>
          {row.movements.length === 0 && <p className="muted">{text.none}</p>}
          <ul className={styles.lines}>
            {row.movements.map((one) => (
              <li key={one.id}>
                <span>{one.releaseId ? <Link to={`/benefits/${one.releaseId}` as string} className="link">{one.name}</Link> : one.name ?? text.kinds[one.kind]}<small className="muted">{dotted(text.dot, [(one.name !== null) && text.kinds[one.kind], format.dateTime(one.at)])}</small></span>
                <b>{one.points > 0 ? `+${format.count(one.points)}` : `−${format.count(-one.points)}`}</b>
              </li>
            ))}
          </ul>
        </div>
      </Card>
    </>
  )
}
