import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { classNames } from '../components/class-names.ts'
import styles from './menu-button.module.css'

export interface MenuChoice {
  id: string
  label: ReactNode
  detail?: ReactNode
  selected?: boolean
  onChoose: () => void
}

/** A button that opens a short list of choices. Arrow keys move, Escape closes and gives the focus back. */
export function MenuButton({ label, children, choices, align = 'start', className }: { label: string; children: ReactNode; choices: readonly MenuChoice[]; align?: 'start' | 'end'; className?: string }) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const id = useId()

  useEffect(() => {
    if (!open) return
    root.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', closeOutside)
    return () => document.removeEventListener('pointerdown', closeOutside)
  }, [open])

  function close(): void {
    setOpen(false)
    root.current?.querySelector('button')?.focus()
  }

  function move(event: React.KeyboardEvent): void {
    if (event.key === 'Escape') close()
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const items = [...(root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
    const at = items.findIndex((item) => item === document.activeElement)
    items[(at + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length]?.focus()
  }

  return (
    <div ref={root} className={styles.root} onKeyDown={open ? move : undefined}>
      <button type="button" className={className} aria-haspopup="menu" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>
        <span className="said">{label}</span>
        <span className={styles.seen} aria-hidden>{children}</span>
      </button>
      {open && (
        <div id={id} role="menu" aria-label={label} className={classNames(styles.menu, align === 'end' && styles.end)}>
          {choices.map((choice) => (
            <button
              key={choice.id} type="button" className={classNames(styles.choice, choice.selected && styles.selected)}
              role={choice.selected === undefined ? 'menuitem' : 'menuitemradio'} aria-checked={choice.selected}
              onClick={() => { close(); choice.onChoose() }}
            >
              <span>{choice.label}</span>
              {choice.detail !== undefined && <span className={styles.detail}>{choice.detail}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
