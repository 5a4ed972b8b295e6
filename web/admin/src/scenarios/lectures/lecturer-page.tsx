import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { lectureMenuRoutes, lectureShapes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, dotted, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { useSession } from '../../app/session.ts'
import { LectureForm } from './lecture-form.tsx'
import { LecturerForm } from './lecturer-form.tsx'
import { messages } from './messages.ts'
import { Rating, useLectureWords } from './parts.tsx'
import { LectureChip, SessionChip } from './state-chip.tsx'
import styles from './lectures.module.css'

type Lecturer = AnswerOf<typeof lectureMenuRoutes.getLecturer>
const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** One lecturer: what they offer, when they can, where they were sent. */
export default function LecturerPage() {
  const shared = useText(messages)
  const text = shared.lecturer
  const { permissions } = useSession()
  const { lecturerId = '' } = useParams({ strict: false }) as { lecturerId?: string }
  const { data, error } = useAnswer(lectureMenuRoutes.getLecturer, { lecturerId })
  const [asking, setAsking] = useState<'edit' | 'write' | 'paused' | 'active' | 'ended' | null>(null)
  const shut = () => setAsking(null)
  const setState = useCommand(lectureMenuRoutes.setLecturer, { onDone: shut })
  if (error && !data) return <ProblemNotice whole problem={error} />
  if (!data) return <SkeletonRows label={shared.loading} />
  const manages = permissions.has('lectures.manage') && data.state !== 'ended'
  const ask = { paused: [text.pause, text.pauseAsk], active: [text.resume, text.resumeAsk], ended: [text.end, text.endAsk] } as const
  return (
    <>
      <PageTitle
        title={data.name} crumbs={<Link to={'/lecturers' as string} className="link">{shared.lecturers.title}</Link>} chip={<Chip tone={data.state === 'active' ? 'jade' : 'neutral'} shape={data.state === 'active' ? 'dot' : 'ring'}>{shared.lecturerState[data.state]}</Chip>} detail={dotted(shared.dot, [data.team, data.unitName])}
        actions={manages && <>
          <Button onClick={() => setAsking('ended')}>{text.end}</Button>
          {data.state === 'active' ? <Button onClick={() => setAsking('paused')}>{text.pause}</Button> : <Button onClick={() => setAsking('active')}>{text.resume}</Button>}
          <Button onClick={() => setAsking('edit')}>{text.edit}</Button>
        </>}
      />
      <div className={styles.two}>
        <div className={styles.column}><Lectures of={data} onWrite={manages ? () => setAsking('write') : null} /><Sessions of={data} /></div>
        <Facts of={data} />
      </div>
      {asking === 'edit' && <LecturerForm key={data.updatedAt} lecturer={data} onClose={shut} />}
      {asking === 'write' && <LectureForm lecturerId={data.id} fields={data.fields} lecture={null} onClose={shut} />}
      {(asking === 'paused' || asking === 'active' || asking === 'ended') && <AskDialog title={ask[asking][0]} detail={ask[asking][1]} ok={ask[asking][0]} busy={setState.busy} problem={setState.problem} onClose={shut} onConfirm={(reason) => setState.start({ lecturerId, state: asking, reason })} />}
    </>
  )
}

function Facts({ of }: { of: Lecturer }) {
  const shared = useText(messages)
  const text = shared.lecturer
  const format = useFormat()
  const words = useLectureWords()
  // Days with the same half days stand in one line.
  const partsOn = (day: number) => lectureShapes.partOfDay.options.filter((part) => of.weekly.includes(`${day}-${part}`)).map((part) => shared.part[part]).join(shared.comma)
  const weekly = Map.groupBy(weekdays.filter((day) => partsOn(day) !== ''), partsOn)
  return (
    <Card>
      <div className={styles.head}><h2 className={styles.title}>{text.facts}</h2></div>
      <dl className={styles.facts}>
        <dt>{shared.lecturers.fields}</dt><dd>{words.fields(of.fields)}</dd>
        <dt>{shared.lecturers.rating}</dt><dd><Rating of={of.rating} />{of.held > 0 && `${shared.dot}${shared.held(format.count(of.held))}`}</dd>
        <dt>{text.home}</dt><dd>{[of.divisionName, of.town].filter(Boolean).join(' ')}</dd>
        <dt>{text.reach}</dt><dd>{text.reachOf(format.count(of.maxKm))}{of.counties.length === 0 && `${shared.dot}${text.any}`}</dd>
        <dt>{text.limits}</dt><dd>{text.limitsOf(of.perDay, of.perWeek)}</dd>
        <dt>{text.weekly}</dt><dd>{[...weekly].map(([parts, days]) => (days.length === 7 ? `${text.everyDay} ${parts}` : `${days.map(shared.weekday).join(shared.comma)} ${parts}`)).join('\n') || shared.none}</dd>
        <dt>{text.away}</dt><dd>{of.away.map((one) => `${format.date(one.first)} – ${format.date(one.last)}`).join('\n') || shared.none}</dd>
      </dl>
      {of.about && <p className="muted" style={{ margin: '12px 0 0', whiteSpace: 'pre-line' }}>{of.about}</p>}
    </Card>
  )
}

function Lectures({ of, onWrite }: { of: Lecturer; onWrite: (() => void) | null }) {
  const shared = useText(messages)
  const text = shared.lecturer
  const format = useFormat()
  const words = useLectureWords()
  return (
    <Card>
      <div className={styles.head}><h2 className={styles.title}>{text.lectures}</h2>{onWrite && <Button size="small" onClick={onWrite}>{text.write}</Button>}</div>
      {of.lectures.length === 0 && <p className="muted" style={{ margin: 0 }}>{text.noLectures}</p>}
      <ul className={styles.rows}>{of.lectures.map((one) => <li key={one.id}><span className={styles.grow}><Link to={`/lectures/${one.id}` as string} className={styles.name}>{one.title}</Link><span className={styles.small}>{dotted(shared.dot, [words.field(one.field), shared.minutes(format.count(one.minutes)), one.held > 0 && shared.held(format.count(one.held))])}</span></span>{one.rating && <Rating of={one.rating} />}<LectureChip state={one.state} /></li>)}</ul>
    </Card>
  )
}

function Sessions({ of }: { of: Lecturer }) {
  const text = useText(messages).lecturer
  const format = useFormat()
  return (
    <Card>
      <div className={styles.head}><h2 className={styles.title}>{text.sessions}</h2></div>
      {of.sessions.length === 0 && <p className="muted" style={{ margin: 0 }}>{text.noSessions}</p>}
      <ul className={styles.rows}>{of.sessions.map((one) => <li key={one.id}><span className={styles.grow}>{one.orderId ? <Link to={`/lecture-orders/${one.orderId}` as string} className={styles.name}>{one.title}</Link> : <b>{one.title}</b>}<span className={styles.small}>{one.unitName}</span></span><span className="num">{format.date(one.day)} {one.from}–{one.to}</span><SessionChip state={one.state} /></li>)}</ul>
    </Card>
  )
}
