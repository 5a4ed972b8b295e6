import type { ReactNode } from 'react'
import { Check } from 'lucide-react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import styles from './passage.module.css'

export interface TimelineItem {
  id: string
  when: ReactNode
  title: ReactNode
  detail?: ReactNode
  /** What is still ahead is a solid dot; what went wrong is amber. */
  tone?: 'past' | 'ahead' | 'amber'
}

/** What happened to a case, newest first. No box: the line holds it together. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  return (
    <ol className={styles.timeline} aria-label={label}>
      {items.map((item) => (
        <li key={item.id} className={classNames(styles.item, styles[item.tone ?? 'past'])}>
          <p className={styles.when}>{item.when}</p>
          <p className={styles.title}>{item.title}</p>
          {item.detail !== undefined && <p className={styles.detail}>{item.detail}</p>}
        </li>
      ))}
    </ol>
  )
}

export interface Step {
  id: string
  label: string
  state: 'done' | 'current' | 'ahead'
}

/** Where a long piece of work stands. */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map((step, index) => (
        <li key={step.id} className={classNames(styles.step, styles[`step-${step.state}`])} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span className={styles.number}>{step.state === 'done' ? <Icon of={Check} size={13} active /> : index + 1}</span>
          {step.label}
        </li>
      ))}
    </ol>
  )
}

export interface ProgressJobProps {
  title: string
  /** 0 to 1; `null` while nothing can be said. */
  progress: number | null
  /** 「已读 12,400 行，共 30,000 行」 */
  detail?: ReactNode
  state: 'running' | 'done' | 'failed' | 'cancelled'
  action?: ReactNode
}

/** Long work that can be left and come back to. Its action is cancel while it runs, the result afterwards. */
export function ProgressJob({ title, progress, detail, state, action }: ProgressJobProps) {
  const percent = progress === null ? undefined : Math.round(progress * 100)
  return (
    <div className={classNames(styles.job, styles[`job-${state}`])}>
      <div className={styles.jobWords}>
        <p className={styles.jobTitle}>{title}{percent !== undefined && state === 'running' && <span className="num"> {percent}%</span>}</p>
        {detail !== undefined && <p className={styles.detail} aria-live="polite">{detail}</p>}
      </div>
      {action}
      <div className={styles.jobBar} role="progressbar" aria-label={title} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
        <span className={percent === undefined ? styles.wandering : undefined} style={{ width: percent === undefined ? '30%' : `${percent}%` }} />
      </div>
    </div>
  )
}
