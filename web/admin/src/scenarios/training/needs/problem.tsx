import type { ProblemError } from '@guildhall/client'
import { Button, RefusalNotice, useText } from '@guildhall/ui'
import { messages } from './messages.ts'

/** What the server refused, in its own words: what, why, what now. */
export function Problem({ problem, onAgain }: { problem: ProblemError | null | undefined; onAgain?: () => void }) {
  const text = useText(messages)
  if (!problem) return null
  return (
    <RefusalNotice
      what={text.failed} why={problem.message} now={problem.issues.length > 0 ? problem.issues.map((issue) => issue.message).join('；') : undefined}
      action={onAgain && <Button size="small" onClick={onAgain}>{text.again}</Button>}
    />
  )
}
