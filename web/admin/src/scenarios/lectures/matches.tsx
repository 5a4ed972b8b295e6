import { useState } from 'react'
import { useAnswer, useCommand } from '@guildhall/client'
import { lectureOrderRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, dotted, ProblemNotice, SkeletonRows, StatTable, useFormat, useLanguage, useText } from '@guildhall/ui'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { messages } from './messages.ts'
import styles from './lectures.module.css'

type Match = AnswerOf<typeof lectureOrderRoutes.matches>['rows'][number]
const first = 6

/** Who can hold an order when, the best first, each with how its points come about; and why the others cannot. */
export function Matches({ orderId }: { orderId: string }) {
  const shared = useText(messages)
  const text = shared.order
  const format = useFormat()
  const language = useLanguage()
  const { data, error } = useAnswer(lectureOrderRoutes.matches, { orderId })
  const [all, setAll] = useState(false)
  const [chosen, setChosen] = useState<Match | null>(null)
  const ask = useCommand(lectureOrderRoutes.ask, { onDone: () => setChosen(null) })
  return (
    <>
      <Card>
        <div className={styles.head}><h2 className={styles.title}>{text.matches}</h2></div>
        <ProblemNotice problem={data ? null : error} />
        {!data && !error && <SkeletonRows label={shared.loading} />}
        {data?.rows.length === 0 && <p className="muted" style={{ margin: 0 }}>{text.noMatches}</p>}
        <ul className={styles.rows}>{data?.rows.slice(0, all ? undefined : first).map((row) => <li key={`${row.lectureId} ${row.day} ${row.from}`}><MatchLine row={row} /><span className={styles.points}>{row.points}<small>{text.points}</small></span><Button size="small" aria-label={`${text.ask} ${row.lecturer} ${format.date(row.day)} ${row.from}`} onClick={() => setChosen(row)}>{text.ask}</Button></li>)}</ul>
        {data && data.rows.length > first && !all && <Button size="small" onClick={() => setAll(true)}>{shared.more}</Button>}
        {data && <details style={{ marginBlockStart: 12 }}><summary className="muted">{text.formula}</summary><p className="muted">{data.formula[language]}</p></details>}
      </Card>
      {data && (
        <Card>
          <div className={styles.head}><h2 className={styles.title}>{text.not}</h2></div>
          {data.not.length === 0
            ? <p className="muted" style={{ margin: 0 }}>{data.rows.length === 0 ? text.nobody : text.notNone}</p>
            : <StatTable caption={text.not} rows={data.not.map((row) => ({ ...row, id: `${row.lectureId} ${row.day} ${row.from}` }))} columns={[{ id: 'who', label: text.lecturer, cell: (row) => <>{row.lecturer}<span className={styles.small}>{row.title}</span></> }, { id: 'when', label: shared.orders.when, cell: (row) => <span className="num">{format.date(row.day)} {row.from}</span> }, { id: 'why', label: text.reason, cell: (row) => text.whyNot[row.why] }]} />}
        </Card>
      )}
      {chosen && <AskDialog title={text.askOf(chosen.lecturer, `${format.date(chosen.day)} ${chosen.from}`)} detail={text.askDetail} ok={text.ask} askReason={false} busy={ask.busy} problem={ask.problem} onClose={() => setChosen(null)} onConfirm={() => ask.start({ orderId, lectureId: chosen.lectureId, day: chosen.day, from: chosen.from })} />}
    </>
  )
}

function MatchLine({ row }: { row: Match }) {
  const shared = useText(messages)
  const text = shared.order
  const format = useFormat()
  return (
    <span className={styles.grow}>
      <b>{row.lecturer}</b> <span className="num">{format.day(row.day)} {row.from}–{row.to}</span>
      <span className={styles.small}>{dotted(shared.dot, [row.title, row.team ?? row.unitName])}</span>
      <span className={styles.small}>{dotted(shared.dot, [text.wish(row.preference), shared.km(format.count(row.km)), text.load(row.load), row.fromSession && text.fromSession])}</span>
      <span className={styles.parts}>{row.parts.map((part) => <span key={part.key}>{text.partOf[part.key]} {part.points > 0 && part.key !== 'base' ? `+${part.points}` : part.points}</span>)}</span>
    </span>
  )
}
