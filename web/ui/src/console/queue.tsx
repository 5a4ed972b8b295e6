import type { ReactNode } from 'react'
import { Clock, TriangleAlert } from 'lucide-react'
import { classNames } from '../components/class-names.ts'
import { Card } from '../components/card.tsx'
import { Icon, type LucideIcon } from '../components/icon.tsx'
import { Ruler, type RulerProps } from '../components/ruler.tsx'
import type { LinkComponent } from '../phone/tab-bar.tsx'
import styles from './queue.module.css'

/** Lateness in steps: words in ink, then amber with a clock on the day, then a solid amber chip. */
export type Lateness = 'ahead' | 'today' | 'overdue'

export function Remaining({ lateness, children }: { lateness: Lateness; children: ReactNode }) {
  return (
    <span className={classNames(styles.remaining, styles[lateness])}>
      {lateness === 'today' && <Icon of={Clock} size={16} active />}
      {lateness === 'overdue' && <Icon of={TriangleAlert} size={15} active />}
      {children}
    </span>
  )
}

export function Queue({ children, label }: { children: ReactNode; label: string }) {
  return <Card padding="flush" aria-label={label} className={styles.queue}>{children}</Card>
}

/** Rows that are due together: grouped by when, not by module. */
export function QueueGroup({ title, count, lateness = 'ahead', children }: { title: string; count: number; lateness?: Lateness; children: ReactNode }) {
  return (
    <section>
      <h2 className={classNames(styles.groupTitle, lateness !== 'ahead' && styles.late)}>{title}<span>{count}</span></h2>
      <ul>{children}</ul>
    </section>
  )
}

export interface QueueRowProps {
  icon: LucideIcon
  subject: string
  context: ReactNode
  /** What the reader does next: 「登记走访记录」. */
  next: string
  ruler: Omit<RulerProps, 'size' | 'tone'>
  remaining: ReactNode
  lateness: Lateness
  to: string
  Link: LinkComponent
}

export function QueueRow({ icon, subject, context, next, ruler, remaining, lateness, to, Link }: QueueRowProps) {
  return (
    <li>
      <Link to={to} className={styles.row}>
        <span className={styles.icon}><Icon of={icon} size={17} /></span>
        <span className={styles.words}><span className={styles.subject}>{subject}</span><span className={styles.context}>{context}</span></span>
        <span className={styles.next}>{next}</span>
        <span className={styles.ruler}><Ruler {...ruler} size="row" tone={lateness === 'ahead' ? 'ink' : 'amber'} /></span>
        <Remaining lateness={lateness}>{remaining}</Remaining>
      </Link>
    </li>
  )
}
