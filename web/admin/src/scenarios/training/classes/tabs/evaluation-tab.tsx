import { Card, EmptyState, useFormat, useText } from '@guildhall/ui'
import { messages } from '../messages.ts'
import type { TabProps } from '../words.ts'

/** How many have judged the class so far. */
export default function EvaluationTab({ record }: TabProps) {
  const text = useText(messages)
  const format = useFormat()
  if (record.counts.evaluations === 0) return <Card><EmptyState title={text.evaluation.emptyTitle}>{text.evaluation.emptyText}</EmptyState></Card>
  return <Card><p>{text.evaluation.count(format.count(record.counts.evaluations))}</p></Card>
}
