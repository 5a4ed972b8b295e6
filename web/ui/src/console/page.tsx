import type { ReactNode } from 'react'
import styles from './page.module.css'

/** The heading of a console page. It speaks (「今天先办这 4 件」) rather than naming a module. */
export function PageTitle({ title, detail, chip, crumbs, actions }: { title: string; detail?: ReactNode; chip?: ReactNode; crumbs?: ReactNode; actions?: ReactNode }) {
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        {crumbs !== undefined && <nav className={styles.crumbs}>{crumbs}</nav>}
        <div className={styles.titleRow}><h1>{title}</h1>{chip}</div>
        {detail !== undefined && <div className={styles.detail}>{detail}</div>}
      </div>
      {actions !== undefined && <div className={styles.actions} data-print="hide">{actions}</div>}
    </header>
  )
}

/** A page with a right column of 288, which slides under the page on a narrow screen. */
export function WithAside({ children, aside, asideLabel }: { children: ReactNode; aside: ReactNode; asideLabel: string }) {
  return (
    <div className={styles.withAside}>
      <div className={styles.column}>{children}</div>
      <aside className={styles.aside} aria-label={asideLabel}>{aside}</aside>
    </div>
  )
}

/** Filters, saved views and what belongs at their right (a legend, a density switch). They wrap rather than scroll. */
export function FilterBar({ children, aside, label }: { children: ReactNode; aside?: ReactNode; label: string }) {
  return (
    <div className={styles.filters} role="group" aria-label={label} data-print="hide">
      {children}
      {aside !== undefined && <div className={styles.filtersAside}>{aside}</div>}
    </div>
  )
}

/** Pages of one record, as tabs that are links; the count stands beside the word. */
export function TabLinks({ label, children }: { label: string; children: ReactNode }) {
  return <nav className={styles.tabs} aria-label={label} data-print="hide">{children}</nav>
}

/** Class names for the link that is a tab: the caller's router draws it. */
export function tabClass(active: boolean): string {
  return [styles.tab, active ? styles.tabActive : ''].join(' ')
}
