import { useId, type ReactNode } from 'react'
import { Icon, type LucideIcon } from '../components/icon.tsx'
import styles from './verify-form.module.css'

/** Verify another certificate by its number. `again` replaces the form on a phone, where a scan is likelier than typing. */
export function VerifyForm({ icon, placeholder, button, onVerify, again }: { icon: LucideIcon; placeholder: string; button: ReactNode; onVerify: (number: string) => void; again?: ReactNode }) {
  const id = useId()
  return (
    <>
      <form
        className={again === undefined ? styles.form : `${styles.form} ${styles.wideOnly}`}
        onSubmit={(event) => {
          event.preventDefault()
          const number = new FormData(event.currentTarget).get('number')
          if (typeof number === 'string' && number.trim()) onVerify(number.trim())
        }}
      >
        <label className={styles.box} htmlFor={id}><Icon of={icon} size={17} /><span className="said">{placeholder}</span><input id={id} name="number" placeholder={placeholder} autoComplete="off" /></label>
        {button}
      </form>
      {again !== undefined && <div className={styles.phoneOnly}>{again}</div>}
    </>
  )
}
