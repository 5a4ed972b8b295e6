import { Chip, dotted, useText } from '@guildhall/ui'
import styles from './marks.module.css'
import { messages } from './messages.ts'
import { partsOf, type Results, type Row } from './sheet.ts'

/** One learner whose marks are settled, or with somebody else. */
export function ReadRow({ row, of }: { row: Row; of: Results }) {
  const text = useText(messages)
  const marks = row.absent ? [] : partsOf(of).map((part) => `${text[part]} ${row[part] ?? '—'}`)
  return (
    <li className={styles.read}>
      <span><b>{row.person.name}</b><small>{dotted(text.dot, [row.attendancePercent === null ? null : text.attended(row.attendancePercent), ...marks])}</small></span>
      {row.outcome && <Chip tone={row.outcome === 'passed' ? 'jade' : 'amber'} shape={row.outcome === 'passed' ? 'dot' : 'ring'}>{text.outcome[row.outcome]}</Chip>}
    </li>
  )
}
