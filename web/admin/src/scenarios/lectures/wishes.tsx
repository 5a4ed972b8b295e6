import { Link } from '@tanstack/react-router'
import { useAnswer } from '@guildhall/client'
import { lectureMenuRoutes } from '@guildhall/contract'
import { buttonClass, Card, dotted, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './lectures.module.css'

/** What members of the range would like to hear and nobody has ordered yet, all of it or of one lecture; nothing at all where nobody said so. */
export function Wishes({ lectureId, orders }: { lectureId?: string; orders: boolean }) {
  const shared = useText(messages)
  const text = shared.wishes
  const format = useFormat()
  const rows = (useAnswer(lectureMenuRoutes.wishes, {}).data?.rows ?? []).filter((row) => lectureId === undefined || row.lectureId === lectureId)
  if (rows.length === 0) return null
  return (
    <Card>
      <h2 className={styles.title}>{text.title}</h2>
      <p className="muted">{text.detail}</p>
      <ul className={styles.wishes}>
        {rows.map((row) => (
          <li key={row.lectureId}>
            <span>{lectureId === undefined && <Link to={`/lecture-menu/${row.lectureId}` as string} className={styles.name}>{row.title}</Link>}<span className={styles.small}>{dotted(shared.dot, [lectureId === undefined && row.lecturer, text.since(format.day(row.since)), text.units(row.units.map((unit) => (row.unitCount > 1 ? text.unitOf(unit.name, format.count(unit.people)) : unit.name)), row.unitCount)])}</span></span>
            <b className="num">{text.people(format.count(row.people))}</b>
            {orders && <Link to={'/lecture-orders/new' as string} search={{ lecture: row.lectureId, people: String(row.people) } as never} className={buttonClass({ size: 'small' })} aria-label={`${text.order}: ${row.title}`}>{text.order}</Link>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
