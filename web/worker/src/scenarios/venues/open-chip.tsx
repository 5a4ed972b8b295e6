import type { AnswerOf, positionRoutes } from '@guildhall/contract'
import { Chip, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'

type Open = AnswerOf<typeof positionRoutes.show>['open']

/** The day in words where it is near. */
export function useDayWords(): (day: string) => string {
  const text = useText(messages)
  const format = useFormat()
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10)
  return (day) => (day === today ? text.today : day === tomorrow ? text.tomorrow : format.day(day))
}

/** Open until when, or when it opens next: what one wants to know before setting out. */
export function OpenChip({ open }: { open: Open }) {
  const text = useText(messages)
  const dayOf = useDayWords()
  if (open.now) return <Chip tone="jade" shape="dot">{text.open(open.until ?? '')}</Chip>
  return <Chip shape="ring">{open.opens ? text.opens(`${dayOf(open.opens.day)} ${open.opens.from}`) : text.closed}</Chip>
}
