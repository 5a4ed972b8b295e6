import { useEffect, useId, useRef, type ReactNode } from 'react'
import styles from './classes.module.css'

/** A question over the page: what will happen, and yes or no. Escape and the ground beside it say no. */
export function BottomSheet({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const id = useId()
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    body.current?.querySelector<HTMLElement>('input, button')?.focus()
    const close = (event: KeyboardEvent) => { if (event.key === 'Escape') onClose() }
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('keydown', close)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [onClose])
  return (
    <div className={styles.sheet} onClick={(event) => { if (event.target === event.currentTarget) onClose() }}>
      <div ref={body} role="dialog" aria-modal="true" aria-labelledby={id} className={styles.sheetBody}>
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </div>
  )
}
