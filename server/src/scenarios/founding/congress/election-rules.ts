import type { Body, Mark } from '../model.ts'

/**
 * How a grassroots union elects, as 《工会基层组织选举工作条例》 (总工发〔2016〕27号, "the Regulations") has it. Pure: figures in, a decision out.
 */

/** The Regulations, art. 17: there is a vote only where two thirds of those who should attend are there. */
export function quorumOf(shouldAttend: number): number {
  return Math.ceil((shouldAttend * 2) / 3)
}
export const hasQuorum = (attended: number, shouldAttend: number): boolean => shouldAttend > 0 && attended * 3 >= shouldAttend * 2

/** The Regulations: elected is who has yes from more than half of those who should attend, not of those who came. The fewest that do. */
export const neededVotes = (shouldAttend: number): number => Math.floor(shouldAttend / 2) + 1

/** The Regulations: with fewer than 100 members everybody meets; from 100 on a congress of delegates may be held. */
export const mayMeetByDelegates = (members: number): boolean => members >= 100

/** The Regulations, art. 8: how many sit in the committee, by the number of members. Below 25 a single chair or organiser is possible too. */
export function committeeSeats(members: number): { from: number; to: number } {
  if (members < 25) return { from: 3, to: 5 }
  if (members <= 200) return { from: 3, to: 7 }
  if (members <= 1_000) return { from: 7, to: 15 }
  if (members <= 5_000) return { from: 15, to: 21 }
  if (members <= 10_000) return { from: 21, to: 29 }
  if (members <= 50_000) return { from: 29, to: 37 }
  return { from: 37, to: 45 }
}

/** The Regulations, art. 17: the committee is elected from more candidates than seats, by five per cent at least (a standing committee by ten). For the others the law asks no surplus. */
export function candidatesNeeded(body: Body | 'standing', seats: number): number {
  if (seats === 0) return 0
  if (body === 'committee') return Math.max(seats + 1, Math.ceil(seats * 1.05))
  if (body === 'standing') return Math.max(seats + 1, Math.ceil(seats * 1.1))
  return seats
}

/** 工会女职工委员会工作条例 art. 11: with ten women members or more there is a women's committee; with fewer, one of the committee looks after them. */
export const needsWomensCommittee = (women: number): boolean => women >= 10

export type BallotSheet = Readonly<Record<string, Mark>>
export type Tally = { returned: number; invalid: number; votes: Map<string, { yes: number; no: number; abstain: number }> }

/** The Regulations: a ballot with at most as many names as there are seats is valid, one with more is not. A candidate without a mark is an abstention. */
export function tally(sheets: readonly BallotSheet[], race: { seats: number; candidates: readonly string[] }): Tally {
  const votes = new Map(race.candidates.map((id) => [id, { yes: 0, no: 0, abstain: 0 }]))
  let invalid = 0
  for (const sheet of sheets) {
    if (race.candidates.filter((id) => sheet[id] === 'yes').length > race.seats) { invalid++; continue }
    for (const id of race.candidates) votes.get(id)![sheet[id] ?? 'abstain']++
  }
  return { returned: sheets.length, invalid, votes }
}

export function addTallies(one: Tally, other: Tally): Tally {
  const votes = new Map([...one.votes].map(([id, have]) => {
    const more = other.votes.get(id) ?? { yes: 0, no: 0, abstain: 0 }
    return [id, { yes: have.yes + more.yes, no: have.no + more.no, abstain: have.abstain + more.abstain }]
  }))
  return { returned: one.returned + other.returned, invalid: one.invalid + other.invalid, votes }
}

export type Outcome = 'elected' | 'tied' | 'not'
export type Result = { void: boolean; outcomes: Map<string, Outcome>; unfilled: number }

/**
 * Who is elected. The Regulations: more ballots returned than handed out make the vote void; of those with more than half of all who should attend the ones with most votes
 * are elected; where equal votes leave open who takes the last seats, only those are voted on again, and then whoever has more is elected (`kind: 'tie'`).
 */
export function decideRace(race: { seats: number; shouldAttend: number; issued: number; kind: 'first' | 'tie' | 'again' }, { returned, votes }: Tally): Result {
  if (returned > race.issued) return { void: true, outcomes: new Map([...votes.keys()].map((id) => [id, 'not'])), unfilled: race.seats }
  const needed = race.kind === 'tie' ? 1 : neededVotes(race.shouldAttend)
  const able = [...votes].filter(([, have]) => have.yes >= needed).sort((a, b) => b[1].yes - a[1].yes)
  const outcomes = new Map<string, Outcome>([...votes.keys()].map((id) => [id, 'not']))
  const last = able[race.seats - 1]?.[1].yes
  const tied = able.length > race.seats && able[race.seats]![1].yes === last ? last : null
  for (const [id, have] of able.slice(0, race.seats)) outcomes.set(id, have.yes === tied ? 'tied' : 'elected')
  for (const [id, have] of able.slice(race.seats)) if (have.yes === tied) outcomes.set(id, 'tied')
  return { void: false, outcomes, unfilled: race.seats - [...outcomes.values()].filter((one) => one === 'elected').length }
}

/** Whether figures counted by hand can be: every valid ballot says something, or nothing, of every candidate. */
export function paperAddsUp(counted: { returned: number; invalid: number; votes: readonly { yes: number; no: number; abstain: number }[]; others?: readonly { yes: number }[] }, race: { seats: number }): boolean {
  const valid = counted.returned - counted.invalid
  const others = counted.others ?? []
  if (valid < 0 || others.some((one) => one.yes > valid)) return false
  const yes = [...counted.votes, ...others].reduce((sum, one) => sum + one.yes, 0)
  return counted.votes.every((one) => one.yes + one.no + one.abstain === valid) && yes <= valid * race.seats
}

/** Every order of `items` is as likely as any other, given a fair `below(n)` in [0, n). */
export function shuffled<T>(items: readonly T[], below: (n: number) => number): T[] {
  const out = [...items]
  for (let at = out.length - 1; at > 0; at--) {
    const other = below(at + 1);
    [out[at], out[other]] = [out[other]!, out[at]!]
  }
  return out
}
