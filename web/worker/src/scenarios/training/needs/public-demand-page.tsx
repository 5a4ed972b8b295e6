import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { needsRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, buttonClass, Card, EmptyState, SectionTitle, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './needs.module.css'
import { Problem } from './problem.tsx'
import { publicMessages } from './public-messages.ts'
import { useNeedWords } from './words.ts'

type Demand = AnswerOf<typeof needsRoutes.getPublicDemand>

/** Demand in aggregate, for anybody: bars to look at, a table to read. Small figures are not there, and the page says why. */
export default function PublicDemandPage() {
  const text = useText(publicMessages)
  const shared = useText(messages)
  const format = useFormat()
  const navigate = useNavigate()
  const [asTable, setAsTable] = useState(false)
  const demand = useAnswer(needsRoutes.getPublicDemand, {}, { refetchInterval: 60_000 })
  const { data } = demand
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => (history.length > 1 ? history.back() : void navigate({ to: '/' }))} />
      <PhoneBody>
        <Problem problem={demand.error} onAgain={() => void demand.refetch()} />
        {demand.isPending && <SkeletonCards label={shared.loading} />}
        {data?.total === 0 && <EmptyState title={text.emptyTitle} action={<Link to={'/needs/new' as string} className={buttonClass({ kind: 'primary', size: 'large' })}>{text.ask}</Link>}>{text.empty}</EmptyState>}
        {data && data.total > 0 && (
          <>
            <p>{text.detail(format.count(data.total), format.count(data.units))}{data.changedAt && <span className="muted">·{text.moved(format.near(data.changedAt, new Date()))}</span>}</p>
            <SectionTitle aside={<Button size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{asTable ? text.chartView : text.table}</Button>}>{text.chart}</SectionTitle>
            <Card>{asTable ? <Figures demand={data} /> : <Bars rows={data.occupations.map((row) => ({ id: row.occupation.id, label: row.occupation.name, seats: row.seats }))} floor={data.atLeast} />}</Card>
            <SectionTitle>{text.places}</SectionTitle>
            <Card><Bars rows={data.divisions.map((row) => ({ id: row.division, label: row.name, seats: row.seats }))} floor={data.atLeast} /></Card>
            <p className="muted">{text.note(data.atLeast)}</p>
            <Link to={'/needs/new' as string} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{text.ask}</Link>
          </>
        )}
      </PhoneBody>
    </>
  )
}

function Bars({ rows, floor }: { rows: readonly { id: string; label: string; seats: number | null }[]; floor: number }) {
  const text = useText(publicMessages)
  const format = useFormat()
  const most = Math.max(1, ...rows.map((row) => row.seats ?? 0))
  return (
    <ul className={styles.bars}>
      {rows.map((row) => (
        <li key={row.id} className={styles.bar}>
          <span>{row.label}</span>
          <span aria-hidden><span style={{ width: `${((row.seats ?? 0) / most) * 100}%` }} /></span>
          <span className="num">{row.seats === null ? <span className="muted" title={text.few(floor)}>–<span className="said">{text.hidden}</span></span> : format.count(row.seats)}</span>
        </li>
      ))}
    </ul>
  )
}

function Figures({ demand }: { demand: Demand }) {
  const text = useText(publicMessages)
  const words = useNeedWords()
  const format = useFormat()
  const say = (seats: number | null) => (seats === null ? text.hidden : format.count(seats))
  return (
    <table className={styles.table}>
      <thead><tr><th scope="col">{text.occupation}</th><th scope="col">{text.people}</th></tr></thead>
      {demand.occupations.map((row) => (
        <tbody key={row.occupation.id}>
          <tr><th scope="row"><b>{row.occupation.name}</b></th><td className="num">{say(row.seats)}</td></tr>
          {row.byLevel.length > 1 && row.byLevel.map((cell) => <tr key={cell.level ?? 'none'}><th scope="row" style={{ paddingInlineStart: 16 }}>{words.level(cell.level)}</th><td className="num">{say(cell.seats)}</td></tr>)}
        </tbody>
      ))}
    </table>
  )
}
