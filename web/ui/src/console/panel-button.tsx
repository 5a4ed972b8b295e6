import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { classNames } from '../components/class-names.ts'
import styles from './panel-button.module.css'

/** A button that opens a small panel of controls. The focus goes into it; Escape and a press outside close it, and the focus comes back. */
export function PanelButton({ label, children, className, panel, align = 'end' }: { label: string; children: ReactNode; className?: string; panel: ReactNode; align?: 'start' | 'end' }) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const id = useId()

  useEffect(() => {
    if (!open) return
    root.current?.querySelector<HTMLElement>('[role=dialog] :is(input, button, select)')?.focus()
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', closeOutside)
    return () => document.removeEventListener('pointerdown', closeOutside)
  }, [open])

  function closeOnEscape(event: React.KeyboardEvent): void {
    if (event.key !== 'Escape') return
    setOpen(false)
    root.current?.querySelector('button')?.focus()
  }

  return (
    <div ref={root} className={styles.root} onKeyDown={open ? closeOnEscape : undefined}>
      <button type="button" className={className} aria-haspopup="dialog" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>{children}</button>
      {open && <div id={id} role="dialog" aria-label={label} className={classNames(styles.panel, align === 'end' && styles.end)}>{panel}</div>}
    </div>
  )
}
