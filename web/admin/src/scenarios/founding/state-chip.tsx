import type { foundingRoutes, AnswerOf } from '@guildhall/contract'
import { Chip, useText } from '@guildhall/ui'
import { messages } from './messages.ts'

type State = AnswerOf<typeof foundingRoutes.get>['state']

/** Where a founding stands: waiting for somebody is a half, over is full or empty; the words say it too. */
export function StateChip({ state }: { state: State }) {
  const text = useText(messages)
  if (state === 'complete') return <Chip tone="jade" shape="dot">{text.state[state]}</Chip>
  if (state === 'withdrawn') return <Chip shape="ring">{text.state[state]}</Chip>
  return <Chip tone={state === 'applied' || state === 'reported' ? 'amber' : 'neutral'} shape="half">{text.state[state]}</Chip>
}
