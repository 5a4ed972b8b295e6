import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { classesRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { buttonClass, Card, Chip, EmptyState, SeatGlyphs, SkeletonRows, useFormat, useText, type ChipShape, type ChipTone } from '@guildhall/ui'
import { Input, PageTitle } from '@guildhall/ui/console'
import { Problem } from '../needs/problem.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'
import { phaseOf, type Lesson } from './words.ts'

const looks: Record<ReturnType<typeof phaseOf>, [ChipTone, ChipShape]> = { ahead: ['neutral', 'ring'], open: ['jade', 'half'], on: ['jade', 'dot'], over: ['neutral', 'dot'], cancelled: ['neutral', 'dash'] }

/** The lessons of a day as they stand this minute: who is here, what is late. */
export default function LivePage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const { day } = useSearch({ strict: false }) as { day?: string }
  const { data, error, refetch } = useAnswer(classesRoutes.listLiveClasses, { day }, { refetchInterval: 10_000, staleTime: 0 })
  const now = data ? Date.parse(data.now) : 0
  const on = data?.rows.filter((lesson) => ['open', 'on'].includes(phaseOf(lesson, now))).length ?? 0
  return (
    <>
      <PageTitle
        title={data && !day ? text.live.title(on, data.rows.length) : text.list.live} detail={text.live.detail}
        actions={<Input type="date" style={{ width: 160 }} aria-label={text.live.day} value={data?.day ?? day ?? ''} onChange={(event) => void navigate({ to: '.', search: { day: event.target.value || undefined } as never, replace: true })} />}
      />
      <Problem problem={error} onAgain={() => void refetch()} />
      {!data && !error && <Card><SkeletonRows label={text.loading} /></Card>}
      {data?.rows.length === 0 && <Card><EmptyState title={text.live.emptyTitle} action={<Link to={'/classes' as string} className={buttonClass()}>{text.live.toClasses}</Link>}>{text.live.emptyText}</EmptyState></Card>}
      <ul className={styles.list}>{data?.rows.map((lesson) => <li key={lesson.id}><LessonCard lesson={lesson} now={now} /></li>)}</ul>
    </>
  )
}

function LessonCard({ lesson, now }: { lesson: Lesson; now: number }) {
  const text = useText(messages)
  const format = useFormat()
  const phase = phaseOf(lesson, now)
  const [tone, shape] = looks[phase]
  const came = lesson.present + lesson.late
  const missing = lesson.seated - came - lesson.absent - lesson.leave
  const begun = now >= Date.parse(lesson.startsAt)
  const notes = [lesson.late > 0 && text.live.late(lesson.late), lesson.absent > 0 && text.live.absent(lesson.absent), ['open', 'on'].includes(phase) && missing > 0 && text.live.missing(missing), lesson.leavesWaiting > 0 && text.live.waiting(lesson.leavesWaiting)].filter(Boolean)
  return (
    <Card>
      <div className={styles.lesson}>
        <span className={`figure ${styles.time}`}>{format.time(lesson.startsAt)}</span>
        <div>
          <h2><Link to={`/classes/${lesson.class.id}` as string}>{lesson.class.title}</Link> <Chip tone={tone} shape={shape}>{text.live.state[phase]}</Chip></h2>
          <span className={styles.small}>{[lesson.topic, lesson.venue?.name, lesson.trainer?.name].filter(Boolean).join(text.dot)}</span>
        </div>
        <div className={styles.figures}>
          <b>{text.live.here(came, lesson.seated)}</b>
          <SeatGlyphs taken={came} seats={lesson.seated} label={text.live.here(came, lesson.seated)} />
          {notes.length > 0 && <span className={begun || lesson.leavesWaiting > 0 ? styles.warn : styles.small}>{notes.join(text.dot)}</span>}
        </div>
        <div className={styles.choices}>
          {phase === 'open' && <Link to={`/sessions/${lesson.id}/code` as string} className={buttonClass({ size: 'small' })}>{text.live.code}</Link>}
          <Link to={`/sessions/${lesson.id}/sheet` as string} className={buttonClass({ size: 'small' })}>{text.live.sheet}</Link>
        </div>
      </div>
    </Card>
  )
}
