import type { ReactNode } from 'react'
import { useCommand } from '@guildhall/client'
import { setupRoutes, setupStepIds } from '@guildhall/contract'
import { Button, ProblemNotice, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './setup.module.css'

type Noted = (typeof setupStepIds)[number]

/** The buttons under a screen: its own at the left, and at the right the way on without having done it. */
export function StepActions({ step, done, onNext, children }: { step: Noted; done: boolean; onNext: () => void; children?: ReactNode }) {
  const text = useText(messages)
  const note = useCommand(setupRoutes.note, { onDone: onNext })
  return (
    <>
      <ProblemNotice problem={note.problem} />
      <div className={styles.actions}>
        {children}
        {done ? <Button kind={children ? 'outlined' : 'primary'} onClick={onNext}>{text.next}</Button> : <Button kind="quiet" busy={note.busy} onClick={() => note.start({ step, outcome: 'later' })}>{text.later}</Button>}
      </div>
    </>
  )
}

/** Says that a step was seen to, and goes on. */
export function useSeen(step: Noted, onNext: () => void) {
  const note = useCommand(setupRoutes.note, { onDone: onNext })
  return { ...note, seen: () => note.start({ step, outcome: 'done' }) }
}
