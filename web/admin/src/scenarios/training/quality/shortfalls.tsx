import type { AnswerOf, qualityRoutes } from '@guildhall/contract'
import { Chip, useText } from '@guildhall/ui'
import { messages } from './messages.ts'

type Row = AnswerOf<typeof qualityRoutes.list>['rows'][number]
const tones = { open: 'amber', answered: 'ink', done: 'jade', dropped: 'neutral' } as const

export function StateChip({ state }: { state: Row['state'] }) {
  const text = useText(messages)
  return <Chip tone={tones[state]} shape={state === 'dropped' ? 'ring' : 'dot'}>{text.state[state]}</Chip>
}

export const oneDigit = (mean: number | null) => (mean === null ? '—' : mean.toFixed(1))
