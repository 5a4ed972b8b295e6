import type { ReactNode } from 'react'
import { ChevronRight } from 'lucide-react'
import { Icon, type LucideIcon } from './icon.tsx'
import { Mark } from './mark.tsx'
import { OccupationDrawing } from './drawings/occupation-drawing.tsx'
import styles from './login-layout.module.css'

/** The door: what this is and the form at the left (512), and beside it who one may be in a demonstration, or what is public. */
export function LoginLayout({ brand, slogan, children, aside }: { brand: string; slogan: readonly string[]; children: ReactNode; aside?: ReactNode }) {
  return (
    <div className={styles.page}>
      <main id="main" className={styles.door}>
        <p className={styles.brand}><Mark size={36} />{brand}</p>
        <h1 className={styles.slogan}>{slogan.map((line) => <span key={line}>{line}</span>)}</h1>
        <div className={styles.form}>{children}</div>
        <div className={styles.drawing}><OccupationDrawing occupation="" drawing="shaft" size="bare" /></div>
      </main>
      {aside !== undefined && <div className={styles.aside}>{aside}</div>}
    </div>
  )
}

/** A heading over the people one may be. */
export function DemoAccounts({ title, detail, children, footer }: { title: string; detail: string; children: ReactNode; footer?: ReactNode }) {
  return (
    <section className={styles.accounts}>
      <h2>{title}</h2>
      <p className={styles.accountsDetail}>{detail}</p>
      <div className={styles.cards}>{children}</div>
      {footer !== undefined && <div className={styles.footer}>{footer}</div>}
    </section>
  )
}

/** One of them: the role, the name, and what they will see. One tap logs in. */
export function DemoAccount({ icon, role, name, detail, busy = false, onChoose }: { icon: LucideIcon; role: string; name: string; detail: string; busy?: boolean; onChoose: () => void }) {
  return (
    <button type="button" className={styles.account} onClick={onChoose} aria-busy={busy || undefined}>
      <span className={styles.accountIcon}><Icon of={icon} size={22} /></span>
      <span className={styles.accountWords}>
        <span className={styles.accountRole}><b>{role}</b><span>{name}</span></span>
        <span className={styles.accountDetail}>{detail}</span>
      </span>
      <Icon of={ChevronRight} size={18} />
    </button>
  )
}
