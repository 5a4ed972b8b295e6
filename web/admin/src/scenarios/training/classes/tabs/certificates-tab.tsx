import { Card, EmptyState, useText } from '@guildhall/ui'
import styles from '../classes.module.css'
import { messages } from '../messages.ts'
import type { TabProps } from '../words.ts'

/** Certificates that came of this class. */
export default function CertificatesTab({ record }: TabProps) {
  const text = useText(messages)
  const rows = record.roster.filter((row) => row.result?.certificateNumber)
  if (rows.length === 0) return <Card><EmptyState title={text.certificates.emptyTitle}>{text.certificates.emptyText}</EmptyState></Card>
  return (
    <Card padding="flush">
      <table className={styles.table}>
        <thead><tr><th scope="col">{text.certificates.name}</th><th scope="col">{text.certificates.number}</th></tr></thead>
        <tbody>{rows.map((row) => <tr key={row.enrolment.id}><td>{row.person.name}</td><td className="num">{row.result?.certificateNumber}</td></tr>)}</tbody>
      </table>
    </Card>
  )
}
