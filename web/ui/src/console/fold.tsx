import { useId, useState, type ReactNode } from 'react'
import { ChevronDown } from 'lucide-react'
import { classNames } from '../components/class-names.ts'
import { Icon } from '../components/icon.tsx'
import styles from './fold.module.css'

/** Whether there is room beside each other; asked once, so that nothing folds under the reader's eyes when a phone is turned. */
export const hasRoom = (): boolean => matchMedia('(min-width: 721px)').matches

/**
 * A part of a long form under a heading that is a button. What is set in it is said beside the heading, so that it need not be opened to be known. What is folded is not drawn: its state is
 * the caller's.
 */
export function Fold({ title, summary, open: first = false, level: Heading = 'h2', children }: { title: string; summary: ReactNode; open?: boolean; level?: 'h2' | 'h3'; children: ReactNode }) {
  const [open, setOpen] = useState(first)
  const id = useId()
  return (
    <div className={styles.fold}>
      <Heading className={classNames(styles.heading, Heading === 'h3' && styles.small)}>
        <button type="button" className={styles.button} aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>
          <span className={styles.words}><b>{title}</b> <span className={styles.summary}>{summary}</span></span>
          <span className={classNames(styles.arrow, open && styles.up)}><Icon of={ChevronDown} size={18} /></span>
        </button>
      </Heading>
      {open && <div id={id} className={styles.content}>{children}</div>}
    </div>
  )
}
