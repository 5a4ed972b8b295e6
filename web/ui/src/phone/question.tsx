import styles from './question.module.css'

type Value = number | string | readonly string[]
export type PhoneQuestionProps = {
  ask: string
  hint?: string | undefined
  kind: 'rating' | 'choice' | 'text'
  options: readonly { key: string; label: string }[]
  multiple: boolean
  value: Value | undefined
  /** Words of the scores, the best first. */
  scores: readonly { score: 1 | 2 | 3 | 4 | 5; label: string }[]
  maxLength: number
  onAnswer: (value: Value) => void
}

/** One question of a form as the phone asks it: answers as whole rows to press, or room to write. The builder's preview is the same component. */
export function PhoneQuestion({ ask, hint, kind, options, multiple, value, scores, maxLength, onAnswer }: PhoneQuestionProps) {
  if (kind === 'text') {
    return <>{hint && <p className="muted">{hint}</p>}<textarea className={styles.words} rows={6} maxLength={maxLength} value={typeof value === 'string' ? value : ''} aria-label={ask} onChange={(event) => onAnswer(event.target.value)} /></>
  }
  const chosen = Array.isArray(value) ? value as readonly string[] : []
  const turn = (key: string) => onAnswer(options.map((one) => one.key).filter((one) => (one === key ? !chosen.includes(one) : chosen.includes(one))))
  return (
    <>
      {hint && <p className="muted">{hint}</p>}
      <div className={styles.rows} role={multiple ? 'group' : 'radiogroup'} aria-label={ask}>
        {kind === 'rating' && scores.map(({ score, label }) => (
          <button key={score} type="button" role="radio" aria-checked={value === score} className={styles.score} onClick={() => onAnswer(score)}>
            <span className={`figure ${styles.figure}`}>{score}</span><span>{label}</span><span className={styles.bar} aria-hidden><span style={{ width: `${score * 20}%` }} /></span>
          </button>
        ))}
        {kind === 'choice' && options.map(({ key, label }) => {
          const on = multiple ? chosen.includes(key) : value === key
          return <button key={key} type="button" role={multiple ? 'checkbox' : 'radio'} aria-checked={on} className={styles.option} onClick={() => (multiple ? turn(key) : onAnswer(key))}><span className={multiple ? styles.box : styles.ring} aria-hidden>{on && '✓'}</span><span>{label}</span></button>
        })}
      </div>
    </>
  )
}
