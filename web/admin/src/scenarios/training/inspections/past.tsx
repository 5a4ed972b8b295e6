import { Link } from '@tanstack/react-router'
import { inspectionsRoutes, type AnswerOf } from '@guildhall/contract'
import { fileAddress } from '@guildhall/client'
import { Card, dotted, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './inspections.module.css'

/** What supervisors found in the class before. */
export function Past({ rows }: { rows: AnswerOf<typeof inspectionsRoutes.get>['past'] }) {
  const text = useText(messages)
  const format = useFormat()
  return (
    <Card>
      <h2 className={styles.title}>{text.past}</h2>
      {rows.length === 0 && <p className="muted">{text.noPast}</p>}
      <ul className={styles.past}>
        {rows.map((row) => (
          <li key={row.id}>
            <span><b>{row.failed === 0 ? text.allGood : text.bad(row.failed)}</b> <span className="muted">{dotted(text.dot, [text.pastRow(row.seq, row.here, row.seated), format.dateTime(row.at), row.by])}</span>{row.rectificationId && <> <Link to={`/rectifications/${row.rectificationId}` as string} className="link">{text.toCase}</Link></>}</span>
            <ul className={styles.findings}>
              {row.findings.filter((one) => !one.passed || one.note !== null || one.photo).map((one) => (
                <li key={one.key}><span className={one.passed ? undefined : styles.warn}>{one.words}{text.dot}{one.passed ? text.pass : text.fail}</span>{one.note && <span>{one.note}</span>}{one.photo && <a href={fileAddress(inspectionsRoutes.photo, { inspectionId: row.id, key: one.key })} target="_blank" rel="noreferrer"><img className={styles.thumb} src={fileAddress(inspectionsRoutes.photo, { inspectionId: row.id, key: one.key })} alt={text.photoOf(one.words)} loading="lazy" /></a>}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  )
}
