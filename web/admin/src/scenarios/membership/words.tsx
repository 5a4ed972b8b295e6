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

/** Reason and next step in the reader's language where the platform said them itself; what a clerk wrote stays as it was written. */
export function saidIn(language: 'zh' | 'en', decided: Application['decided']): { reason: string | null; nextStep: string | null } {
  const english = language === 'en'
  return { reason: (english ? decided?.reasonEn : null) ?? decided?.reason ?? null, nextStep: (english ? decided?.nextStepEn : null) ?? decided?.nextStep ?? null }
}
