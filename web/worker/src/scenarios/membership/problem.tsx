import type { ProblemError } from '@guildhall/client'
import { Button, RefusalNotice, useText } from '@guildhall/ui'
import { messages } from './messages.ts'

/** What was refused, in the server's words: what, why, what now. */
export function Problem({ problem, onAgain }: { problem: ProblemError | null | undefined; onAgain?: () => void }) {
  const text = useText(messages)
  return problem ? <RefusalNotice what={text.failed} why={problem.message} action={onAgain && <Button size="small" onClick={onAgain}>{text.again}</Button>} /> : null
}
