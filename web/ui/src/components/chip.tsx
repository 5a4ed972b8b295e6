import type { ReactNode } from 'react'
import type { LucideIcon } from 'lucide-react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import styles from './chip.module.css'

export type ChipTone = 'neutral' | 'jade' | 'amber' | 'red' | 'ink'
export type ChipShape = 'dot' | 'ring' | 'half' | 'dash' | 'none'

/** A state: shape, then word, then colour, so that it is understood without the colour. `solid` is for what cannot wait. */
export function Chip({ tone = 'neutral', shape = 'dot', icon, solid = false, children }: { tone?: ChipTone; shape?: ChipShape; icon?: LucideIcon; solid?: boolean; children: ReactNode }) {
  return (
    <span className={classNames(styles.chip, styles[tone], solid && styles.solid)}>
      {icon ? <Icon of={icon} size={14} active /> : shape !== 'none' && <span className={classNames(styles.shape, styles[shape])} aria-hidden />}
      {children}
    </span>
  )
}
