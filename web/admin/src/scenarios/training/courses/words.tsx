import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react'
import type { AnswerOf, coursesRoutes } from '@guildhall/contract'
import { Icon, useFormat, useText } from '@guildhall/ui'
import styles from './courses.module.css'
import { messages } from './messages.ts'

export type Course = AnswerOf<typeof coursesRoutes.get>
export type Told = Course['overall']
export type Beside = NonNullable<Course['elsewhere']>
type Direction = Course['direction']

export const twoDigits = (mean: number | null) => (mean === null ? '—' : mean.toFixed(2))
export const courseAddress = (occupationId: string, level: number | null) => `/courses/${occupationId}/${level ?? 'none'}`

/** A mean, and its interval on an axis from 1 to 5. */
export function Mean({ of }: { of: Told }) {
  const text = useText(messages)
  if (of.mean === null) return <span className={styles.small}>{text.few}</span>
  const at = (mean: number) => `${((mean - 1) / 4) * 100}%`
  return (
    <span className={styles.mean}>
      <b className="num">{twoDigits(of.mean)}</b>
      <span className={styles.axis} role="img" aria-label={text.axis(twoDigits(of.mean), twoDigits(of.low), twoDigits(of.high))} title={text.interval(twoDigits(of.low), twoDigits(of.high))}>
        {of.low !== null && of.high !== null && <span className={styles.span} style={{ insetInlineStart: at(of.low), width: `${((of.high - of.low) / 4) * 100}%` }} />}
        <span className={styles.mark} style={{ insetInlineStart: at(of.mean) }} />
      </span>
    </span>
  )
}

/** How the last half-year went: an arrow and its word. */
export function DirectionMark({ of }: { of: Direction }) {
  const text = useText(messages)
  if (of === null) return <span title={text.noDirection}>{text.none}</span>
  return <span className={of === 'same' ? styles.direction : `${styles.direction} ${styles[of]}`} title={text.directionLong[of]}><Icon of={of === 'up' ? ArrowUp : of === 'down' ? ArrowDown : ArrowRight} size={15} /> {text.direction[of]}</span>
}

/** How much higher or lower, in words; what may be chance is called so. */
export function useDifference() {
  const text = useText(messages)
  return ({ difference, clear }: Pick<Beside, 'difference' | 'clear'>): string => {
    if (difference === null) return ''
    if (Math.abs(difference) < 0.05) return text.same
    const words = difference > 0 ? text.higher(difference.toFixed(1)) : text.lower((-difference).toFixed(1))
    return clear === false ? `${words}${text.dot}${text.chance}` : words
  }
}

/** 3 个班，24 份 */
export function useHowMany() {
  const text = useText(messages)
  const format = useFormat()
  return ({ classes, forms }: { classes: number; forms: number }) => `${text.classesOf(format.count(classes))}${text.dot}${text.forms(format.count(forms))}`
}
