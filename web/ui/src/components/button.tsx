import type { ButtonHTMLAttributes, ReactNode } from 'react'
import type { LucideIcon } from 'lucide-react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import styles from './button.module.css'

export interface ButtonLook {
  /** Red is the one action of a screen; everything else is outlined, or quiet inside a row. */
  kind?: 'primary' | 'outlined' | 'quiet'
  size?: 'small' | 'medium' | 'large'
  block?: boolean
}

/** The look without the element, for links that lead somewhere. */
export function buttonClass({ kind = 'outlined', size = 'medium', block = false }: ButtonLook = {}): string {
  return classNames(styles.button, styles[kind], styles[size], block && styles.block)
}

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'>, ButtonLook {
  icon?: LucideIcon
  /** While its request is under way: keeps its width, cannot be pressed again. */
  busy?: boolean
  children?: ReactNode
}

export function Button({ kind, size, block, icon, busy = false, className, children, type = 'button', disabled, ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} disabled={disabled === true || busy} aria-busy={busy || undefined} className={classNames(buttonClass({ kind, size, block }), className)}>
      {busy ? <span className={styles.spinner} aria-hidden /> : icon && <Icon of={icon} size={size === 'large' ? 20 : 17} active={kind === 'primary'} />}
      {children}
    </button>
  )
}
