import type { AnswerOf, evaluationsRoutes } from '@guildhall/contract'
import { DistributionBars, dotted, formatShare, useLanguage, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './evaluations.module.css'

export type Rating = AnswerOf<typeof evaluationsRoutes.getProfile>['ratings'][number]
type Compared = AnswerOf<typeof evaluationsRoutes.getReport>['ratings'][number]

export const oneDigit = (mean: number | null) => (mean === null ? '—' : mean.toFixed(1))
export const twoDigits = (mean: number | null) => (mean === null ? '—' : mean.toFixed(2))

/** How answers to each question spread from very good to very poor. */
export function Ratings({ ratings, few = false }: { ratings: readonly Rating[]; few?: boolean }) {
  const text = useText(messages)
  const language = useLanguage()
  const scores = [5, 4, 3, 2, 1] as const
  return (
    <>
      <DistributionBars rows={ratings.map((one) => ({
        label: one.label[language], mean: twoDigits(one.mean), counts: scores.map((score) => ({ label: text.score[score], count: one.distribution[score - 1] ?? 0 })),
        note: dotted(text.dot, [one.satisfied === null ? null : text.satisfied(formatShare(one.satisfied)), one.low === null || one.high === null ? null : text.interval(twoDigits(one.low), twoDigits(one.high)), few ? text.few : null]),
      }))} />
      <p className={styles.legend}>{scores.map((score) => <span key={score}>{score} {text.score[score]}</span>)}</p>
    </>
  )
}

/** Own mean with its interval, and the mean of like classes, on one axis from 1 to 5. */
export function Beside({ ratings }: { ratings: readonly Compared[] }) {
  const text = useText(messages)
  const language = useLanguage()
  if (ratings.every((one) => one.like.mean === null)) return <p className={styles.note}>{text.noLike}</p>
  const at = (mean: number) => `${((mean - 1) / 4) * 100}%`
  return (
    <dl className={styles.like}>
      {ratings.map((one) => {
        const difference = one.like.difference
        const words = difference === null ? '' : Math.abs(difference) < 0.05 ? text.same : difference > 0 ? text.higher(difference.toFixed(1)) : text.lower((-difference).toFixed(1))
        return (
          <div key={one.key} style={{ display: 'contents' }}>
            <dt>{one.label[language]}</dt>
            <dd>
              <span className={styles.axis} style={{ display: 'block' }} role="img" aria-label={`${twoDigits(one.mean)}，${text.likeOf(twoDigits(one.like.mean), one.like.classes, one.like.n)}`}>
                {one.low !== null && one.high !== null && <span className={styles.span} style={{ insetInlineStart: at(one.low), width: `${((one.high - one.low) / 4) * 100}%` }} />}
                {one.like.mean !== null && <span className={styles.other} style={{ insetInlineStart: at(one.like.mean) }} />}
                {one.mean !== null && <span className={styles.own} style={{ insetInlineStart: at(one.mean) }} />}
              </span>
            </dd>
            <dd><b>{words}</b> <span className="muted">{text.likeOf(twoDigits(one.like.mean), one.like.classes, one.like.n)}</span></dd>
          </div>
        )
      })}
    </dl>
  )
}
