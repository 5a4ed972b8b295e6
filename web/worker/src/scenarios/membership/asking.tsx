import { useEffect, useRef } from 'react'
import styles from './membership.module.css'

/** The question in large words; it takes the focus when its screen opens, so that it is read aloud. */
export function Asking({ title, hint }: { title: string; hint: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return <div className={styles.question}><h2 ref={heading} tabIndex={-1}>{title}</h2><p>{hint}</p></div>
}
