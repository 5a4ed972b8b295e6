import type { AnswerOf, reviewingRoutes } from '@guildhall/contract'
import { Chip, useText, type ChipShape, type ChipTone } from '@guildhall/ui'
import { messages } from './messages.ts'

export type Row = AnswerOf<typeof reviewingRoutes.list>['rows'][number]
export type Application = AnswerOf<typeof reviewingRoutes.get>
const looks: Record<Row['state'], [ChipTone, ChipShape]> = { checking: ['neutral', 'ring'], correcting: ['amber', 'ring'], review: ['ink', 'half'], accepted: ['jade', 'dot'], refused: ['red', 'dash'], withdrawn: ['neutral', 'dash'], lapsed: ['neutral', 'dash'], ended: ['neutral', 'dash'] }

export function StateChip({ state }: { state: Row['state'] }) {
  const text = useText(messages)
  return <Chip tone={looks[state][0]} shape={looks[state][1]}>{text.state[state]}</Chip>
}
