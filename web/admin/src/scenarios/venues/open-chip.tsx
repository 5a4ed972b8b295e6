import type { AnswerOf, positionRoutes } from '@guildhall/contract'
import { Chip, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'

export function OpenChip({ open }: { open: AnswerOf<typeof positionRoutes.get>['open'] }) {
  const text = useText(messages)
  const format = useFormat()
  if (open.now) return <Chip tone="jade" shape="dot">{text.open(open.until ?? '')}</Chip>
  return <Chip shape="ring">{open.opens ? text.opens(`${format.monthDay(open.opens.day)} ${open.opens.from}`) : text.closed}</Chip>
}
