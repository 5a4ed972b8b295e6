import type { childcareRoutes, AnswerOf } from '@guildhall/contract'
import { Chip, useText } from '@guildhall/ui'
import { messages } from './messages.ts'

const tone = { draft: 'amber', published: 'jade', ended: 'neutral', erased: 'neutral', cancelled: 'neutral' } as const

export function StateChip({ state }: { state: AnswerOf<typeof childcareRoutes.list>['rows'][number]['state'] }) {
  const text = useText(messages)
  return <Chip tone={tone[state]} shape={state === 'published' ? 'dot' : 'ring'}>{text.classState[state]}</Chip>
}
