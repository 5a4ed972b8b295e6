import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { sparkPath } from './spark-path.ts'
import styles from './figure.module.css'

export interface FigureProps {
  label: ReactNode
  /** Formatted by the caller: 「24.83」. */
  value: string
  unit?: ReactNode
  /** A small line at the right: what changed, what is late. */
  note?: ReactNode
  noteTone?: 'muted' | 'amber' | 'jade'
  spark?: readonly number[]
  /** Where the figure leads: its drill-down. */
  action?: { label: string; onOpen: () => void }
  size?: 'normal' | 'large'
}

/** A figure with its unit and its name; on the wall also its note and its line. */
export function Figure({ label, value, unit, note, noteTone = 'muted', spark, action, size = 'normal' }: FigureProps) {
  const body = (
    <>
      <span className={styles.head}>
        <span className={styles.label}>{label}</span>
        {note !== undefined && <span className={classNames(styles.note, styles[noteTone])}>{note}</span>}
      </span>
      <span className={styles.body}>
        <span className={classNames('figure', styles.value, size === 'large' && styles.large)}>{value}</span>
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
        {spark && <Sparkline values={spark} />}
      </span>
    </>
  )
  return action ? <button type="button" className={styles.figure} onClick={action.onOpen} title={action.label}>{body}</button> : <div className={styles.figure}>{body}</div>
}

/** Figures side by side, with a hairline between them. */
export function FigureRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}

/** A line without axes: its figure stands beside it, so it is not announced. */
export function Sparkline({ values, width = 60, height = 26 }: { values: readonly number[]; width?: number; height?: number }) {
  const { line, end } = sparkPath(values, width, height)
  return (
    <svg className={styles.spark} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      <path d={line} />
      <circle cx={end.x} cy={end.y} r="2.6" />
    </svg>
  )
}

/** One bar a day; the ones that went wrong are amber, today is ink. */
export function DayBars({ days, label }: { days: readonly { value: number; tone?: 'amber' | 'ink' }[]; label: string }) {
  const top = Math.max(1, ...days.map((day) => day.value))
  return (
    <span className={styles.dayBars} role="img" aria-label={label}>
      {days.map((day, index) => <span key={index} className={day.tone && styles[`bar-${day.tone}`]} style={{ height: `${Math.max(8, (day.value / top) * 100)}%` }} />)}
    </span>
  )
}
