import { useFormat, useText, type SameShape } from '@guildhall/ui'
import { messages } from './messages.ts'

type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7
type Window = 'weekday-day' | 'weekday-evening' | 'weekend'
type Wanted = { windows: readonly Window[]; earliest: string | null; latest: string | null }

/** How needs are said on every page: level, free times, when wanted. */
export function useNeedWords() {
  const text = useText(messages)
  const format = useFormat()
  return {
    level: (level: number | null) => (level === null ? text.levels.none : text.levels[level as Level]),
    windows: (windows: readonly Window[]) => (windows.length === 0 || windows.length === 3 ? text.anyTime : windows.map((window) => text.windows[window]).join('、')),
    span: ({ earliest, latest }: Omit<Wanted, 'windows'>) => {
      if (earliest && latest) return text.between(format.day(earliest), format.day(latest))
      return latest ? text.until(format.day(latest)) : earliest ? text.from(format.day(earliest)) : ''
    },
  }
}

export type NeedText = SameShape<typeof messages.zh>
