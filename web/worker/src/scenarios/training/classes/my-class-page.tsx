import { useCallback, useState } from 'react'
import { Link, useParams, useRouter } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { classesRoutes } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, buttonClass, Card, Chip, dotted, EmptyState, Field, Icon, RefusalNotice, SectionTitle, SkeletonCards, colon, useFormat, useText, type ChipShape, type ChipTone } from '@guildhall/ui'
import { NowCard, PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { Problem } from '../plans/problem.tsx'
import { BottomSheet } from './bottom-sheet.tsx'
import { HeadCard } from './head-card.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'
import { useMyClassWords, type MyClass } from './words.ts'

type MySession = MyClass['sessions'][number]

/** My place in one class: the next lesson and its one button, how I stand, every lesson, and the way out. */
export default function MyClassPage() {
  const text = useText(messages)
  const router = useRouter()
  const { classId = '' } = useParams({ strict: false }) as { classId?: string }
  const { data, error, refetch } = useAnswer(classesRoutes.getMyClass, { classId }, { refetchInterval: 60_000 })
  const missing = error && (error.status === 404 || error.status === 400)
  return (
    <>
      <PhoneBar title={data?.class.title ?? ''} backLabel={text.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/my-classes' as string }))} />
      <PhoneBody>
        {missing && <EmptyState title={text.missing} action={<Link to={'/my-classes' as string} className={buttonClass()}>{text.toList}</Link>}>{text.missingText}</EmptyState>}
        {!missing && <Problem problem={error} onAgain={() => void refetch()} />}
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data && <Shown mine={data} />}
      </PhoneBody>
    </>
  )
}

function Shown({ mine }: { mine: MyClass }) {
  const text = useText(messages)
  const [leaving, setLeaving] = useState(false)
  const [asking, setAsking] = useState<MySession | null>(null)
  const closeLeaving = useCallback(() => setLeaving(false), [])
  const closeAsking = useCallback(() => setAsking(null), [])
  const gone = mine.enrolment.state === 'cancelled'
  return (
    <>
      {gone && mine.class.state === 'cancelled' && <RefusalNotice what={text.classCancelled} why={text.wasCancelled(mine.cancelledReason ?? '')} action={<Link to={'/classes' as string} className={buttonClass()}>{text.toPublic}</Link>} />}
      {gone && mine.class.state !== 'cancelled' && <RefusalNotice what={text.youLeft} why={text.leftText} action={<Link to={`/classes/${mine.class.id}` as string} className={buttonClass()}>{text.classPage}</Link>} />}
      {mine.enrolment.state === 'waiting' && <Card><h2 className={styles.standing}>{text.waitTitle(mine.enrolment.position ?? 1)}</h2><p className={styles.rule}>{text.waitText}</p></Card>}
      {mine.enrolment.state === 'seated' && <Next mine={mine} />}
      {mine.result ? <Result mine={mine} /> : ['assessing', 'confirming'].includes(mine.class.state) && !gone && <Card><p>{text.waitingResult}</p></Card>}
      {mine.enrolment.state === 'seated' && <Standing mine={mine} />}
      <HeadCard mine={mine} />
      <SectionTitle aside={text.heldOf(mine.sessions.filter((session) => session.status !== null).length, mine.sessions.length)}>{text.timetable}</SectionTitle>
      <Card>
        <ul className={styles.lessons}>{mine.sessions.map((session) => <LessonLine key={session.id} session={session} usual={mine.class.venue?.id ?? null} onAsk={() => setAsking(session)} />)}</ul>
      </Card>
      <Card padding="row">
        <nav className={styles.links}>
          <Link to={`/classes/${mine.class.id}` as string}>{text.classPage}<Icon of={ChevronRight} /></Link>
          {mine.needId && <Link to={`/my-needs/${mine.needId}` as string}>{text.request}<Icon of={ChevronRight} /></Link>}
          <Link to={'/calendar' as string}>{text.calendarLink}<Icon of={ChevronRight} /></Link>
          {mine.cancel.may && <button type="button" className={styles.plain} onClick={() => setLeaving(true)}>{text.cancel}<Icon of={ChevronRight} /></button>}
        </nav>
        <p className={styles.rule}>{text.organiser} {mine.organiser}{mine.enrolment.assisted && `${text.dot}${text.assisted}`}</p>
      </Card>
      {leaving && <LeaveClass mine={mine} onClose={closeLeaving} />}
      {asking && <AskLeave session={asking} onClose={closeAsking} />}
    </>
  )
}

function Next({ mine }: { mine: MyClass }) {
  const text = useText(messages)
  const words = useMyClassWords()
  const format = useFormat()
  const open = mine.sessions.find((session) => session.checkIn?.open && session.status === null)
  const next = open ?? mine.sessions.find((session) => session.state === 'planned' && Date.parse(session.endsAt) > Date.now())
  if (!next) return null
  const place = next.venue ? dotted(text.dot, [next.venue.name, next.venue.address]) : ''
  return (
    <NowCard
      live={open?.checkIn ? text.checkInOpen(format.time(open.checkIn.until)) : format.monthDay(next.startsAt)} aside={text.lessonOf(next.seq, mine.sessions.length)} time={format.time(next.startsAt)} title={next.topic} detail={place}
      sessions={words.bars(mine.sessions)} action={open && <Link to={'/scan' as string} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{text.checkIn}</Link>}
    />
  )
}

function Standing({ mine: { attendance, minAttendancePercent, leaveRule } }: { mine: MyClass }) {
  const text = useText(messages)
  return (
    <Card>
      <h2 className={styles.standing}>{attendance.percent === null ? text.notYet : text.attended(attendance.percent)} {attendance.counted > 0 && <span className={attendance.missesLeft <= 0 && attendance.absent > 0 ? styles.warn : 'muted'}>{text.missesLeft(attendance.missesLeft)}</span>}</h2>
      <p className={styles.rule}>{text.rule(minAttendancePercent)}{text.dot}{leaveRule === 'excused' ? text.leaveExcused : text.leaveMissed}</p>
    </Card>
  )
}

function Result({ mine: { result } }: { mine: MyClass }) {
  const text = useText(messages)
  if (!result?.outcome) return null
  return (
    <Card>
      <h2 className={styles.standing}>{text.outcome[result.outcome]}</h2>
      {(result.theory !== null || result.practice !== null) && <p className="num">{text.theory} {result.theory ?? '—'}{text.dot}{text.practice} {result.practice ?? '—'}</p>}
      {result.certificateNumber && <p><Link to={`/certificates/${result.certificateNumber}` as string} className={buttonClass({ kind: 'primary', block: true })}>{text.certificate}</Link></p>}
    </Card>
  )
}

const looks: Record<'present' | 'late' | 'absent' | 'leave', [ChipTone, ChipShape]> = { present: ['jade', 'dot'], late: ['amber', 'half'], absent: ['amber', 'ring'], leave: ['neutral', 'dash'] }

function LessonLine({ session, usual, onAsk }: { session: MySession; usual: string | null; onAsk: () => void }) {
  const text = useText(messages)
  const format = useFormat()
  const look = session.status && looks[session.status]
  return (
    <li className={`${styles.lesson} ${session.state === 'cancelled' ? styles.off : ''}`}>
      <div>
        <b><time>{format.monthDay(session.startsAt)} {format.timeSpan(session.startsAt, session.endsAt)}</time></b>
        <p>{dotted(text.dot, [session.topic, session.venue && session.venue.id !== usual && session.venue.name, session.state === 'cancelled' ? text.cancelledLesson : session.changedAt && text.moved])}</p>
        {session.leave && !session.status && <p>{text.leaveState[session.leave.state]}{session.leave.note && `${colon()}${session.leave.note}`}</p>}
      </div>
      <div className={styles.side}>
        {look && session.status && <Chip tone={look[0]} shape={look[1]}>{text.status[session.status]}</Chip>}
        {session.mayAskLeave && <Button size="small" onClick={onAsk}>{text.askLeave}</Button>}
      </div>
    </li>
  )
}

function AskLeave({ session, onClose }: { session: MySession; onClose: () => void }) {
  const text = useText(messages)
  const words = useMyClassWords()
  const [reason, setReason] = useState('')
  const ask = useCommand(classesRoutes.askLeave, { onDone: onClose })
  return (
    <BottomSheet title={text.leaveTitle(session.seq)} onClose={onClose}>
      <p>{dotted(text.dot, [words.when(session), session.topic])}</p>
      <Problem problem={ask.problem} />
      <Field label={text.leaveWhy} hint={text.leaveHint} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      <Button kind="primary" size="large" block busy={ask.busy} disabled={reason.trim() === ''} onClick={() => ask.start({ sessionId: session.id, reason: reason.trim() })}>{text.leaveSend}</Button>
    </BottomSheet>
  )
}

function LeaveClass({ mine, onClose }: { mine: MyClass; onClose: () => void }) {
  const text = useText(messages)
  const [reason, setReason] = useState('')
  const cancel = useCommand(classesRoutes.cancelEnrolment, { onDone: onClose })
  return (
    <BottomSheet title={text.cancelTitle} onClose={onClose}>
      {mine.enrolment.state === 'seated' && <p>{text.cancelGoes(mine.cancel.waiting)}</p>}
      {mine.cancel.needReopens && <p>{text.cancelNeed}</p>}
      <Problem problem={cancel.problem} />
      <Field label={text.cancelWhy} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      <div className={styles.pair}>
        <Button size="large" block onClick={onClose}>{text.keep}</Button>
        <Button kind="primary" size="large" block busy={cancel.busy} disabled={reason.trim() === ''} onClick={() => cancel.start({ classId: mine.class.id, reason: reason.trim() })}>{text.cancelDo}</Button>
      </div>
    </BottomSheet>
  )
}
