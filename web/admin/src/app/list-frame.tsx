import type { ReactNode } from 'react'
import type { ProblemError } from '@guildhall/client'
import { Button, Card, ProblemNotice, SkeletonRows, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './list-frame.module.css'

/** Around every list: its skeleton, its refusal, what it says when it is empty, its next page. */
export function ListFrame({ loading, problem, empty, more, busy = false, onAgain, isEmpty, children }: { loading: boolean; problem: ProblemError | null; isEmpty: boolean; empty: ReactNode; more?: (() => void) | null; busy?: boolean; onAgain?: () => void; children: ReactNode }) {
  const text = useText(messages)
  return (
    <>
      <ProblemNotice problem={problem} action={onAgain && <Button size="small" onClick={onAgain}>{text.again}</Button>} />
      {!problem && <Card padding="flush">{loading ? <SkeletonRows label={text.loading} /> : isEmpty ? empty : children}</Card>}
      {more && !problem && <div className={styles.more}><Button busy={busy} onClick={more}>{text.more}</Button></div>}
    </>
  )
}
