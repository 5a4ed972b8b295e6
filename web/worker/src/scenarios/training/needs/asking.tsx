import { useEffect, useRef } from 'react'
import type { AnswerOf, needsRoutes } from '@guildhall/contract'
import type { Draft } from './draft.ts'
import styles from './needs.module.css'

export type StepName = 'what' | 'level' | 'when' | 'where' | 'review'
/** What every question gets: the draft so far, and the ways on. */
export type QuestionProps = { draft: Draft; change: (change: Partial<Draft>) => void; choices: AnswerOf<typeof needsRoutes.needChoices>; go: (step: StepName) => void }

/** The question in large words; it takes the focus when its screen opens, so that it is read aloud. */
export function Asking({ title, hint }: { title: string; hint: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return <div className={styles.question}><h2 ref={heading} tabIndex={-1}>{title}</h2><p>{hint}</p></div>
}
