import { Chip, useText, type ChipShape, type ChipTone } from '@guildhall/ui'
import { messages } from './messages.ts'
import type { RunRow } from './words.ts'

const looks: Record<RunRow['state'], { tone: ChipTone; shape: ChipShape }> = {
  waiting: { tone: 'neutral', shape: 'ring' }, running: { tone: 'ink', shape: 'half' }, done: { tone: 'jade', shape: 'dot' }, failed: { tone: 'amber', shape: 'dash' }, cancelled: { tone: 'neutral', shape: 'dash' },
}

export function StateChip({ state }: { state: RunRow['state'] }) {
  return <Chip {...looks[state]}>{useText(messages).state[state]}</Chip>
}
