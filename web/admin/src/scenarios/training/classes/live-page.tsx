import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { classesRoutes, inspectionsRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { buttonClass, Card, Chip, dotted, EmptyState, SeatGlyphs, SkeletonRows, useFormat, useText, type ChipShape, type ChipTone } from '@guildhall/ui'
import { Input, PageTitle, Segmented } from '@guildhall/ui/console'
import { useSession } from '../../../app/session.ts'
import { messages as inspectionMessages } from '../inspections/messages.ts'
import { Flags, type Watched } from '../inspections/watched.tsx'
import { Problem } from '../needs/problem.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'
import { phaseOf, type Lesson } from './words.ts'

const looks: Record<ReturnType<typeof phaseOf>, [ChipTone, ChipShape]> = { ahead: ['neutral', 'ring'], open: ['jade', 'half'], on: ['jade', 'dot'], over: ['neutral', 'dot'], cancelled: ['neutral', 'dash'] }

/** The lessons of a day as they stand this minute: who is here, what is late. */
export default function LivePage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const watchText = useText(inspectionMessages)
  const { permissions } = useSession()
  const { day, show } = useSearch({ strict: false }) as { day?: string; show?: string }
  const watching = permissions.has('training.evaluation.read')
  const { data, error, refetch } = useAnswer(classesRoutes.listLiveClasses, { day }, { refetchInterval: 10_000, staleTime: 0 })
  const watched = useAnswer(inspectionsRoutes.watch, {}, { refetchInterval: 10_000, staleTime: 0, enabled: watching })
  const flags = new Map((watched.data?.rows ?? []).map((row) => [row.sessionId, row]))
  const only = show === 'late' || show === 'drop' ? show : 'all'
  const isShown = (id: string) => only === 'all' || (only === 'late' ? (flags.get(id)?.late.length ?? 0) > 0 : (flags.get(id)?.drops.length ?? 0) > 0)
  const counts = { all: data?.rows.length ?? 0, late: data?.rows.filter((row) => (flags.get(row.id)?.late.length ?? 0) > 0).length ?? 0, drop: data?.rows.filter((row) => (flags.get(row.id)?.drops.length ?? 0) > 0).length ?? 0 }
  const shown = data?.rows.filter((row) => isShown(row.id)) ?? []
  const now = data ? Date.parse(data.now) : 0
  const on = data?.rows.filter((lesson) => ['open', 'on'].includes(phaseOf(lesson, now))).length ?? 0
  return (
    <>
      <PageTitle
        title={data && !day ? text.live.title(on, data.rows.length) : text.list.live} detail={text.live.detail}
        actions={<>{watching && <Link to={'/checklist' as string} className={buttonClass()}>{watchText.editList}</Link>}<Input type="date" style={{ width: 160 }} aria-label={text.live.day} value={data?.day ?? day ?? ''} onChange={(event) => void navigate({ to: '.', search: { day: event.target.value || undefined } as never, replace: true })} /></>}
      />
      <Problem problem={error} onAgain={() => void refetch()} />
      {!data && !error && <Card><SkeletonRows label={text.loading} /></Card>}
      {data?.rows.length === 0 && <Card><EmptyState title={text.live.emptyTitle} action={<Link to={'/classes' as string} className={buttonClass()}>{text.live.toClasses}</Link>}>{text.live.emptyText}</EmptyState></Card>}
      {watching && !day && counts.all > 0 && <div className={styles.bar}><Segmented value={only} onChange={(value) => void navigate({ to: '.', search: { show: value === 'all' ? undefined : value } as never, replace: true })} options={(['all', 'late', 'drop'] as const).map((one) => ({ value: one, label: watchText.show[one](counts[one]) }))} /></div>}
      {only !== 'all' && data && shown.length === 0 && <p className="muted">{watchText.nothing[only]}</p>}
      <ul className={styles.list}>{shown.map((lesson) => <li key={lesson.id}><LessonCard lesson={lesson} now={now} watched={flags.get(lesson.id)} inspects={permissions.has('training.inspect')} /></li>)}</ul>
    </>
  )
}

function LessonCard({ lesson, now, watched, inspects }: { lesson: Lesson; now: number; watched: Watched | undefined; inspects: boolean }) {
  const text = useText(messages)
  const watchText = useText(inspectionMessages)
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
          <span className={styles.small}>{dotted(text.dot, [lesson.topic, lesson.venue?.name, lesson.trainer?.name])}</span>
          {watched && <Flags of={watched} />}
        </div>
        <div className={styles.figures}>
          <b>{text.live.here(came, lesson.seated)}</b>
          <SeatGlyphs taken={came} seats={lesson.seated} label={text.live.here(came, lesson.seated)} />
          {notes.length > 0 && <span className={begun || lesson.leavesWaiting > 0 ? styles.warn : styles.small}>{dotted(text.dot, notes)}</span>}
        </div>
        <div className={styles.choices}>
          {phase === 'open' && <Link to={`/sessions/${lesson.id}/code` as string} className={buttonClass({ size: 'small' })}>{text.live.code}</Link>}
          <Link to={`/sessions/${lesson.id}/sheet` as string} className={buttonClass({ size: 'small' })}>{text.live.sheet}</Link>
          {inspects && watched && <Link to={`/sessions/${lesson.id}/inspection` as string} className={buttonClass({ size: 'small' })}>{watched.inspected ? watchText.inspected : watchText.inspect}</Link>}
        </div>
      </div>
    </Card>
  )
}
