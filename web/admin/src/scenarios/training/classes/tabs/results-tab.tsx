import { Card, EmptyState, useText } from '@guildhall/ui'
import styles from '../classes.module.css'
import { messages } from '../messages.ts'
import type { TabProps } from '../words.ts'

/** Marks as they stand, beside the attendance that passing asks for. */
export default function ResultsTab({ record }: TabProps) {
  const text = useText(messages)
  const rows = record.roster.filter((row) => row.enrolment.state === 'seated')
  if (rows.length === 0) return <Card><EmptyState title={text.results.emptyTitle}>{text.results.emptyText}</EmptyState></Card>
  return (
    <>
      <p className={styles.small}>{text.results.rule(record.minAttendancePercent, record.passTheory, record.passPractice)}</p>
      <Card padding="flush">
        <table className={styles.table}>
          <thead><tr>{(['name', 'percent', 'theory', 'practice', 'outcome'] as const).map((name) => <th key={name} scope="col">{text.results[name]}</th>)}</tr></thead>
          <tbody>{rows.map((row) => <tr key={row.enrolment.id}><td>{row.person.name}</td><td className="num">{row.attendance.percent === null ? '' : `${row.attendance.percent}%`}</td><td className="num">{row.result?.theory ?? ''}</td><td className="num">{row.result?.practice ?? ''}</td><td>{row.result?.outcome ? text.results.outcomes[row.result.outcome] : <span className="muted">{text.results.none}</span>}</td></tr>)}</tbody>
        </table>
      </Card>
    </>
  )
}
