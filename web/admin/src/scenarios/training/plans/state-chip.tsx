import { Chip, useText, type ChipShape, type ChipTone } from '@guildhall/ui'
import { messages } from './messages.ts'
import type { Plan } from './words.ts'

const looks: Record<Plan['state'], { tone: ChipTone; shape: ChipShape }> = {
  draft: { tone: 'neutral', shape: 'ring' }, opinions: { tone: 'ink', shape: 'half' }, published: { tone: 'jade', shape: 'ring' }, running: { tone: 'jade', shape: 'half' },
  assessing: { tone: 'ink', shape: 'half' }, confirming: { tone: 'ink', shape: 'half' }, closed: { tone: 'jade', shape: 'dot' }, cancelled: { tone: 'neutral', shape: 'dash' },
}

export function StateChip({ state }: { state: Plan['state'] }) {
  return <Chip {...looks[state]}>{useText(messages).state[state]}</Chip>
}
