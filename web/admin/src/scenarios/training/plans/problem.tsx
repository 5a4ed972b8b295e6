import type { ProblemError } from '@guildhall/client'
import { Button, RefusalNotice, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import { usePlanWords, type Conflict } from './words.ts'

/** What the server refused, with each conflict that it found in the meantime. */
export function Problem({ problem, onAgain }: { problem: ProblemError | null; onAgain?: () => void }) {
  const text = useText(messages)
  const words = usePlanWords()
  if (!problem) return null
  const conflicts = (problem.details['conflicts'] as Conflict[] | undefined)?.filter((one) => one.hard) ?? []
  const said = conflicts.map((one) => [one.session === null ? null : text.conflict.session(one.session + 1), words.reason(one), words.detail(one)].filter(Boolean).join(' ')).join('；')
  const fields = problem.issues.map((issue) => `${issue.path} ${issue.message}`).join('；')
  return <RefusalNotice what={text.failed} why={problem.message} now={said || fields || undefined} action={onAgain && <Button size="small" onClick={onAgain}>{text.again}</Button>} />
}
