import { Link } from '@tanstack/react-router'
import { buttonClass, Card, EmptyState, useFormat, useText } from '@guildhall/ui'
import styles from '../classes.module.css'
import { messages } from '../messages.ts'
import type { TabProps } from '../words.ts'

/** Whose wishes this class answers, in the order in which they were asked. */
export default function NeedsTab({ record }: TabProps) {
  const text = useText(messages)
  const format = useFormat()
  if (record.needs.length === 0) return <Card><EmptyState title={text.needs.emptyTitle} action={<Link to={'/demand' as string} className={buttonClass()}>{text.needs.toDemand}</Link>}>{text.needs.emptyText}</EmptyState></Card>
  return (
    <Card padding="flush">
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead><tr>{(['number', 'who', 'wish', 'seats', 'asked', 'state'] as const).map((name) => <th key={name} scope="col">{text.needs[name]}</th>)}</tr></thead>
          <tbody>{record.needs.map((need) => <tr key={need.id}><td><Link to={`/needs/${need.id}` as string} className="num">{need.number}</Link></td><td>{need.source === 'worker' ? need.applicant.name : need.unitName}<span className={styles.cell}>{need.source === 'worker' ? need.unitName : need.applicant.name}</span></td><td>{need.wish}</td><td className="num">{need.seats}</td><td><time>{format.day(need.askedAt)}</time></td><td>{text.needs.states[need.state]}</td></tr>)}</tbody>
        </table>
      </div>
    </Card>
  )
}
