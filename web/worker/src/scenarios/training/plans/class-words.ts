import type { AnswerOf, plansRoutes } from '@guildhall/contract'
import { dotted, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'

export type ClassCard = AnswerOf<typeof plansRoutes.listPublishedClasses>['rows'][number]
export type PublishedClass = AnswerOf<typeof plansRoutes.getPublishedClass>

/** What a class says of itself on every card. */
export function useClassWords() {
  const text = useText(messages)
  const format = useFormat()
  return {
    where: (one: ClassCard) => one.venue?.name ?? text.venueUnknown,
    facts: (one: ClassCard) => dotted(text.dot, [one.venue?.name ?? text.venueUnknown, one.firstDay && text.begins(format.day(one.firstDay)), text.hours(one.classHours)]),
    seats: ({ seats }: Pick<ClassCard, 'seats'>) => {
      const free = seats.capacity - seats.taken
      const wait = seats.waitlist - seats.waiting
      return free > 0 ? { free, words: text.free(free) } : { free: 0, words: wait > 0 ? text.waitable(wait) : text.full }
    },
    fee: (one: ClassCard) => (one.feeFen === '0' ? text.noFee : text.fee(format.yuan(one.feeFen))),
  }
}
