import type { AnswerOf, libraryRoutes } from '@guildhall/contract'
import { Chip, useText } from '@guildhall/ui'
import { messages } from './messages.ts'

export type Book = AnswerOf<typeof libraryRoutes.get>

export function StateChip({ state }: { state: Book['state'] }) {
  const text = useText(messages)
  return state === 'published' ? <Chip tone="jade">{text.state.published}</Chip> : state === 'draft' ? <Chip tone="amber">{text.state.draft}</Chip> : <Chip shape="ring">{text.state.withdrawn}</Chip>
}
