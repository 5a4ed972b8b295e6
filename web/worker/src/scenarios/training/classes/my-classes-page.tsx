import { Link } from '@tanstack/react-router'
import { CalendarPlus, ChevronRight, GraduationCap, Presentation } from 'lucide-react'
import { classesRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { buttonClass, Card, dotted, EmptyState, Icon, SectionTitle, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { LessonRow, NowCard, PhoneBody, PhoneTitle } from '@guildhall/ui/phone'
import { Problem } from '../plans/problem.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'
import { useMyClassWords, type MyClassRow } from './words.ts'

const live = ['published', 'running']

/** Everything I am enrolled in: what is on now first, then what comes, then what is over. */
export default function MyClassesPage() {
  const text = useText(messages)
  const { data, error, refetch } = useAnswer(classesRoutes.listMyClasses, {}, { refetchInterval: 60_000 })
  const [current, over] = [data?.rows.filter((row) => live.includes(row.class.state)) ?? [], data?.rows.filter((row) => !live.includes(row.class.state)) ?? []]
  return (
    <>
      <PhoneTitle title={text.listTitle} detail={text.listDetail} />
      <PhoneBody>
        <Problem problem={error} onAgain={() => void refetch()} />
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data?.rows.length === 0 && (
          <EmptyState icon={GraduationCap} title={text.emptyTitle} action={<div className={styles.rows}><Link to={'/classes' as string} className={buttonClass({ kind: 'primary', block: true })}>{text.toPublic}</Link><Link to={'/needs/new' as string} className={buttonClass({ block: true })}>{text.toNeed}</Link></div>}>{text.emptyText}</EmptyState>
        )}
        {current.map((row, index) => (index === 0 && row.class.nextSession && row.enrolment.state === 'seated' ? <NextClass key={row.class.id} row={row} /> : <ClassLine key={row.class.id} row={row} />))}
        {over.length > 0 && <SectionTitle>{text.over}</SectionTitle>}
        {over.map((row) => <ClassLine key={row.class.id} row={row} />)}
        {data && (
          <Card padding="row">
            <nav className={styles.links}>
              {data.teaching && <Link to={'/teaching' as string}><span><Icon of={Presentation} /> {text.teachingLink}</span><Icon of={ChevronRight} /></Link>}
              {data.rows.length > 0 && <Link to={'/calendar' as string}><span><Icon of={CalendarPlus} /> {text.calendarLink}</span><Icon of={ChevronRight} /></Link>}
            </nav>
          </Card>
        )}
      </PhoneBody>
    </>
  )
}

function NextClass({ row }: { row: MyClassRow }) {
  const text = useText(messages)
  const words = useMyClassWords()
  const format = useFormat()
  const next = row.class.nextSession!
  const lessons = row.sessions.filter((session) => session.state !== 'cancelled')
  return (
    <NowCard
      live={row.checkIn ? text.checkInOpen(format.time(row.checkIn.until)) : format.near(next.startsAt, new Date())} aside={text.lessonOf(next.seq, lessons.length)}
      time={format.time(next.startsAt)} title={row.class.title} detail={dotted(text.dot, [format.monthDay(next.startsAt), row.class.venue?.name])} sessions={words.bars(row.sessions)}
      action={row.checkIn
        ? <Link to={'/scan' as string} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{text.checkIn}</Link>
        : <Link to={`/my-classes/${row.class.id}` as string} className={buttonClass({ block: true })}>{text.toClass}</Link>}
    />
  )
}

function ClassLine({ row }: { row: MyClassRow }) {
  const text = useText(messages)
  const words = useMyClassWords()
  const format = useFormat()
  const at = row.class.nextSession?.startsAt ?? row.class.lastDay ?? row.class.firstDay ?? row.enrolment.enrolledAt
  const note = row.class.state === 'cancelled' ? text.classCancelled : row.result?.outcome ? text.outcome[row.result.outcome] : words.seat(row.enrolment)
  const detail = row.class.nextSession ? dotted(text.dot, [format.timeSpan(row.class.nextSession.startsAt, row.class.nextSession.endsAt), row.class.venue?.name]) : row.attendance.percent === null ? row.class.venue?.name ?? '' : text.attended(row.attendance.percent)
  return <LessonRow weekday={row.class.nextSession ? format.weekday(at) : format.month(at).replace(/^\d+年/, '')} day={String(Number(format.stamp(at).slice(8, 10)))} title={row.class.title} detail={detail} note={note} to={`/my-classes/${row.class.id}`} Link={Link} />
}
