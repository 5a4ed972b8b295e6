import { Chip, useText, type ChipTone } from '@guildhall/ui'
import { messages } from './messages.ts'

const orderTone = { open: 'amber', asked: 'ink', agreed: 'jade', held: 'jade', missed: 'amber', cancelled: 'neutral', unmet: 'neutral' } as const satisfies Record<string, ChipTone>
const sessionTone = { asked: 'ink', accepted: 'jade', declined: 'neutral', lapsed: 'neutral', 'called-off': 'neutral', held: 'jade', missed: 'amber' } as const satisfies Record<string, ChipTone>
const lectureTone = { draft: 'neutral', 'handed-in': 'amber', published: 'jade', withdrawn: 'neutral' } as const satisfies Record<string, ChipTone>
const filled = ['agreed', 'held', 'accepted', 'published']

export function OrderChip({ state }: { state: keyof typeof orderTone }) {
  const text = useText(messages)
  return <Chip tone={orderTone[state]} shape={filled.includes(state) ? 'dot' : 'ring'}>{text.orderState[state]}</Chip>
}

export function SessionChip({ state }: { state: keyof typeof sessionTone }) {
  const text = useText(messages)
  return <Chip tone={sessionTone[state]} shape={filled.includes(state) ? 'dot' : 'ring'}>{text.sessionState[state]}</Chip>
}

export function LectureChip({ state }: { state: keyof typeof lectureTone }) {
  const text = useText(messages)
  return <Chip tone={lectureTone[state]} shape={filled.includes(state) ? 'dot' : 'ring'}>{text.lectureState[state]}</Chip>
}
