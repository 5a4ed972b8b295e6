import type { ReactNode } from 'react'
import { splitRefusal } from './split-refusal.ts'
import { RefusalNotice } from './states.tsx'

/** A refusal of the server as it stands in the page: its words come in the reader's language, and fields that did not pass are named below; `whole` where it is all there is of the page. */
export function ProblemNotice({ problem, action, whole }: { problem: { message: string; issues?: readonly { path: string; message: string }[] } | null; action?: ReactNode; whole?: boolean }) {
  if (!problem) return null
  const { what, now } = splitRefusal(problem.message)
  const fields = (problem.issues ?? []).map((issue) => `${issue.path}: ${issue.message}`).join('; ')
  return <RefusalNotice what={what} why={fields || undefined} now={now} action={action} whole={whole} />
}
