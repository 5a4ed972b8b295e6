import { Link, useParams } from '@tanstack/react-router'
import { plansRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, buttonClass, Card, dotted, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { useClassWords, type PublishedClass } from './class-words.ts'
import { messages } from './messages.ts'
import styles from './plans.module.css'
import { Problem } from './problem.tsx'

/** The public notice of a class: what is on the board in the hall, with an address of its own. */
export default function NoticePage() {
  const text = useText(messages)
  const { classId = '' } = useParams({ strict: false }) as { classId?: string }
  const { data, error, refetch } = useAnswer(plansRoutes.getPublishedClass, { classId })
  return (
    <>
      <PhoneBar title={text.noticeTitle} backLabel={text.back} onBack={() => history.back()} />
      <PhoneBody>
        <Problem problem={error} onAgain={() => void refetch()} />
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data && <Notice of={data} />}
      </PhoneBody>
    </>
  )
}

function Notice({ of: one }: { of: PublishedClass }) {
  const text = useText(messages)
  const format = useFormat()
  const words = useClassWords()
  const at = (instant: string | null) => (instant === null ? '—' : `${format.monthDay(instant)} ${format.time(instant)}`)
  const level = one.level === null ? '' : `（${text.level(one.level)}）`
  const rows: [string, string][] = [
    [text.noticeWho, one.kind === 'custom' ? text.noticeWhoCustom : text.noticeWhoComposite(one.occupation.name, level)],
    [text.noticeWhen, text.noticeWhenText(one.firstDay ? format.date(one.firstDay) : '—', one.lastDay ? format.date(one.lastDay) : '—', one.sessions.length, one.classHours)],
    [text.noticeWhere, [one.venue?.name ?? text.venueUnknown, one.venue?.address].filter(Boolean).join('，')],
    [text.noticeTeacher, dotted(text.dot, [one.trainer?.name, one.trainer?.level == null ? null : text.grade(one.trainer.level)])],
    [text.noticeSeats, text.noticeSeatsText(one.seats.capacity, one.waitlist)],
    [text.noticeEnrol, one.kind === 'custom' ? text.noticeEnrolCustom(at(one.enrolCloseAt)) : text.noticeEnrolText(at(one.enrolInvitedAt), at(one.enrolOpenAt), at(one.enrolCloseAt))],
    [text.noticeFee, words.fee(one)],
    [text.noticePass, text.passRule(one.minAttendancePercent, one.passTheory, one.passPractice)],
  ]
  return (
    <Card as="article">
      <div className={styles.sheet}>
        <h2>{one.title}</h2>
        <p>{text.noticeLead(one.organiser, one.title)}</p>
        {one.cancelledReason !== null && <p><b>{text.cancelledTitle}</b> {text.cancelledText(one.cancelledReason)}</p>}
        <dl>{rows.map(([term, value]) => <Row key={term} term={term} value={value} />)}</dl>
        <footer><p>{one.organiser}</p><p>{text.noticeOn(format.date(one.publishedAt))}{text.dot}{one.number}</p></footer>
      </div>
      <div className={styles.filters} data-print="hide">
        <Link to={`/classes/${one.id}` as string} className={buttonClass({ kind: 'primary', block: true })}>{text.toClass}</Link>
        <Button onClick={() => print()}>{text.print}</Button>
      </div>
    </Card>
  )
}

function Row({ term, value }: { term: string; value: string }) {
  return <><dt>{term}</dt><dd>{value}</dd></>
}
