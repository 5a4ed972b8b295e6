import { useFormat, useText } from '@guildhall/ui'
import type { childcareRoutes, AnswerOf } from '@guildhall/contract'
import { messages } from './messages.ts'

type Class = AnswerOf<typeof childcareRoutes.find>['rows'][number]

/** Two times that stay on one line. */
const span = (from: string, to: string) => `${from}\u2060–\u2060${to}`

/** How a class is said: its days, what it costs, whether there is room. */
export function useClassWords() {
  const shared = useText(messages)
  const format = useFormat()
  const day = (instant: string) => { const at = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString(); return `${format.day(at.slice(0, 10))} ${at.slice(11, 16)}` }
  return {
    days: (of: Pick<Class, 'first' | 'last'>) => `${format.day(of.first)}–${format.day(of.last)}`,
    hours: (of: Pick<Class, 'weekdays' | 'from' | 'to'>) => `${of.weekdays.length === 7 ? '' : `${of.weekdays.map(shared.weekday).join(' ')} `}${span(of.from, of.to)}`,
    span,
    cost: (fen: string) => (fen === '0' ? shared.free : shared.cost(format.yuan(fen))),
    room: (of: Pick<Class, 'places' | 'seated' | 'waiting'>) => (of.seated < of.places ? shared.left(format.count(of.places - of.seated)) : shared.full(format.count(of.waiting))),
    moment: day,
  }
}
