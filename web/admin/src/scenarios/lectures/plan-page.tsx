import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { Route } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { lectureOrderRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, dotted, EmptyState, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { useLectureWords } from './parts.tsx'
import styles from './lectures.module.css'

type Row = AnswerOf<typeof lectureOrderRoutes.plan>['rows'][number]

/** All open orders matched at once; confirmed one by one, or all that match. */
export default function PlanPage() {
  const shared = useText(messages)
  const text = shared.plan
  const format = useFormat()
  const { data, error } = useAnswer(lectureOrderRoutes.plan, {})
  const ask = useCommand(lectureOrderRoutes.ask)
  const [failed, setFailed] = useState(0)
  const matched = data?.rows.flatMap((row) => (row.match ? [{ orderId: row.order.id, lectureId: row.match.lectureId, day: row.match.day, from: row.match.from }] : [])) ?? []
  async function askAll(): Promise<void> {
    setFailed(0)
    for (const one of matched) await ask.run(one).catch(() => setFailed((count) => count + 1))
  }
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} actions={matched.length > 1 && <Button kind="primary" busy={ask.busy} onClick={() => void askAll()}>{text.all(matched.length)}</Button>} />
      <ProblemNotice problem={data ? (failed > 0 ? null : ask.problem) : error} />
      {failed > 0 && <p className={styles.why} role="status">{text.failed(failed)}</p>}
      {!data && !error && <SkeletonRows label={shared.loading} />}
      {data?.rows.length === 0 && <EmptyState icon={Route} title={text.empty}>{text.emptyNext}</EmptyState>}
      {data && data.rows.length > 0 && (
        <Card>
          <div className={styles.head}><h2 className={styles.title}>{text.sum(format.count(data.matched), format.count(data.open))}</h2></div>
          <div className={styles.scroll} role="region" aria-label={text.title}>
            <table className={styles.table}>
              <thead><tr><th>{text.unit}</th><th>{text.lecture}</th><th>{text.lecturer}</th><th>{text.when}</th><th className={styles.number}>{text.road}</th><th className={styles.number}>{text.points}</th><th><span className="said">{text.ask}</span></th></tr></thead>
              <tbody>{data.rows.map((row) => <PlanRow key={row.order.id} row={row} busy={ask.busy} onAsk={(one) => { setFailed(0); ask.start(one) }} />)}</tbody>
            </table>
          </div>
        </Card>
      )}
    </div>
  )
}

function PlanRow({ row: { order, match, why }, busy, onAsk }: { row: Row; busy: boolean; onAsk: (one: { orderId: string; lectureId: string; day: string; from: string }) => void }) {
  const shared = useText(messages)
  const text = shared.plan
  const format = useFormat()
  const words = useLectureWords()
  return (
    <tr>
      <td>{order.unitName}<span className={styles.small}>{dotted(shared.dot, [order.place, shared.people(format.count(order.people))])}</span></td>
      <td><Link to={`/lecture-orders/${order.id}` as string} className={styles.name}>{match?.title ?? order.title ?? shared.orders.anyLecture(words.field(order.field))}</Link>{match && !order.title && <span className={styles.small}>{shared.orders.anyLecture(words.field(order.field))}</span>}</td>
      {match
        ? <><td>{match.lecturer}<span className={styles.small}>{match.team ?? match.unitName}</span></td><td className="num">{format.date(match.day)} {match.from}<span className={styles.small}>{shared.order.wish(match.preference)}</span></td><td className={styles.number}>{shared.km(format.count(match.km))}</td><td className={styles.number}>{match.points}</td><td className={styles.number}><Button size="small" busy={busy} aria-label={text.askOf(order.unitName)} onClick={() => onAsk({ orderId: order.id, lectureId: match.lectureId, day: match.day, from: match.from })}>{text.ask}</Button></td></>
        : <><td colSpan={4}><Chip tone="amber" shape="ring">{why && text[why]}</Chip></td><td className={styles.number}><Link to={`/lecture-orders/${order.id}` as string} className="link">{text.open}</Link></td></>}
    </tr>
  )
}
