import { ChartColumn } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { lectureOrderRoutes, type AnswerOf } from '@guildhall/contract'
import { Card, EmptyState, ProblemNotice, SkeletonRows, useFormat, useLanguage, useText } from '@guildhall/ui'
import { Input, PageTitle } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { messages } from './messages.ts'
import { useLectureWords, type Field } from './parts.tsx'
import styles from './lectures.module.css'

type Figures = AnswerOf<typeof lectureOrderRoutes.figures>
type Row = Figures['fields'][number]

/** What was held, and before how many; the span stands in the address. */
export default function FiguresPage() {
  const shared = useText(messages)
  const text = shared.figures
  const format = useFormat()
  const language = useLanguage()
  const words = useLectureWords()
  const [{ from, to }, setAddress] = useAddress()
  const { data, error } = useAnswer(lectureOrderRoutes.figures, { from: from || undefined, to: to || undefined })
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} actions={<div className={styles.tools}><label>{text.from}<Input type="date" value={from || data?.from || ''} onChange={(event) => setAddress({ from: event.target.value })} /></label><label>{text.to}<Input type="date" value={to || data?.to || ''} onChange={(event) => setAddress({ to: event.target.value })} /></label></div>} />
      <ProblemNotice problem={data ? null : error} />
      {!data && !error && <SkeletonRows label={shared.loading} />}
      {data && <Card><dl className={styles.figures}>{([['sessions', data.sessions], ['people', data.people], ['orders', data.orders], ['unmet', data.unmet]] as const).map(([key, value]) => <div key={key}><dt>{text[key]}</dt><dd className="figure">{format.count(value)}</dd></div>)}</dl></Card>}
      {data?.sessions === 0 && <EmptyState icon={ChartColumn} title={text.empty}>{text.emptyNext}</EmptyState>}
      {data && data.sessions > 0 && (
        <div className={styles.halves}>
          <Bars title={text.fields} rows={data.fields.map((row) => ({ ...row, name: words.field(row.key as Field) }))} />
          <Bars title={text.months} rows={data.months.map((row) => ({ ...row, name: format.month(`${row.key}-01`) }))} />
          <Bars title={text.lecturers} rows={data.lecturers} />
          <Bars title={text.counties} rows={data.counties} />
        </div>
      )}
      {data && <details><summary className="muted">{text.what}</summary><p className="muted">{data.definition[language]}</p></details>}
    </div>
  )
}

function Bars({ title, rows }: { title: string; rows: readonly Row[] }) {
  const shared = useText(messages)
  const format = useFormat()
  const most = Math.max(1, ...rows.map((row) => row.people))
  return (
    <Card>
      <div className={styles.head}><h2 className={styles.title}>{title}</h2></div>
      <ul className={styles.bars}>{rows.slice(0, 30).map((row) => <li key={row.key}><span>{row.name}<span className={styles.small}>{shared.figures.count(format.count(row.sessions))}</span></span><span className={styles.bar}><span style={{ width: `${(row.people / most) * 100}%` }} /></span><b>{shared.people(format.count(row.people))}</b></li>)}</ul>
    </Card>
  )
}
