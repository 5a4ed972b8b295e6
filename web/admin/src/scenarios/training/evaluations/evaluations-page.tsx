import { useState } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Star } from 'lucide-react'
import { evaluationsRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, buttonClass, Card, EmptyState, formatShare, ProblemNotice, SkeletonRows, useFormat, useLanguage, useText } from '@guildhall/ui'
import { FilterBar, Input, PageTitle, Segmented } from '@guildhall/ui/console'
import { useSession } from '../../../app/session.ts'
import { messages } from './messages.ts'
import { Ratings, twoDigits } from './ratings.tsx'
import styles from './evaluations.module.css'

const sorts = ['newest', 'lowest', 'highest'] as const
type Search = { from?: string; to?: string; sort?: (typeof sorts)[number] }
const isDay = (value: string | undefined) => value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** How classes of the range were judged, all together and one by one. */
export default function EvaluationsPage() {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const navigate = useNavigate()
  const { permissions } = useSession()
  const search = useSearch({ strict: false }) as Search
  const sort = sorts.find((one) => one === search.sort) ?? 'newest'
  const [limit, setLimit] = useState(50)
  const { data, error, refetch } = useAnswer(evaluationsRoutes.list, { sort, limit, ...(isDay(search.from) && { from: search.from }), ...(isDay(search.to) && { to: search.to }) })
  const put = (change: Search) => void navigate({ to: '.' as string, search: ((before: Search) => ({ ...before, ...change })) as never, replace: true })
  return (
    <>
      <PageTitle title={data ? text.title(format.count(data.overall.submissions)) : text.detail} detail={text.detail} actions={permissions.has('training.evaluation.enter') && <Link to={'/evaluations/paper' as string} className={buttonClass({ kind: 'primary' })}>{text.enterPaper}</Link>} />
      <FilterBar label={text.detail}>
        <Input type="date" aria-label={text.from} value={search.from ?? ''} style={{ width: 150 }} onChange={(event) => put({ from: event.target.value || undefined })} />
        <span className="muted">{text.to}</span>
        <Input type="date" aria-label={text.to} value={search.to ?? ''} style={{ width: 150 }} onChange={(event) => put({ to: event.target.value || undefined })} />
        <Segmented value={sort} onChange={(value) => put({ sort: value })} options={sorts.map((one) => ({ value: one, label: text.sort[one] }))} />
      </FilterBar>
      {error && !data && <ProblemNotice problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />}
      {!data && !error && <SkeletonRows label={text.loading} />}
      {data?.rows.length === 0 && <Card><EmptyState icon={Star} title={text.nothing}>{text.nothingText}</EmptyState></Card>}
      {data && data.rows.length > 0 && (
        <div className={styles.stack}>
          <Card><h2 className={styles.title}>{text.overall}</h2><Ratings ratings={data.overall.ratings} /></Card>
          <Card padding="flush">
            <div className={styles.scroll}>
              <table className={styles.table}>
                <thead><tr><th scope="col">{text.class}</th><th scope="col">{text.trainer}</th><th scope="col">{text.ended}</th><th scope="col">{text.came}</th><th scope="col">{text.rate}</th>{data.overall.ratings.map((one) => <th key={one.key} scope="col">{one.label[language]}</th>)}</tr></thead>
                <tbody>
                  {data.rows.map((row) => (
                    <tr key={row.classId}>
                      <td><Link to={`/classes/${row.classId}` as string} search={{ tab: 'evaluation' } as never}>{row.title}</Link> <span className="num muted">{row.number}</span></td>
                      <td>{row.trainer ?? text.none}</td>
                      <td>{row.lastDay && <time className="date">{format.date(row.lastDay)}</time>}</td>
                      <td className="num">{row.submissions}</td>
                      <td className="num">{row.rate === null ? text.none : formatShare(row.rate)}</td>
                      {row.means.map((one) => <td key={one.key} className={row.few ? 'num muted' : 'num'}>{twoDigits(one.mean)}</td>)}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Card>
          {data.next && limit < 200 && <Button onClick={() => setLimit(200)}>{text.more}</Button>}
        </div>
      )}
    </>
  )
}
