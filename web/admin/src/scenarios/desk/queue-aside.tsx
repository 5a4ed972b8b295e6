import { Link } from '@tanstack/react-router'
import type { AnswerOf, queueRoutes } from '@guildhall/contract'
import { buttonClass, Card, Chip, DayBars, formatTime, useFormat, useLanguage, useText } from '@guildhall/ui'
import { AddressLink } from '../../app/address-link.tsx'
import { useSession } from '../../app/session.ts'
import { messages } from './queue-messages.ts'
import styles from './queue.module.css'

/** Beside the queue: what is on today, what others owe, how punctual the month is, and the window. */
export function QueueAside({ answer }: { answer: AnswerOf<typeof queueRoutes.mine> }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const { permissions } = useSession()
  const { month } = answer
  const done = month.kept + month.late
  const now = Date.parse(answer.now)
  return (
    <>
      {(answer.agenda.length > 0 || permissions.has('training.class.read')) && (
        <Card>
          <div className={styles.head}><h2>{text.today}</h2><time className="muted" dateTime={answer.today}>{format.monthDay(answer.today)}</time></div>
          {answer.agenda.length === 0 && <p className={styles.none}>{text.noAgenda}</p>}
          <ul className={styles.agenda}>
            {answer.agenda.map((one) => {
              const live = Date.parse(one.startsAt) <= now && now < Date.parse(one.endsAt)
              return (
                <li key={one.id} className={Date.parse(one.endsAt) <= now ? styles.past : undefined}>
                  <b className="num">{formatTime(one.startsAt)}</b>
                  <AddressLink to={one.link}>{one.title[language]} {live && <Chip tone="jade">{text.live}</Chip>}<small>{one.detail[language]}</small></AddressLink>
                </li>
              )
            })}
          </ul>
        </Card>
      )}
      {answer.waiting.length > 0 && (
        <Card>
          <h2 className={styles.title}>{text.waiting}</h2>
          <ul className={styles.waiting}>
            {answer.waiting.map((one) => (
              <li key={one.id}>
                <AddressLink to={one.link}><b>{one.who[language]}</b> <span className="muted">{one.what[language]}</span></AddressLink>
                <span className={one.overdue ? styles.late : 'muted'}>{one.overdue ? text.late(one.workingDays) : one.workingDays === 0 ? text.dueToday : text.days(one.workingDays)}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {done > 0 && (
        <div className={styles.onTime}>
          <p><span className="muted">{text.onTime}</span><b className="figure">{format.share(month.kept / done, 1)}</b></p>
          <DayBars label={text.bars} days={month.days.map((day, index) => ({ value: day.done, tone: index === month.days.length - 1 ? 'ink' as const : day.late > 0 ? 'amber' as const : undefined }))} />
          <p className="muted">{text.month(done, month.late)}</p>
        </div>
      )}
      {permissions.has('desk.assist') && (
        <Card><div className={styles.head}><div><h2>{text.window}</h2><p className={styles.small}>{text.windowDetail}</p></div><Link to={'/desk' as string} className={buttonClass()}>{text.assist}</Link></div></Card>
      )}
    </>
  )
}
