import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Body, CandidateRow, CongressRow, FoundingRow, RaceRow, RoundRow, Seats } from '../model.ts'
import type { Raced } from './next-vote.ts'

export function findCongress(tx: Tx, foundingId: string): Promise<CongressRow | undefined> {
  return tx.selectFrom('founding_congress').selectAll().where('founding_id', '=', foundingId).where('state', '<>', 'called-off').executeTakeFirst()
}

export function findRounds(tx: Tx, congressId: string): Promise<RoundRow[]> {
  return tx.selectFrom('founding_round').selectAll().where('congress_id', '=', congressId).orderBy('number').execute()
}

export function lockRound(tx: Tx, id: string): Promise<RoundRow | undefined> {
  return tx.selectFrom('founding_round').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export function findRaces(tx: Tx, roundIds: readonly string[]): Promise<RaceRow[]> {
  if (roundIds.length === 0) return Promise.resolve([])
  return tx.selectFrom('founding_race').selectAll().where('round_id', 'in', roundIds).orderBy(sql`array_position(array['committee', 'audit', 'women', 'chair'], body)`).orderBy('id').execute()
}

export function findCandidates(tx: Tx, congressId: string): Promise<CandidateRow[]> {
  return tx.selectFrom('founding_candidate').selectAll().where('congress_id', '=', congressId).orderBy('place').orderBy('id').execute()
}

export async function putUpCandidates(tx: Tx, congress: Pick<CongressRow, 'id' | 'scope' | 'applicant_scope'>, raceId: string | null, body: Body, people: readonly string[]): Promise<void> {
  if (people.length === 0) return
  await tx.insertInto('founding_candidate').values(people.map((person_id, place) => ({ id: newId(), race_id: raceId, congress_id: congress.id, scope: congress.scope, applicant_scope: congress.applicant_scope, body, person_id, place }))).execute()
}

/** Who attends by right: everybody on the roster who agreed, or the delegates among them. */
export async function findInvited(tx: Tx, congress: Pick<CongressRow, 'founding_id' | 'kind'>): Promise<string[]> {
  const rows = await tx.selectFrom('founding_roster').select('person_id').where('founding_id', '=', congress.founding_id).where('consent', '=', 'agreed').$if(congress.kind === 'delegates', (all) => all.where('delegate', '=', true)).execute()
  return rows.map((row) => row.person_id)
}

export function findAttendance(tx: Tx, congressId: string): Promise<{ person_id: string; ballot: string }[]> {
  return tx.selectFrom('founding_attendance').select(['person_id', 'ballot']).where('congress_id', '=', congressId).execute()
}

export async function countTurnout(tx: Tx, roundIds: readonly string[]): Promise<Map<string, number>> {
  if (roundIds.length === 0) return new Map()
  const rows = await tx.selectFrom('founding_turnout').select(['round_id', sql<number>`count(*)::int`.as('n')]).where('round_id', 'in', roundIds).groupBy('round_id').execute()
  return new Map(rows.map((row) => [row.round_id, row.n]))
}

export const seatsOf = (congress: Pick<CongressRow, 'seats'>): Seats => congress.seats as unknown as Seats

export type Standing = { congress: CongressRow; rounds: RoundRow[]; races: RaceRow[]; candidates: CandidateRow[]; raced: Raced[] }

/** A congress with all its votes, as decisions need it: decided races in the order of their rounds. */
export async function loadStanding(tx: Tx, congress: CongressRow): Promise<Standing> {
  const rounds = await findRounds(tx, congress.id)
  const [races, candidates] = [await findRaces(tx, rounds.map((round) => round.id)), await findCandidates(tx, congress.id)]
  const raced = rounds.filter((round) => ['decided', 'void'].includes(round.state)).flatMap((round) => races.filter((race) => race.round_id === round.id).map((race): Raced => ({
    body: race.body as Body, kind: race.kind as Raced['kind'], seats: race.seats, void: race.void, reducedTo: race.reduced_to,
    candidates: candidates.filter((one) => one.race_id === race.id).map((one) => ({ personId: one.person_id, outcome: one.outcome as 'elected' | null })),
  })))
  return { congress, rounds, races, candidates, raced }
}

export const putUpOf = (standing: Standing) => standing.candidates.filter((one) => one.race_id === null).map((one) => ({ body: one.body as Body, personId: one.person_id }))

/** Who votes in a round: everybody in the room, or of them the new committee. */
export function votersOf(round: Pick<RoundRow, 'electorate'>, attendance: readonly { person_id: string; ballot: string }[], committee: readonly string[]): { person_id: string; ballot: string }[] {
  const sitting = new Set(committee)
  return round.electorate === 'congress' ? [...attendance] : attendance.filter((one) => sitting.has(one.person_id))
}

export type CongressPlaces = Pick<FoundingRow, 'id' | 'scope' | 'applicant_scope'>
