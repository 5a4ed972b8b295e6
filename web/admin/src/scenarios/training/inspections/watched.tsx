import type { AnswerOf, inspectionsRoutes } from '@guildhall/contract'
import { formatShare, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './inspections.module.css'

export type Watched = AnswerOf<typeof inspectionsRoutes.watch>['rows'][number]

/** What is late in a lesson and where its class gets worse, each in words. */
export function Flags({ of }: { of: Pick<Watched, 'late' | 'drops'> }) {
  const text = useText(messages)
  const drops = of.drops.map((one) => (one.kind === 'attendance' ? text.drop.attendance(formatShare(one.before), formatShare(one.last)) : one.kind === 'inspection' ? text.drop.inspection(one.failed) : text.drop.rectification))
  if (of.late.length + drops.length === 0) return null
  return <ul className={styles.flags}>{of.late.map((one) => <li key={one} data-late>{text.late[one]}</li>)}{drops.map((one) => <li key={one}>{one}</li>)}</ul>
}
