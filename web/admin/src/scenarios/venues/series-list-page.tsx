import { Link } from '@tanstack/react-router'
import { CalendarRange } from 'lucide-react'
import { useRows } from '@guildhall/client'
import { roomBookingRoutes } from '@guildhall/contract'
import { Button, buttonClass, Card, EmptyState, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './venues.module.css'

/** Series that my unit booked, and those in the positions that I keep. */
export default function SeriesListPage() {
  const shared = useText(messages)
  const text = shared.series
  const format = useFormat()
  const list = useRows(roomBookingRoutes.listSeries, { limit: 50 })
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} actions={<Link to={'/room-series/new' as string} className={buttonClass({ kind: 'primary' })}>{text.add}</Link>} />
      <ProblemNotice problem={list.rows.length > 0 ? null : list.problem} />
      {list.loading && <SkeletonRows label={shared.loading} />}
      {!list.loading && !list.problem && list.rows.length === 0 && <EmptyState icon={CalendarRange} title={text.empty}>{text.emptyNext}</EmptyState>}
      {list.rows.length > 0 && (
        <Card>
          <div className={styles.scroll} role="region" aria-label={text.title}>
            <table className={styles.table}>
              <thead><tr><th>{text.name}</th><th>{text.where}</th><th>{text.when}</th><th className={styles.number}>{text.ahead}</th><th className={styles.number}>{text.over}</th></tr></thead>
              <tbody>
                {list.rows.map((row) => (
                  <tr key={row.id}>
                    <td><Link to={`/room-series/${row.id}` as string} className={styles.name}>{row.title}</Link><span className={styles.small}>{row.unitName}</span></td>
                    <td>{row.position.name}<span className={styles.small}>{row.room.name}{shared.dot}{text.people(format.count(row.people))}</span></td>
                    <td>{text.weekly(row.weekdays.map(shared.weekdayShort).join(shared.comma), `${row.from}–${row.to}`)}<span className={styles.small}>{text.span(format.date(row.first), format.date(row.last))}</span></td>
                    <td className={styles.number}>{text.times(format.count(row.ahead))}</td><td className={styles.number}>{text.times(format.count(row.over))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {list.more && <Button size="small" busy={list.busy} onClick={list.more}>{text.more}</Button>}
        </Card>
      )}
    </div>
  )
}
