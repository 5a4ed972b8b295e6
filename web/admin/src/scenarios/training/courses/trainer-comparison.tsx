import { Link } from '@tanstack/react-router'
import { coursesRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, Card, formatShare, ProblemNotice, SkeletonRows, StatTable, useFormat, useText } from '@guildhall/ui'
import styles from './courses.module.css'
import { messages } from './messages.ts'
import { TrendChart } from './trend-chart.tsx'
import { courseAddress, Mean, twoDigits, useDifference } from './words.tsx'

/** A trainer from half-year to half-year with intervals, and beside others who teach the same course. Sections of the trainer's page. */
export function TrainerComparison({ trainerId }: { trainerId: string }) {
  const text = useText(messages)
  const format = useFormat()
  const difference = useDifference()
  const { data, error, refetch } = useAnswer(coursesRoutes.compareTrainer, { trainerId })
  if (error && !data) return <ProblemNotice problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />
  if (!data) return <SkeletonRows label={text.loading} count={2} />
  return (
    <>
      {data.trend.length > 0 && <Card><TrendChart trend={data.trend} direction={data.direction} /></Card>}
      {data.courses.length > 0 && (
        <Card>
          <h2 className={styles.title}>{text.trainerLike}</h2>
          <StatTable
            caption={text.trainerLike} rows={data.courses.map((one) => ({ ...one, id: courseAddress(one.occupation.id, one.level) }))}
            columns={[
              { id: 'course', label: text.course, cell: (one) => <Link to={one.id as string} className={styles.nowrap}>{one.occupation.name}{text.dot}{text.level(one.level)}</Link> }, { id: 'classes', label: text.tableClasses, numeric: true, cell: (one) => format.count(one.classes) }, { id: 'forms', label: text.tableForms, numeric: true, cell: (one) => format.count(one.own.forms) },
              { id: 'mean', label: text.tableMean, cell: (one) => <Mean of={one.own} /> },
              { id: 'others', label: text.trainerLike, cell: (one) => <span className={styles.nowrap}>{one.others ? <>{difference(one.others)} <span className={styles.small}>{text.othersOf(twoDigits(one.others.mean), format.count(one.others.classes))}</span></> : <span className={styles.small}>{text.noOthers}</span>}</span> },
              { id: 'passed', label: text.figures.passed, numeric: true, cell: (one) => (one.passRate ? formatShare(one.passRate.share) : text.none) },
            ]}
          />
          <p className={styles.sub}>{text.trainerLikeDetail}</p>
        </Card>
      )}
    </>
  )
}
