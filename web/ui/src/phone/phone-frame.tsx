import type { ReactNode } from 'react'
import { ChevronLeft } from 'lucide-react'
import { classNames } from '../components/class-names.ts'
import { Icon } from '../components/icon.tsx'
import styles from './phone-frame.module.css'

/** The column everything on a phone lives in; wider screens see it centred. `ground="certificate"` for the certificate's page. */
export function PhoneFrame({ children, footer, ground = 'page' }: { children: ReactNode; footer?: ReactNode; ground?: 'page' | 'certificate' }) {
  return (
    <div className={classNames(styles.frame, ground === 'certificate' && styles.certificate)}>
      <div className={styles.content}>{children}</div>
      {footer}
    </div>
  )
}

/** Top of a first-level page: it greets or names, says where, and holds at most two icons. */
export function PhoneTitle({ title, detail, actions }: { title: string; detail?: ReactNode; actions?: ReactNode }) {
  return (
    <header className={styles.title}>
      <div className={styles.words}>
        <h1>{title}</h1>
        {detail !== undefined && <p className={styles.detail}>{detail}</p>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}

/** Top of a deeper page: a way back, its name in the middle. */
export function PhoneBar({ title, onBack, backLabel, actions }: { title: string; onBack: () => void; backLabel: string; actions?: ReactNode }) {
  return (
    <header className={styles.bar}>
      <button type="button" className={styles.back} onClick={onBack} aria-label={backLabel}><Icon of={ChevronLeft} size={26} active /></button>
      <h1 className={styles.barTitle}>{title}</h1>
      <div className={styles.barActions}>{actions}</div>
    </header>
  )
}

/** The body of a page: margin 16, gap 12. */
export function PhoneBody({ children }: { children: ReactNode }) {
  return <main id="main" className={styles.body}>{children}</main>
}

/** A round or bare icon with a word for those who cannot see it, and a count. */
export function IconButton({ icon, label, count = 0, onClick, round = false }: { icon: Parameters<typeof Icon>[0]['of']; label: string; count?: number; onClick: () => void; round?: boolean }) {
  return (
    <button type="button" className={classNames(styles.iconButton, round && styles.round)} onClick={onClick} aria-label={count > 0 ? `${label} ${count}` : label}>
      <Icon of={icon} size={round ? 20 : 24} />
      {count > 0 && <span className={styles.count} aria-hidden>{count > 99 ? '99+' : count}</span>}
    </button>
  )
}
