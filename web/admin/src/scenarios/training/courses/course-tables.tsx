import { Link } from '@tanstack/react-router'
import { Card, Chip, StatTable, useFormat, useText } from '@guildhall/ui'
import styles from './courses.module.css'
import { messages } from './messages.ts'
import { Mean, twoDigits, useDifference, type Course } from './words.tsx'

/** Who teaches it, each beside the rest. */
export function TrainersTable({ of }: { of: Course }) {
  const text = useText(messages)
  const format = useFormat()
  const difference = useDifference()
  if (of.trainers.length === 0) return <Card><h2 className={styles.title}>{text.trainers}</h2><p className={styles.small}>{text.noTrainers}</p></Card>
  return (
    <Card>
      <h2 className={styles.title}>{text.trainers}</h2>
      <StatTable
        caption={text.trainers} rows={of.trainers}
        columns={[
          { id: 'name', label: text.trainer, cell: (one) => <Link to={`/trainers/${one.id}/evaluations` as string} className={styles.nowrap}>{one.name}</Link> }, { id: 'classes', label: text.tableClasses, numeric: true, cell: (one) => format.count(one.classes) }, { id: 'forms', label: text.tableForms, numeric: true, cell: (one) => format.count(one.forms) },
          { id: 'mean', label: text.tableMean, cell: (one) => <Mean of={one} /> }, ...(of.trainers[0]!.questions.map((question) => ({ id: question.key, label: text.question[question.key as 'trainer'] ?? question.key, numeric: true, cell: (one: Course['trainers'][number]) => twoDigits(one.questions.find((other) => other.key === question.key)?.mean ?? null) }))),
          { id: 'beside', label: text.besideRest, cell: (one) => <span className={styles.nowrap}>{difference(one) || text.none}</span> },
        ]}
      />
    </Card>
  )
}

/** All classes of the course, the last to end first. */
export function ClassesTable({ of }: { of: Course }) {
  const text = useText(messages)
  const format = useFormat()
  return (
    <Card>
      <h2 className={styles.title}>{text.rows}</h2>
      <StatTable
        caption={text.rows} rows={of.rows.map((one) => ({ ...one, id: one.classId }))}
        columns={[
          { id: 'title', label: text.class, cell: (one) => <span className={styles.wide}><Link to={`/classes/${one.classId}` as string} search={{ tab: 'evaluation' } as never}>{one.title}</Link> {one.below && <Chip tone="amber">{text.short}</Chip>}</span> }, { id: 'unit', label: text.unit, cell: (one) => <span className={styles.wide}>{one.unit ?? text.none}</span> }, { id: 'trainer', label: text.trainer, cell: (one) => <span className={styles.nowrap}>{one.trainer ?? text.none}</span> },
          { id: 'ended', label: text.ended, cell: (one) => (one.lastDay === null ? text.none : <time className="date">{format.date(one.lastDay)}</time>) }, { id: 'people', label: text.column.people, numeric: true, cell: (one) => format.count(one.people) },
          { id: 'passed', label: text.assessed, numeric: true, cell: (one) => (one.assessed === 0 ? text.none : `${one.passed} / ${one.assessed}`) }, { id: 'forms', label: text.tableForms, numeric: true, cell: (one) => format.count(one.forms) }, { id: 'mean', label: text.tableMean, cell: (one) => <Mean of={one} /> },
        ]}
      />
    </Card>
  )
}
