import { addDays, type Day } from '#platform/calendar'
import type { ElectedOfficer, TermState } from './model.ts'

/** 工会法 art. 16: the committee of a grassroots union is elected for three or for five years. */
export const termYears = [3, 5] as const

/**
 * The day by which the next committee is to be elected: so many years after the election, for the term runs from that day (工会基层组织选举工作条例, term from the day of the election).
 * The 29th of February ends on the 28th of a common year.
 */
export const dueOn = (electedOn: Day, years: number): Day => monthsAfter(electedOn, years * 12)

/** The same day of a later month, or its last one where it has no such day. */
function monthsAfter(from: Day, months: number): Day {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0))
  return `${last.toISOString().slice(0, 7)}-${String(Math.min(day, last.getUTCDate())).padStart(2, '0')}`
}

/**
 * For how many months from the day it was due an election may be put off in all, however often. That it takes the consent of the union above is in the 章程 (README.md); it gives no length. The
 * half year is the one that handbooks of unions name as the usual longest; the article of the Regulations behind it could not be read here.
 */
export const longestPostponement = 6

/** The last day to which an election can be put off. */
export const postponableTo = (term: Pick<Dates, 'due_on'>): Day => monthsAfter(term.due_on, longestPostponement)

/** Whether an election may be put off to a day: one later than was promised before, and within the limit. */
export function decidePostponing(term: Pick<Dates, 'due_on' | 'postponed_to'>, to: Day): 'ok' | 'terms.dates-wrong' | 'terms.postponed-too-far' {
  if (to <= promisedOn(term)) return 'terms.dates-wrong'
  return to > postponableTo(term) ? 'terms.postponed-too-far' : 'ok'
}

type Dates = { due_on: Day; postponed_to: Day | null; ended_on: Day | null }
/** From how many days before an election it is called soon: half a year, the product's own choice. */
export const soonDays = 183

export const promisedOn = (term: Pick<Dates, 'due_on' | 'postponed_to'>): Day => term.postponed_to ?? term.due_on
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** Overdue from the day after the promised one; soon within half a year of it. */
export function stateOf(term: Dates, today: Day): TermState {
  if (term.ended_on !== null) return 'ended'
  const left = daysBetween(today, promisedOn(term))
  if (left < 0) return 'overdue'
  if (left <= soonDays) return 'soon'
  return term.postponed_to === null ? 'running' : 'postponed'
}

/** The distances, in months, at which a union and the federation above hear of an election: half a year, three months, one month, and when it is overdue (0). */
const distances = [[31, 1], [92, 3], [soonDays, 6]] as const

/** The reminder that is due today: the nearest distance that is passed. One that was missed while nothing ran is not sent after it. */
export function reminderDue(term: Dates, today: Day): number | null {
  if (term.ended_on !== null) return null
  const left = daysBetween(today, promisedOn(term))
  if (left < 0) return 0
  return distances.find(([days]) => left <= days)?.[1] ?? null
}

/** The first election of `distances` that a query has to look at. */
export const reminderHorizon = (today: Day): Day => addDays(today, soonDays)

/** The committee has one chair, other bodies at most one; nobody sits in the same body twice. Bodies that nobody is elected to are absent. */
export function checkOfficers(officers: readonly ElectedOfficer[]): 'ok' | 'terms.one-chair' | 'terms.twice' {
  const bodies = Map.groupBy(officers, (one) => one.body)
  for (const [body, inBody] of bodies) {
    if (new Set(inBody.map((one) => one.personId)).size !== inBody.length) return 'terms.twice'
    const chairs = inBody.filter((one) => one.post === 'chair').length
    if (body === 'committee' ? chairs !== 1 : chairs > 1) return 'terms.one-chair'
  }
  return bodies.has('committee') ? 'ok' : 'terms.one-chair'
}
