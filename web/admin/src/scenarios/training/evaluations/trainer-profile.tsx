import { Link } from '@tanstack/react-router'
import { Star } from 'lucide-react'
import { evaluationsRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, Card, EmptyState, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { TrainerComparison } from '../courses/trainer-comparison.tsx'
import { messages } from './messages.ts'
import { Ratings, twoDigits } from './ratings.tsx'
import styles from './evaluations.module.css'

/** How a trainer is judged over all classes of the range, and how that moves. A section for the trainer's page. */
export function TrainerProfile({ trainerId }: { trainerId: string }) {
  const text = useText(messages)
  const format = useFormat()
  const { data, error, refetch } = useAnswer(evaluationsRoutes.getProfile, { trainerId })
  if (error && !data) return <ProblemNotice problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />
  if (!data) return <SkeletonRows label={text.loading} count={3} />
  if (data.submissions === 0) return <Card><EmptyState icon={Star} title={text.profileNone}>{text.profileNoneText}</EmptyState></Card>
  return (
    <div className={styles.stack}>
      <Card><h2 className={styles.title}>{text.profile} <span className="num muted">{data.submissions} {text.forms}</span></h2><Ratings ratings={data.ratings} few={data.few} /></Card>
      <TrainerComparison trainerId={trainerId} />
      <Card padding="flush">
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead><tr><th scope="col">{text.classes}</th><th scope="col">{text.ended}</th><th scope="col">{text.came}</th>{data.ratings.map((one) => <th key={one.key} scope="col">{text.question[one.key as 'trainer'] ?? one.key}</th>)}</tr></thead>
            <tbody>
              {data.classes.map((row) => (
                <tr key={row.classId}>
                  <td><Link to={`/classes/${row.classId}` as string} search={{ tab: 'evaluation' } as never}>{row.title}</Link></td><td>{row.lastDay && <time className="date">{format.date(row.lastDay)}</time>}</td><td className="num">{row.submissions}</td>
                  {row.means.map((one) => <td key={one.key} className="num">{twoDigits(one.mean)}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
    </div>
  )
}
