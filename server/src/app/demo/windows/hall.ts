import { windowRankingRoutes, windowVisitRoutes } from '@guildhall/contract'
import { addWorkingDays, calendarOf } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import type { City } from '../needs.ts'
import type { Stage } from '../stage.ts'
import type { Counter, Item } from './open.ts'

/** Today in the hall: numbers taken, called and served, times booked for the next days; and last quarter's flag. */
export async function fillHall(stage: Stage, city: City, { counters, items }: { counters: readonly Counter[]; items: readonly Item[] }): Promise<void> {
  const counter = counters[0]!
  const minutesAgo = (minutes: number) => new Date(stage.now.getTime() - minutes * 60_000)
  const obtain = items.find((item) => item.business === 'obtain')!
  for (let n = 0; n < 9; n++) await stage.act(windowVisitRoutes.giveTicket, counter.clerk, minutesAgo(60 - n * 6), { counterId: counter.id, itemId: items[n % items.length]!.id })
  for (const [index, end] of (['finish', 'finish', 'miss', 'finish', null] as const).entries()) {
    const { ticket } = await stage.act(windowVisitRoutes.callNext, counter.clerk, minutesAgo(48 - index * 9), { counterId: counter.id, place: index % 2 === 0 ? '1' : '2' })
    if (ticket && end === 'finish') await stage.act(windowVisitRoutes.finish, counter.clerk, minutesAgo(41 - index * 9), { ticketId: ticket.id, caseId: null })
    if (ticket && end === 'miss') await stage.act(windowVisitRoutes.miss, counter.clerk, minutesAgo(44 - index * 9), { ticketId: ticket.id })
  }
  const calendar = calendarOf()
  const people = [city.cast.lin, ...city.people.filter((person) => person.actor && person.county === counter.county && person.id !== city.cast.lin.id).slice(0, 4)]
  for (const [index, person] of people.entries()) {
    await stage.act(windowVisitRoutes.book, person.actor!, minutesAgo(120 + index), { counterId: counter.id, day: addWorkingDays(calendar, stage.today, 1 + (index % 2)), from: ['09:00', '09:30', '14:00', '10:00', '15:30'][index]!, itemId: index % 2 === 0 ? obtain.id : null })
  }
  const today = dayInShanghai(stage.now)
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3)
  // Half an hour ago it may have been the quarter itself.
  await stage.act(windowRankingRoutes.award, counter.registrars[0], stage.now, { quarter: quarter === 1 ? `${Number(today.slice(0, 4)) - 1}-Q4` : `${today.slice(0, 4)}-Q${quarter - 1}` })
}
