import { useId, type InputHTMLAttributes, type ReactNode } from 'react'
import styles from './field.module.css'

export interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string
  hint?: ReactNode
  error?: string
  /** Stands beside the input: 「发给我」. */
  action?: ReactNode
}

/** One question of a form: its label above, an error that says what to do below. */
export function Field({ label, hint, error, action, ...input }: FieldProps) {
  const id = useId()
  const said = error === undefined && hint === undefined ? undefined : `${id}-said`
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.line}>
        <input {...input} id={id} className={styles.input} aria-invalid={error !== undefined || undefined} aria-describedby={said} />
        {action}
      </div>
      {said !== undefined && <p id={said} className={error === undefined ? styles.hint : styles.error}>{error ?? hint}</p>}
    </div>
  )
}
