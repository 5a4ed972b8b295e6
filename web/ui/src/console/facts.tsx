import type { ReactNode } from 'react'
import { classNames } from '../components/class-names.ts'
import styles from './facts.module.css'

interface FactsProps {
  /** Names and values in order; a value that is not known says `none`. */
  of?: readonly (readonly [name: string, value: ReactNode])[]
  none?: ReactNode
  /** Or as they come: a `div` with `dt` and `dd` each. */
  children?: ReactNode
  className?: string
}

/** What a record says of its thing, side by side as far as there is room. */
export function Facts({ of = [], none, children, className }: FactsProps) {
  return <dl className={classNames(styles['facts'], className)}>{of.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value ?? none}</dd></div>)}{children}</dl>
}
