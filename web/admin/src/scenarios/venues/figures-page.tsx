import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { ChartColumn, Download } from 'lucide-react'
import { call, useAnswer, type ProblemError } from '@guildhall/client'
import { positionVisitRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, dotted, EmptyState, ProblemNotice, SkeletonRows, useFormat, useLanguage, useText } from '@guildhall/ui'
import { Input, PageTitle } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { saveFile } from '../../app/save-file.ts'
import { messages } from './messages.ts'
import styles from './venues.module.css'

type Figures = AnswerOf<typeof positionVisitRoutes.figures>
const monthIn = (text: string | undefined) => (text && /^20\d{2}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined)

/** How much the positions are used: by month, by kind, and as a ranking. */
export default function FiguresPage() {
  const shared = useText(messages)
  const text = shared.figures
  const format = useFormat()
  const language = useLanguage()
  const [address, change] = useAddress()
  const [fetching, setFetching] = useState<{ busy: boolean; problem: ProblemError | null }>({ busy: false, problem: null })
  const { data, error } = useAnswer(positionVisitRoutes.figures, { from: monthIn(address['from']), to: monthIn(address['to']) })
  const month = (name: 'from' | 'to', value: string | undefined) => <label>{text[name]}<Input type="month" style={{ width: 150 }} value={value ?? ''} onChange={(event) => change({ [name]: event.target.value || undefined })} /></label>
  async function download({ from, to }: Figures): Promise<void> {
    setFetching({ busy: true, problem: null })
    try {
      saveFile(await call(positionVisitRoutes.rankingFile, { from, to, language }))
      setFetching({ busy: false, problem: null })
    } catch (problem) {
      setFetching({ busy: false, problem: problem as ProblemError })
    }
  }
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} actions={data && data.ranking.length > 0 && <Button icon={Download} busy={fetching.busy} onClick={() => void download(data)}>{text.download}</Button>} />
      <div className={styles.tools} data-print="hide">{month('from', data?.from ?? monthIn(address['from']))}{month('to', data?.to ?? monthIn(address['to']))}</div>
      <ProblemNotice problem={error ?? fetching.problem} />
      {!data && !error && <SkeletonRows label={shared.loading} />}
      {data && data.ranking.length === 0 && <EmptyState icon={ChartColumn} title={text.empty}>{text.emptyNext}</EmptyState>}
      {data && data.ranking.length > 0 && (
        <>
          <Card><dl className={styles.figures}><div><dt>{text.total}</dt><dd className="figure">{format.count(data.total)}</dd></div><div><dt>{text.average}</dt><dd className="figure">{format.count(Math.round(data.total / data.months.length))}</dd></div></dl></Card>
          <div className={styles.halves}>
            <Card><div className={styles.head}><h2 className={styles.title}>{text.months}</h2></div><Bars rows={data.months.map((one) => ({ id: one.month, label: format.month(`${one.month}-01`), people: one.people }))} /></Card>
            <Card><div className={styles.head}><h2 className={styles.title}>{text.kinds}</h2></div><Bars rows={data.kinds.map((one) => ({ id: one.kind, label: shared.kind[one.kind], detail: text.of(format.count(one.positions)), people: one.people }))} /></Card>
          </div>
          <Ranking of={data} />
          <details><summary className="muted">{text.what}</summary><p className="muted">{data.definition[language]}</p></details>
        </>
      )}
    </div>
  )
}

function Bars({ rows }: { rows: readonly { id: string; label: string; detail?: string; people: number }[] }) {
  const format = useFormat()
  const most = Math.max(1, ...rows.map((row) => row.people))
  return <ul className={styles.bars}>{rows.map((row) => <li key={row.id}><span>{row.label}{row.detail && <span className={styles.small}>{row.detail}</span>}</span><span className={styles.bar}><span style={{ width: `${(row.people / most) * 100}%` }} /></span><b>{format.count(row.people)}</b></li>)}</ul>
}

function Ranking({ of }: { of: Figures }) {
  const shared = useText(messages)
  const text = shared.figures
  const format = useFormat()
  return (
    <Card>
      <div className={styles.head}><h2 className={styles.title}>{text.ranking}</h2></div>
      <div className={styles.scroll} role="region" aria-label={text.ranking}>
        <table className={styles.table}>
          <thead><tr><th>{text.rank}</th><th>{text.name}</th><th>{text.unit}</th><th className={styles.number}>{text.people}</th></tr></thead>
          <tbody>{of.ranking.map((row) => <tr key={row.position.id}><td className="num">{row.rank}</td><td><Link to={`/positions/${row.position.id}` as string} className={styles.name}>{row.position.name}</Link><span className={styles.small}>{dotted(shared.dot, [shared.kind[row.position.kind], row.town])}</span></td><td>{row.unitName}</td><td className={styles.number}>{format.count(row.people)}</td></tr>)}</tbody>
        </table>
      </div>
      {of.ranked > of.ranking.length && <p className="muted">{text.more(format.count(of.ranked - of.ranking.length))}</p>}
    </Card>
  )
}
