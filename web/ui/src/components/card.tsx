import type { ElementType, HTMLAttributes, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './card.module.css'

interface CardProps extends HTMLAttributes<HTMLElement> {
  as?: ElementType
  /** `row`: 12 × 16, for one line in a list; `flush`: none, for tables; default 16 (phone) or 20. */
  padding?: 'normal' | 'row' | 'flush'
  children: ReactNode
}

export function Card({ as: Element = 'section', padding = 'normal', className, children, ...rest }: CardProps) {
  return <Element {...rest} className={classNames(styles.card, styles[padding], className)}>{children}</Element>
}

/** A title over a group of cards, with something small at its end. */
export function SectionTitle({ children, aside, level: Heading = 'h2' }: { children: ReactNode; aside?: ReactNode; level?: 'h2' | 'h3' }) {
  return (
    <div className={styles.section}>
      <Heading className={styles.title}>{children}</Heading>
      {aside !== undefined && <span className={styles.aside}>{aside}</span>}
    </div>
  )
}
