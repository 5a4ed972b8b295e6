import { Link, useParams } from '@tanstack/react-router'
import { inspectionsRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, Card, dotted, ProblemNotice, SeatGlyphs, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { useSession } from '../../../app/session.ts'
import { Checklist } from './checklist.tsx'
import { messages } from './messages.ts'
import { Past } from './past.tsx'
import { Flags } from './watched.tsx'
import styles from './inspections.module.css'

/** A supervisor at the back of a class: who is here, what is late, the list to go through. Made for a phone in one hand. */
export default function InspectionPage() {
  const text = useText(messages)
  const format = useFormat()
  const { actor } = useSession()
  const { sessionId = '' } = useParams({ strict: false }) as { sessionId?: string }
  const { data, error, refetch } = useAnswer(inspectionsRoutes.get, { sessionId }, { refetchInterval: 10_000, staleTime: 0 })
  if (error && !data) return <ProblemNotice whole problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />
  if (!data) return <SkeletonRows label={text.loading} />
  const { lesson } = data
  return (
    <div className={styles.page}>
      <PageTitle crumbs={<Link to={'/live' as string}>{text.live}</Link>} title={lesson.class.title} detail={dotted(text.dot, [lesson.topic, `${format.time(lesson.startsAt)}–${format.time(lesson.endsAt)}`, lesson.venue?.name, lesson.trainer?.name ?? text.noTrainer])} />
      <Card>
        <div className={styles.stand}><b>{text.here(lesson.here, lesson.seated)}</b><SeatGlyphs taken={lesson.here} seats={lesson.seated} label={text.here(lesson.here, lesson.seated)} /><span className="muted">{text.phase[lesson.phase]}</span></div>
        <Flags of={lesson} />
      </Card>
      {data.mayInspect ? <Checklist key={sessionId} of={data} by={actor?.id ?? 'me'} /> : <p className="muted">{text.readOnly}</p>}
      <Past rows={data.past} />
    </div>
  )
}
