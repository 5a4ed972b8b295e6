import type { ProblemError } from '@guildhall/client'
import { Button, RefusalNotice, useText } from '@guildhall/ui'
import { messages } from './messages.ts'

/** What the server refused, in its own words. */
export function Problem({ problem, onAgain }: { problem: ProblemError | null; onAgain?: () => void }) {
  const text = useText(messages)
  if (!problem) return null
  return <RefusalNotice what={text.failed} why={problem.message} action={onAgain && <Button onClick={onAgain}>{text.again}</Button>} />
}
