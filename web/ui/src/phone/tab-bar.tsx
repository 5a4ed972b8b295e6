import type { ComponentType, ReactNode } from 'react'
import type { LucideIcon } from 'lucide-react'
import { Icon } from '../components/icon.tsx'
import styles from './tab-bar.module.css'

/** The router's link, passed in so that this library knows no router. */
export type LinkComponent = ComponentType<{ to: string; className?: string; children: ReactNode; 'aria-current'?: 'page'; onClick?: () => void }>

export interface Tab {
  to: string
  label: string
  icon: LucideIcon
  active: boolean
}

/** Four tabs. The active one is ink and bold, never red: red belongs to the action of the page above. */
export function TabBar({ tabs, label, Link }: { tabs: readonly Tab[]; label: string; Link: LinkComponent }) {
  return (
    <nav className={styles.bar} aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} className={tab.active ? `${styles.tab} ${styles.active}` : styles.tab} aria-current={tab.active ? 'page' : undefined}>
          <Icon of={tab.icon} size={24} active={tab.active} />
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}
