import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { classesRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, buttonClass, Card, dotted, EmptyState, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { Problem } from '../needs/problem.tsx'
import { StateChip } from '../plans/state-chip.tsx'
import { AddWorkers } from './add-workers.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'

/** What is being done for my unit, and who of us goes. */
export default function UnitClassesPage() {
  const text = useText(messages)
  const format = useFormat()
  const [adding, setAdding] = useState<string | null>(null)
  const { data, error, refetch } = useAnswer(classesRoutes.listUnitClasses, {})
  return (
    <>
      <PageTitle title={text.unit.title} detail={text.unit.detail} />
      <Problem problem={error} onAgain={() => void refetch()} />
      {!data && !error && <Card><SkeletonRows label={text.loading} /></Card>}
      {data?.rows.length === 0 && <Card><EmptyState title={text.unit.emptyTitle} action={<Link to={'/unit-needs' as string} className={buttonClass({ kind: 'primary' })}>{text.unit.toNeed}</Link>}>{text.unit.emptyText}</EmptyState></Card>}
      <ul className={styles.list}>
        {data?.rows.map((row) => (
          <li key={row.id}>
            <Card>
              <div className={styles.head}>
                <div>
                  <h2><Link to={`/classes/${row.id}` as string}>{row.title}</Link> <StateChip state={row.state} /></h2>
                  <p className={styles.small}>{dotted(text.dot, [row.firstDay && row.lastDay && `${format.day(row.firstDay)}–${format.day(row.lastDay)}`, row.venue?.name, row.trainer?.name, text.list.seatsOf(row.seats.taken, row.seats.capacity, row.seats.waiting)])}</p>
                  <p>{text.unit.ours(row.ours)}{row.percent !== null && `${text.dot}${text.list.percent} ${row.percent}%`}</p>
                </div>
                <div className={styles.choices}>
                  {row.state === 'published' && <Button kind="primary" onClick={() => setAdding(row.id)}>{text.unit.add}</Button>}
                  <Link to={`/classes/${row.id}` as string} className={buttonClass()}>{text.unit.see}</Link>
                </div>
              </div>
            </Card>
          </li>
        ))}
      </ul>
      {adding && <AddWorkers classId={adding} onClose={() => setAdding(null)} />}
    </>
  )
}
