import type { AnswerOf, needsRoutes } from '@guildhall/contract'
import { useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'

export type MyNeed = AnswerOf<typeof needsRoutes.listMyNeeds>['rows'][number]
export type Window = 'weekday-day' | 'weekday-evening' | 'weekend'
export const windows = ['weekday-day', 'weekday-evening', 'weekend'] as const
export const levels = [0, 1, 2, 3, 4, 5, 6, 7] as const

/** How needs are said on the phone. */
export function useNeedWords() {
  const text = useText(messages)
  const format = useFormat()
  return {
    trade: (need: Pick<MyNeed, 'occupation' | 'wish' | 'words'>) => need.occupation?.name ?? need.wish ?? need.words ?? text.unclassified,
    level: (level: number | null) => (level === null ? text.levels.none : text.levels[level as 0]),
    windows: (chosen: readonly Window[]) => (chosen.length === 0 || chosen.length === 3 ? text.anyTime : chosen.map((window) => text.windows[window]).join('、')),
    span: (earliest: string | null, latest: string | null) => {
      if (earliest && latest) return text.between(format.day(earliest), format.day(latest))
      return latest ? text.until(format.day(latest)) : earliest ? text.from(format.day(earliest)) : ''
    },
  }
}
