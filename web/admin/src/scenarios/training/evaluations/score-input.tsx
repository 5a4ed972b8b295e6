import type { KeyboardEvent } from 'react'
import { useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './evaluations.module.css'

export type Score = 1 | 2 | 3 | 4 | 5
const scores = [1, 2, 3, 4, 5] as const

/** Five figures to press, or the keys 1 to 5 while one of them has the focus. */
export function ScoreInput({ label, value, onChoose }: { label: string; value: Score | null; onChoose: (score: Score) => void }) {
  const text = useText(messages)
  const press = (event: KeyboardEvent) => {
    const score = scores.find((one) => String(one) === event.key)
    if (score) onChoose(score)
  }
  return (
    <div className={styles.field}>
      <span>{label}</span>
      <div className={styles.scores} role="radiogroup" aria-label={label}>
        {scores.map((score) => <button key={score} type="button" role="radio" aria-checked={value === score} aria-label={`${score} ${text.score[score]}`} title={text.score[score]} onClick={() => onChoose(score)} onKeyDown={press}>{score}</button>)}
      </div>
    </div>
  )
}
