import type { AnswerOf, benefitRoutes } from '@guildhall/contract'
import { Chip, useText } from '@guildhall/ui'
import { messages } from './messages.ts'

type Phase = AnswerOf<typeof benefitRoutes.list>['rows'][number]['phase']
const tones = { draft: 'amber', soon: 'ink', open: 'jade', drawing: 'ink', over: 'neutral', withdrawn: 'neutral' } as const

export function PhaseChip({ phase }: { phase: Phase }) {
  const text = useText(messages)
  return <Chip tone={tones[phase]} shape={phase === 'open' ? 'dot' : 'ring'}>{text.phase[phase]}</Chip>
}
