import type { ProblemError } from '@guildhall/client'
import { Button, RefusalNotice, useText } from '@guildhall/ui'
import { messages } from './messages.ts'

/** What the server refused, and why. */
export function Problem({ problem, onAgain }: { problem: ProblemError | null; onAgain?: () => void }) {
  const text = useText(messages)
  if (!problem) return null
  return <RefusalNotice what={text.failed} why={problem.message} now={problem.issues.map((issue) => `${issue.path} ${issue.message}`).join('；') || undefined} action={onAgain && <Button size="small" onClick={onAgain}>{text.again}</Button>} />
}
