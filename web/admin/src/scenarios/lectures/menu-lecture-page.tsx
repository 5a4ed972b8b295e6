import { Link, useParams } from '@tanstack/react-router'
import { Presentation } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { lectureMenuRoutes } from '@guildhall/contract'
import { buttonClass, Card, dotted, EmptyState, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import { Rating, useLectureWords } from './parts.tsx'
import { Wishes } from './wishes.tsx'
import styles from './lectures.module.css'

/** A lecture as the menu shows it, before it is ordered. */
export default function MenuLecturePage() {
  const shared = useText(messages)
  const text = shared.menu
  const format = useFormat()
  const words = useLectureWords()
  const { permissions } = useSession()
  const { lectureId = '' } = useParams({ strict: false }) as { lectureId?: string }
  const { data, error } = useAnswer(lectureMenuRoutes.show, { lectureId })
  const back = <Link to={'/lecture-menu' as string} className={buttonClass()}>{text.back}</Link>
  if (error && !data) return error.status === 404 ? <EmptyState icon={Presentation} title={text.missing} action={back}>{text.missingNext}</EmptyState> : <ProblemNotice whole problem={error} />
  if (!data) return <SkeletonRows label={shared.loading} />
  return (
    <div className={`${styles.stack} ${styles.narrow}`}>
      <PageTitle
        title={data.title} crumbs={<Link to={'/lecture-menu' as string} className="link">{text.title}</Link>} detail={dotted(shared.dot, [words.field(data.field), data.lecturer, data.team])}
        actions={permissions.has('lectures.order') && <Link to={'/lecture-orders/new' as string} search={{ lecture: data.id } as never} className={buttonClass({ kind: 'primary' })}>{text.order}</Link>}
      />
      <Card>
        <dl className={styles.facts}>
          <dt>{text.summary}</dt><dd>{data.summary}</dd>
          <dt>{text.forWhom}</dt><dd>{words.audiences(data.audiences)}</dd>
          <dt>{text.length}</dt><dd>{dotted(shared.dot, [shared.minutes(format.count(data.minutes)), shared.peopleOf(format.count(data.peopleMin), format.count(data.peopleMax))])}</dd>
          <dt>{text.needs}</dt><dd>{data.needs || text.noNeeds}</dd>
          <dt>{text.judged}</dt><dd><Rating of={data.rating} />{data.held > 0 && `${shared.dot}${shared.held(format.count(data.held))}`}</dd>
          <dt>{text.about}</dt><dd>{dotted(shared.dot, [data.lecturer, data.unitName])}{data.about && `\n${data.about}`}</dd>
        </dl>
      </Card>
      <Wishes lectureId={data.id} orders={permissions.has('lectures.order')} />
    </div>
  )
}
