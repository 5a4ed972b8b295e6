import type { ReactNode } from 'react'
import styles from './benefits.module.css'

/** A table that is wider than a phone: it scrolls by itself, also by the keyboard, with nothing else in it to go to. */
export function Wide({ label, children }: { label: string; children: ReactNode }) {
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by the keyboard
  return <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>{children}</div>
}
