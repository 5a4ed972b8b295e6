import { certificatesRoutes, type AnswerOf } from '@guildhall/contract'
import { Card, Chip, useFormat, useText, type ChipShape, type ChipTone } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './results.module.css'

export type CertificateRow = AnswerOf<typeof certificatesRoutes.list>['rows'][number]
const looks: Record<CertificateRow['state'], [ChipTone, ChipShape]> = { valid: ['jade', 'dot'], revoked: ['neutral', 'dash'], expired: ['amber', 'half'] }

/** A certificate number in groups for people: S0009 3304 2640 0187. */
export const grouped = (number: string) => [number.slice(0, 5), number.slice(5, 9), number.slice(9, 13), number.slice(13)].join(' ')

export function CertificateState({ state }: { state: CertificateRow['state'] }) {
  const [tone, shape] = looks[state]
  return <Chip tone={tone} shape={shape}>{useText(messages).state[state]}</Chip>
}

/** The certificates of one class. */
export function CertificateTable({ rows, onOpen }: { rows: readonly CertificateRow[]; onOpen: (id: string) => void }) {
  const text = useText(messages)
  const format = useFormat()
  return (
    <Card padding="flush">
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead><tr><th scope="col">{text.number}</th><th scope="col">{text.holder}</th><th scope="col">{text.outcome}</th><th scope="col">{text.issued}</th><th scope="col">{text.until}</th><th scope="col">{text.checksCount}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className={styles.opens} onClick={() => onOpen(row.id)}>
                <td><button type="button" className={styles.link} onClick={() => onOpen(row.id)}>{grouped(row.number)}</button></td>
                <td>{row.holder.name}</td>
                <td><CertificateState state={row.state} /></td>
                <td><time className="date">{format.date(row.issuedAt)}</time></td>
                <td>{row.validUntil ? <time className="date">{format.date(row.validUntil)}</time> : <span className="muted">{text.forever}</span>}</td>
                <td className="num">{row.checks}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
