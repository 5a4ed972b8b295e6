import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { Trophy } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { windowRankingRoutes, windowVisitRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, EmptyState, ProblemNotice, SkeletonRows, useFormat, useLanguage, useText } from '@guildhall/ui'
import { PageTitle, Select } from '@guildhall/ui/console'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { useAddress } from '../../app/address.ts'
import { hallMessages } from './hall-messages.ts'
import styles from './window.module.css'

type Ranking = AnswerOf<typeof windowRankingRoutes.get>
type Row = Ranking['rows'][number]

/** The quarter's ranking: the formula in words, each part's points, and every figure with a way to its cases. */
export default function RankingPage() {
  const shared = useText(hallMessages)
  const text = shared.ranking
  const format = useFormat()
  const language = useLanguage()
  const [address, change] = useAddress()
  const quarter = /^20\d\d-Q[1-4]$/.test(address['quarter'] ?? '') ? address['quarter'] : undefined
  const { data, error } = useAnswer(windowRankingRoutes.get, { quarter })
  const [asking, setAsking] = useState(false)
  const award = useCommand(windowRankingRoutes.award, { onDone: () => setAsking(false) })
  if (error) return <ProblemNotice whole problem={error} />
  if (!data) return <SkeletonRows label={shared.loading} />
  const { totals, formula } = data
  const rate = totals.decided === 0 ? shared.none : `${(((totals.decided - totals.late) / totals.decided) * 100).toFixed(1)}%`
  return (
    <div className={styles.stack}>
      <PageTitle
        title={text.title} detail={`${text.detail} ${text.totals(format.count(totals.decided), rate, format.count(totals.assisted))}`}
        actions={<><Select aria-label={text.quarter} style={{ minWidth: 120 }} value={data.quarter} options={data.quarters.map((one) => ({ value: one, label: text.quarterName(one) }))} onChange={(one) => change({ quarter: one })} />{data.mayAward && <Button kind="primary" icon={Trophy} onClick={() => setAsking(true)}>{text.award}</Button>}</>}
      />
      {data.award && <Card><div className={styles.flag}><span><Chip tone="red" icon={Trophy}>{text.flag}</Chip> <b>{text.flagTo(data.award.counter.name, data.award.score.toFixed(2))}</b></span><span className="muted">{text.by(data.award.by, format.date(data.award.at))}</span></div></Card>}
      {!data.over && <p className="muted">{text.running}</p>}
      {data.rows.length === 0 ? <EmptyState icon={Trophy} title={text.empty} /> : <Standing of={data} />}
      <Card>
        <h2 className={styles.title}>{text.formula(formula.version, formula.since)}{shared.dot}{text.least(formula.least)}</h2>
        <ul className={styles.rows}>{formula.parts.map((part) => <li key={part.component}><span>{part.words[language]}</span><b className="num">{part.weight}</b></li>)}</ul>
      </Card>
      <Said quarter={data.quarter} />
      {asking && <AskDialog title={text.award} detail={text.awardAsk(data.rows[0]?.counter.name ?? '')} ok={text.award} askReason={false} busy={award.busy} problem={award.problem} onClose={() => setAsking(false)} onConfirm={() => award.start({ quarter: data.quarter })} />}
    </div>
  )
}

function Standing({ of }: { of: Ranking }) {
  const text = useText(hallMessages).ranking
  const weights = new Map(of.formula.parts.map((part) => [part.component, part.weight]))
  const cases = (row: Row, more: Record<string, string>, words: string) => <Link to={'/window/cases' as string} search={{ counterId: row.counter.id, quarter: of.quarter, ...more } as never} className="link num">{words}</Link>
  return (
    <Card>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead><tr><th>{text.rank}</th><th>{text.window}</th><th>{text.score}</th>{of.formula.parts.map((part) => <th key={part.component}>{text.component[part.component]}</th>)}<th>{text.decided}</th><th>{text.late}</th><th>{text.assisted}</th><th>{text.stars}</th></tr></thead>
          <tbody>
            {of.rows.map((row) => (
              <tr key={row.counter.id}>
                <td className="num">{row.rank ?? '—'}</td>
                <td><b>{row.counter.name}</b><span className={styles.small}>{row.unitName}</span></td>
                <td>{row.score === null ? <span className="muted">{text.few}</span> : <b className="num">{row.score.toFixed(2)}</b>}</td>
                {row.parts.map((part) => <td key={part.component}><span className="num">{text.of(part.points.toFixed(1), weights.get(part.component) ?? 0)}</span><span className={styles.bar} aria-hidden><span style={{ width: `${Math.round(part.share * 100)}%` }} /></span></td>)}
                <td>{cases(row, {}, String(row.decided))}</td><td>{cases(row, { late: 'true' }, String(row.late))}</td><td>{cases(row, { assisted: 'true' }, String(row.assisted))}</td>
                <td className="num">{row.stars === null ? '—' : row.stars.toFixed(2)}<span className={styles.small}>{text.rated(row.ratings)}</span></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function Said({ quarter }: { quarter: string }) {
  const shared = useText(hallMessages)
  const text = shared.ranking
  const format = useFormat()
  const { data } = useAnswer(windowVisitRoutes.listRatings, { quarter, limit: 20 })
  return (
    <Card>
      <h2 className={styles.title}>{text.words}</h2>
      {data?.rows.length === 0 && <p className="muted">{text.noWords}</p>}
      <ul className={styles.rows}>{data?.rows.map((row) => <li key={row.caseId}><span><Chip tone={row.stars >= 4 ? 'jade' : row.stars <= 2 ? 'amber' : 'neutral'}>{text.star(row.stars)}</Chip> {row.words}</span><span className="muted"><Link to={`/window/cases/${row.caseId}` as string} className="link num">{row.number}</Link>{shared.dot}{row.counter.name}{shared.dot}{format.day(row.at)}</span></li>)}</ul>
    </Card>
  )
}
