import { useState } from 'react'
import { Link, useParams, useRouter } from '@tanstack/react-router'
import { Award, ChevronLeft, Share2 } from 'lucide-react'
import { classesRoutes, plansRoutes } from '@guildhall/contract'
import { fileAddress, useAnswer } from '@guildhall/client'
import { buttonClass, dotted, EmptyState, Icon, OccupationDrawing, RefusalNotice, SeatGlyphs, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { ActionBar, Band, IconButton, LessonTable, PhoneBody, TrainerCard } from '@guildhall/ui/phone'
import { useClassWords, type PublishedClass } from './class-words.ts'
import { EnrolAction } from './enrol-action.tsx'
import { messages } from './messages.ts'
import { useNow } from './now.ts'
import styles from './plans.module.css'
import { Problem } from './problem.tsx'

const lessonsShown = 3

/** One class, as anybody sees it: what, where, seats, when, who, and the one button. */
export default function ClassPage() {
  const text = useText(messages)
  const { classId = '' } = useParams({ strict: false }) as { classId?: string }
  const { data, error, refetch } = useAnswer(plansRoutes.getPublishedClass, { classId })

  if (error) {
    const missing = error.status === 404 || error.status === 400
    return (
      <PhoneBody>
        {missing ? <EmptyState title={text.missingTitle} action={<Link to={'/classes' as string} className={buttonClass()}>{text.toList}</Link>}>{text.missingText}</EmptyState> : <Problem problem={error} onAgain={() => void refetch()} />}
      </PhoneBody>
    )
  }
  if (!data) return <PhoneBody><SkeletonCards label={text.loading} /></PhoneBody>
  return <Shown of={data} />
}

function Shown({ of: one }: { of: PublishedClass }) {
  const text = useText(messages)
  const words = useClassWords()
  return (
    <main id="main">
      <Hero of={one} />
      <div className={styles.head}>
        <p className={styles.kind}>{one.kind === 'custom' ? text.custom : text.composite(one.needs)}</p>
        <h1>{one.title}</h1>
        <p className={styles.facts}>{words.facts(one)}</p>
      </div>
      {one.state === 'cancelled' && <Band><RefusalNotice what={text.cancelledTitle} why={text.cancelledText(one.cancelledReason ?? '')} action={<Link to={'/classes' as string} className={buttonClass()}>{text.toList}</Link>} /></Band>}
      {one.state !== 'cancelled' && <Seats of={one} />}
      <Timetable of={one} />
      {one.trainer && (
        <Band>
          <TrainerCard
            name={one.trainer.name} detail={dotted(text.dot, [one.trainer.level === null ? null : text.grade(one.trainer.level), one.trainer.honour])}
            judged={one.figures ? text.judged(one.figures.forms, one.figures.paper) : text.notJudged}
            scores={one.figures?.scores.slice(0, 3).map((score) => ({ label: labelOf(score), value: score.mean })) ?? []}
          />
        </Band>
      )}
      <Band title={text.outline}>
        <dl className={styles.outline}>{one.outline.map((course) => <FragmentRow key={course.topic} topic={course.topic} hours={text.hours(course.hours)} />)}</dl>
      </Band>
      <Band>
        <div className={styles.certificate}>
          <span className={styles.certificateIcon}><Icon of={Award} size={22} /></span>
          <div><b>{one.level === null ? text.certificatePlain : text.certificate(text.grade(one.level))}</b><span>{text.passRule(one.minAttendancePercent, one.passTheory, one.passPractice)}</span></div>
        </div>
      </Band>
      <Band title={text.organiser} aside={<Link to={`/classes/${one.id}/notice` as string} className={styles.link}>{text.notice}</Link>}>{one.organiser}</Band>
      <div className={styles.below} />
      {one.state !== 'cancelled' && <ActionBar price={words.fee(one)} detail={one.feeFen === '0' ? text.feeDetail : text.feeOwn}><EnrolAction of={one} /></ActionBar>}
    </main>
  )
}

function labelOf(score: { zh: string; en: string }): string {
  return document.documentElement.lang.startsWith('en') ? score.en : score.zh
}

function FragmentRow({ topic, hours }: { topic: string; hours: string }) {
  return <><dt>{topic}</dt><dd>{hours}</dd></>
}

function Hero({ of: one }: { of: PublishedClass }) {
  const text = useText(messages)
  const router = useRouter()
  const [shared, setShared] = useState(false)
  async function share() {
    // WeChat's browser has its own menu for this; everywhere else the system's, or the clipboard.
    if (navigator.share) await navigator.share({ title: one.title, url: location.href }).catch(() => undefined)
    else await navigator.clipboard.writeText(location.href).then(() => setShared(true), () => undefined)
  }
  return (
    <div className={styles.hero}>
      <div className={styles.heroBar}>
        <IconButton round icon={ChevronLeft} label={text.back} onClick={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/classes' as string }))} />
        <IconButton round icon={Share2} label={shared ? text.shared : text.share} onClick={() => void share()} />
      </div>
      <OccupationDrawing occupation={one.occupation.name} />
      <span role="status" className="said">{shared ? text.shared : ''}</span>
    </div>
  )
}

function Seats({ of: one }: { of: PublishedClass }) {
  const text = useText(messages)
  const format = useFormat()
  const { free, words } = useClassWords().seats(one)
  const closes = one.enrolCloseAt ? text.until(`${format.day(one.enrolCloseAt)} ${format.time(one.enrolCloseAt)}`) : null
  const now = useNow()
  const early = one.enrolOpenAt && Date.parse(one.enrolOpenAt) > now
  return (
    <Band title={<span className={free > 0 ? styles.free : styles.full}>{words}</span>} aside={dotted(text.dot, [text.seatsAll(one.seats.capacity), closes])}>
      <SeatGlyphs taken={one.seats.taken} seats={one.seats.capacity} label={text.seatsLabel(one.seats.taken, one.seats.capacity)} />
      {early && one.enrolOpenAt && <p className={styles.note}>{text.invitedFirst(`${format.monthDay(one.enrolOpenAt)} ${format.time(one.enrolOpenAt)}`)}</p>}
      <p className={styles.note}>{one.waitlist > 0 ? text.waitRule(one.waitlist) : text.noWait}</p>
    </Band>
  )
}

function Timetable({ of: one }: { of: PublishedClass }) {
  const text = useText(messages)
  const format = useFormat()
  const [all, setAll] = useState(false)
  const now = useNow()
  const ahead = one.sessions.filter((session) => Date.parse(session.endsAt) > now)
  const shown = all ? one.sessions : (ahead.length > 0 ? ahead : one.sessions).slice(0, lessonsShown)
  const mark = (session: (typeof shown)[number]) => (session.state === 'cancelled' ? `（${text.cancelledSession}）` : session.changedAt ? `（${text.moved}）` : '')
  return (
    <Band title={text.timetable} aside={one.sessions.length > lessonsShown && <button type="button" className={styles.link} onClick={() => setAll(!all)}>{all ? text.fewer : text.allSessions(one.sessions.length)} ›</button>}>
      <LessonTable label={text.timetable} lessons={shown.map((session) => ({ id: session.id, date: format.monthDay(session.startsAt), time: format.timeSpan(session.startsAt, session.endsAt), topic: `${session.topic}${mark(session)}` }))} />
      <p className={styles.note}><a href={fileAddress(classesRoutes.classCalendar, { classId: one.id })}>{text.calendarFile}</a></p>
    </Band>
  )
}
