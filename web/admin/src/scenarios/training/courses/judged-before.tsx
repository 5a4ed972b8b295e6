import { Link } from '@tanstack/react-router'
import { coursesRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { formatShare, useFormat, useText } from '@guildhall/ui'
import { useSession } from '../../../app/session.ts'
import styles from './courses.module.css'
import { messages } from './messages.ts'
import { courseAddress, DirectionMark, twoDigits } from './words.tsx'

/** For whoever plans a class: how its course and its trainer were judged before, in a line, with the way to both. */
export function JudgedBefore({ occupationId, level, trainerId }: { occupationId: string; level: number | null; trainerId?: string | null }) {
  const text = useText(messages)
  const format = useFormat()
  const { permissions } = useSession()
  const may = permissions.has('training.evaluation.read')
  const { data } = useAnswer(coursesRoutes.list, { occupationId: [occupationId], level: [level === null ? 'none' : String(level)] }, { enabled: may })
  if (!may || !data) return null
  const row = data.rows[0]
  return (
    <p className={styles.before}>
      <Link to={courseAddress(occupationId, level) as string} className="link">{text.before}</Link>{' '}
      {!row ? text.beforeNone : row.mean === null ? text.beforeFew : <>{text.beforeOf(twoDigits(row.mean), format.count(row.forms))} <DirectionMark of={row.trend} /></>}
      {row?.passRate && <>{text.dot}{text.beforePassed(formatShare(row.passRate.share))}</>}
      {trainerId && <>{text.dot}<Link to={`/trainers/${trainerId}/evaluations` as string} className="link">{text.beforeTrainer}</Link></>}
    </p>
  )
}
