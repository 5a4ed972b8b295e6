import type { ReactNode } from 'react'
import { ChevronRight, Clock } from 'lucide-react'
import { classNames } from '../components/class-names.ts'
import { Card } from '../components/card.tsx'
import { SessionBars, ScoreBars, type SessionMark } from '../components/counting.tsx'
import { Icon, type LucideIcon } from '../components/icon.tsx'
import { Ruler, type RulerProps } from '../components/ruler.tsx'
import type { LinkComponent } from './tab-bar.tsx'
import styles from './cards.module.css'

/** What is on now or next: its time is the largest thing of the screen, its action the one red button. */
export function NowCard({ live, aside, time, title, detail, sessions, action }: { live?: ReactNode; aside?: ReactNode; time: string; title: string; detail: ReactNode; sessions?: { marks: readonly SessionMark[]; label: string }; action?: ReactNode }) {
  return (
    <Card>
      {(live !== undefined || aside !== undefined) && <p className={styles.nowHead}><span className={styles.live}>{live}</span><span className={styles.aside}>{aside}</span></p>}
      <div className={styles.now}>
        <span className={classNames('figure', styles.time)}>{time}</span>
        <div className={styles.nowWords}>
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.detail}>{detail}</p>
        </div>
      </div>
      {sessions && <div className={styles.sessions}><SessionBars sessions={sessions.marks} label={sessions.label} /></div>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </Card>
  )
}

/** Something that must be done by a day: title, words, ruler. Its action is outlined. */
export function DeadlineCard({ title, remaining, urgent = true, ruler, from, to, action }: { title: string; remaining: ReactNode; urgent?: boolean; ruler: Omit<RulerProps, 'size' | 'tone'>; from: ReactNode; to: ReactNode; action?: ReactNode }) {
  return (
    <Card>
      <div className={styles.deadlineHead}>
        <h2 className={styles.title}>{title}</h2>
        <span className={classNames(styles.remaining, urgent && styles.urgent)}><Icon of={Clock} size={17} active />{remaining}</span>
      </div>
      <div className={styles.deadline}>
        <div className={styles.rulerBox}>
          <Ruler {...ruler} tone={urgent ? 'amber' : 'ink'} />
          <p className={styles.ends}><span className="date">{from}</span><span className="date">{to}</span></p>
        </div>
        {action}
      </div>
    </Card>
  )
}

/** A class or a lesson in a list: day at the left, what and where, and a way in. */
export function LessonRow({ weekday, day, title, detail, note, to, Link }: { weekday: string; day: string; title: string; detail: ReactNode; note?: ReactNode; to: string; Link: LinkComponent }) {
  return (
    <Card padding="flush" as="article">
      <Link to={to} className={styles.lesson}>
        <span className={styles.day}><span>{weekday}</span><b className="figure">{day}</b></span>
        <span className={styles.lessonWords}>
          <span className={styles.title}>{title}</span>
          <span className={styles.detail}>{detail}</span>
          {note !== undefined && <span className={styles.note}>{note}</span>}
        </span>
        <span className={styles.chevron}><Icon of={ChevronRight} size={20} /></span>
      </Link>
    </Card>
  )
}

/** Something to claim, as a ticket: its stub is torn off. `stub` is a link or a button. */
export function TicketCard({ title, detail, stub }: { title: string; detail: ReactNode; stub: ReactNode }) {
  return (
    <article className={styles.ticket}>
      <div className={styles.ticketWords}><h3 className={styles.title}>{title}</h3><p className={styles.detail}>{detail}</p></div>
      <div className={styles.stub}>{stub}</div>
    </article>
  )
}

/** One line of news: what, and when. */
export function NewsRow({ title, when, to, Link }: { title: string; when: string; to: string; Link: LinkComponent }) {
  return <Card padding="flush" as="article"><Link to={to} className={styles.news}><span>{title}</span><span className={styles.aside}>{when}</span></Link></Card>
}

/** Who teaches: three figures with their bars, and how many people judged (on paper too). */
export function TrainerCard({ name, detail, judged, scores }: { name: string; detail: ReactNode; judged: ReactNode; scores: readonly { label: string; value: number }[] }) {
  return (
    <div className={styles.trainer}>
      <span className={styles.face} aria-hidden>{Array.from(name)[0]}</span>
      <div className={styles.trainerWords}>
        <p className={styles.trainerHead}><b className={styles.title}>{name}</b><span className={styles.aside}>{judged}</span></p>
        <p className={styles.detail}>{detail}</p>
        {scores.length > 0 && <div className={styles.scores}><ScoreBars scores={scores} /></div>}
      </div>
    </div>
  )
}

/** Date, time, topic in three columns that line up. */
export function LessonTable({ label, lessons }: { label: string; lessons: readonly { id: string; date: string; time: string; topic: ReactNode }[] }) {
  return (
    <table className={styles.lessons} aria-label={label}>
      <tbody>{lessons.map((lesson) => <tr key={lesson.id}><th scope="row" className="date num">{lesson.date}</th><td className="num">{lesson.time}</td><td>{lesson.topic}</td></tr>)}</tbody>
    </table>
  )
}

/** A part of a page that runs from edge to edge, with a hairline above: the class page is made of them. */
export function Band({ children, title, aside }: { children: ReactNode; title?: ReactNode; aside?: ReactNode }) {
  return (
    <section className={styles.band}>
      {title !== undefined && <div className={styles.bandHead}><h2 className={styles.title}>{title}</h2>{aside !== undefined && <span className={styles.aside}>{aside}</span>}</div>}
      {children}
    </section>
  )
}

/** What it costs, then what to do: the price comes first. */
export function ActionBar({ price, detail, children }: { price: ReactNode; detail?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.actionBar} data-print="hide">
      <div className={styles.price}><b>{price}</b>{detail !== undefined && <span>{detail}</span>}</div>
      <div className={styles.do}>{children}</div>
    </div>
  )
}

/** What can be done with the thing above, as four round icons with their words. */
export function RoundActions({ actions }: { actions: readonly { id: string; icon: LucideIcon; label: string; onDo: () => void }[] }) {
  return (
    <div className={styles.rounds} data-print="hide">
      {actions.map((action) => <button key={action.id} type="button" className={styles.roundAction} onClick={action.onDo}><span><Icon of={action.icon} size={22} /></span>{action.label}</button>)}
    </div>
  )
}
