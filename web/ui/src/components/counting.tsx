import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './counting.module.css'

export type SessionMark = 'came' | 'missed' | 'leave' | 'now' | 'ahead'

/** A class drawn as its lessons, one bar each: came, missed (hatched), on leave (a line), now (outlined), still to come. */
export function SessionBars({ sessions, label }: { sessions: readonly SessionMark[]; label: string }) {
  return (
    <span className={styles.sessions} role="img" aria-label={label}>
      {sessions.map((mark, index) => <span key={index} className={classNames(styles.session, styles[mark])} />)}
    </span>
  )
}

/** Seats are seats: taken ones are filled, free ones outlined in jade. Above 60 they would be noise, so a bar takes over. */
export function SeatGlyphs({ taken, seats, label }: { taken: number; seats: number; label: string }) {
  if (seats > 60) {
    return <span className={styles.seatBar} role="img" aria-label={label}><span style={{ width: `${(Math.min(taken, seats) / seats) * 100}%` }} /></span>
  }
  return (
    <span className={styles.seats} role="img" aria-label={label} style={{ gridTemplateColumns: `repeat(${Math.ceil(seats / Math.ceil(seats / 24))}, 10px)`, maxWidth: `${Math.ceil(seats / Math.ceil(seats / 24)) * 15.2}px` }}>
      {Array.from({ length: seats }, (_, seat) => <span key={seat} className={seat < taken ? styles.taken : styles.free} />)}
    </span>
  )
}

/** Marks that people gave, each with its figure and a bar of 4 px: three of them fit a trainer's card. */
export function ScoreBars({ scores, max = 5 }: { scores: readonly { label: string; value: number }[]; max?: number }) {
  return (
    <dl className={styles.scores}>
      {scores.map((score) => (
        <div key={score.label} className={styles.score}>
          <dt>{score.label}</dt>
          <dd className="num">{score.value.toFixed(1)}</dd>
          <span className={styles.scoreBar} aria-hidden><span style={{ width: `${(score.value / max) * 100}%` }} /></span>
        </div>
      ))}
    </dl>
  )
}

/** One mark of a test on its scale, with a tick where passing begins; short of it the bar is amber. */
export function MarkBar({ value, pass, max = 100, label }: { value: number; pass: number; max?: number; label: string }) {
  return (
    <span className={classNames(styles.mark, value < pass && styles.short)} role="img" aria-label={label}>
      <span className={classNames(styles.markValue, 'num')}>{value}</span>
      <span className={styles.markBar}>
        <span className={styles.markFill} style={{ width: `${(value / max) * 100}%` }} />
        <span className={styles.markPass} style={{ insetInlineStart: `${(pass / max) * 100}%` }} />
      </span>
    </span>
  )
}

/** A part of a whole as a thin jade bar. */
export function ShareBar({ share, label }: { share: number; label?: string }) {
  return <span className={styles.share} role={label === undefined ? undefined : 'img'} aria-label={label}><span style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} /></span>
}

/** Answers from best to worst as one bar of clay, with the mean at its head. `counts[0]` is the best mark. */
export function DistributionBars({ rows }: { rows: readonly { label: string; mean: string; counts: readonly { label: string; count: number }[]; note?: ReactNode }[] }) {
  return (
    <ul className={styles.distributions}>
      {rows.map((row) => {
        const total = row.counts.reduce((sum, part) => sum + part.count, 0)
        return (
          <li key={row.label} className={styles.distribution}>
            <span className={styles.distributionLabel}>{row.label}</span>
            <span className={classNames(styles.distributionMean, 'figure')}>{row.mean}</span>
            <span className={styles.stack}>
              {row.counts.map((part, index) => part.count > 0 && (
                <span key={part.label} className={styles.part} style={{ flexGrow: part.count, background: `var(--clay-${Math.max(1, 5 - index)})`, color: index === 0 ? 'var(--on-clay-5)' : 'var(--on-clay)' }} title={`${part.label} ${part.count}`}>
                  <span className="said">{part.label} {part.count}</span>
                  <span aria-hidden>{part.count / total > 0.06 ? part.count : ''}</span>
                </span>
              ))}
            </span>
            {row.note !== undefined && <span className={styles.distributionNote}>{row.note}</span>}
          </li>
        )
      })}
    </ul>
  )
}
