import type { Body, Seats } from '../model.ts'

export type Raced = { body: Body; kind: 'first' | 'tie' | 'again'; seats: number; void: boolean; reducedTo: number | null; candidates: readonly { personId: string; outcome: 'elected' | 'tied' | 'not' | null }[] }
export type NextRace = { body: Body; kind: 'first' | 'tie' | 'again'; seats: number; people: string[] }
export type NextVote = { electorate: 'congress' | 'committee'; races: NextRace[] }

const bodies = ['committee', 'audit', 'women'] as const

/**
 * What is to be voted on next, given what has been decided, in the order in which it was; null once every seat is settled. First the committees on one sheet; a void vote again as it was; people with equal votes
 * among themselves; seats that nobody won among those who were not elected, unless the congress has left them empty. Then the chair, out of the new committee, by the congress
 * or by the committee itself (工会基层组织选举工作条例 art. 3).
 */
export function nextVote(congress: { seats: Seats; chairBy: 'congress' | 'committee'; putUp: readonly { body: Body; personId: string }[] }, raced: readonly Raced[]): NextVote | null {
  const open = bodies.flatMap((body) => openRace(body, congress.seats[body], congress.putUp.filter((one) => one.body === body).map((one) => one.personId), raced) ?? [])
  if (open.length > 0) return { electorate: 'congress', races: open }
  const committee = electedTo('committee', raced)
  if (committee.length === 0) return null
  const chair = openRace('chair', 1, committee, raced)
  return chair ? { electorate: congress.chairBy, races: [chair] } : null
}

export const electedTo = (body: Body, raced: readonly Raced[]): string[] => raced.filter((race) => race.body === body && !race.void).flatMap((race) => race.candidates.filter((one) => one.outcome === 'elected').map((one) => one.personId))

function openRace(body: Body, seats: number, people: readonly string[], raced: readonly Raced[]): NextRace | null {
  if (seats === 0) return null
  const own = raced.filter((race) => race.body === body)
  const last = own.at(-1)
  if (!last) return { body, kind: 'first', seats, people: [...people] }
  if (last.void) return { body, kind: last.kind, seats: last.seats, people: last.candidates.map((one) => one.personId) }
  if (last.reducedTo !== null) return null
  const unfilled = last.seats - last.candidates.filter((one) => one.outcome === 'elected').length
  if (unfilled === 0) return null
  const tied = last.candidates.filter((one) => one.outcome === 'tied').map((one) => one.personId)
  if (tied.length > 0) return { body, kind: 'tie', seats: unfilled, people: tied }
  const elected = new Set(electedTo(body, own))
  return { body, kind: 'again', seats: unfilled, people: people.filter((one) => !elected.has(one)) }
}
