import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { LucideIcon } from 'lucide-react'
import { FlaskConical, TriangleAlert } from 'lucide-react'
import { Icon } from './icon.tsx'
import styles from './states.module.css'

/** Nothing here: says so, and what to do next. */
export function EmptyState({ icon, title, children, action }: { icon?: LucideIcon; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      {icon && <span className={styles.emptyIcon}><Icon of={icon} size={26} /></span>}
      <p className={styles.emptyTitle}>{title}</p>
      {children !== undefined && <div className={styles.emptyText}>{children}</div>}
      {action !== undefined && <div className={styles.emptyAction}>{action}</div>}
    </div>
  )
}

/** A refusal: what did not happen, why, and what can be done now. `whole`: there is nothing else on the page, so that it is the page's heading. */
export function RefusalNotice({ what, why, now, action, whole = false }: { what: string; why?: string; now?: string; action?: ReactNode; whole?: boolean }) {
  const What = whole ? 'h1' : 'p'
  return (
    <div className={styles.refusal} role="alert">
      <span className={styles.refusalIcon}><Icon of={TriangleAlert} size={20} active /></span>
      <div className={styles.refusalText}>
        <What className={styles.refusalWhat}>{what}</What>
        {why !== undefined && <p>{why}</p>}
        {now !== undefined && <p className={styles.refusalNow}>{now}</p>}
        {action !== undefined && <div className={styles.emptyAction}>{action}</div>}
      </div>
    </div>
  )
}

/** Always visible in a demonstration: nobody may mistake it for the real thing. */
export function DemoNotice({ children, compact = false }: { children: ReactNode; compact?: boolean }) {
  return (
    <p className={classNames(styles.demo, compact && styles.demoCompact)}>
      <Icon of={FlaskConical} size={compact ? 14 : 17} />
      <span>{children}</span>
    </p>
  )
}

/** A grey shape of what is coming, in its size, so that nothing jumps. `label` is announced once. */
export function Skeleton({ shape = 'text', width, height, lines = 1 }: { shape?: 'text' | 'block' | 'circle'; width?: number | string; height?: number | string; lines?: number }) {
  return (
    <>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} aria-hidden className={classNames(styles.skeleton, styles[shape])} style={{ width: width ?? (shape === 'text' && line === lines - 1 && lines > 1 ? '60%' : undefined), height }} />
      ))}
    </>
  )
}

/** A page of cards that is loading; `label` says so to a screen reader. */
export function SkeletonCards({ label, count = 3 }: { label: string; count?: number }) {
  return (
    <div role="status" className={styles.skeletonCards}>
      <span className="said">{label}</span>
      {Array.from({ length: count }, (_, card) => (
        <div key={card} className={styles.skeletonCard} aria-hidden>
          <Skeleton width="45%" height="1.2em" />
          <Skeleton lines={2} />
        </div>
      ))}
    </div>
  )
}

/** Rows of a table that is loading. */
export function SkeletonRows({ label, count = 6, height = 51 }: { label: string; count?: number; height?: number }) {
  return (
    <div role="status">
      <span className="said">{label}</span>
      {Array.from({ length: count }, (_, row) => (
        <div key={row} className={styles.skeletonRow} style={{ height }} aria-hidden>
          <Skeleton shape="block" width={34} height={Math.min(34, height - 14)} />
          <Skeleton width={`${38 - (row % 3) * 7}%`} />
          <Skeleton width="14%" />
        </div>
      ))}
    </div>
  )
}
