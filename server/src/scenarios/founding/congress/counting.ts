import type { congressRoutes, foundingShapes, InputOf } from '@guildhall/contract'
import type { z } from 'zod'
import { appendAudit } from '#platform/audit'
import { json } from '#platform/db'
import { holderOf, NotFound, Refused, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { moveFounding, withFounding } from '../load.ts'
import type { RaceRow } from '../model.ts'
import { tellFederation } from '../notices.ts'
import { openBox } from './box.ts'
import { addTallies, decideRace, paperAddsUp, tally, type Tally } from './election-rules.ts'
import { electedTo, nextVote } from './next-vote.ts'
import { findAttendance, findRaces, loadStanding, putUpOf, seatsOf, votersOf } from './store.ts'
import { atCongress, lockOf } from './voting.ts'
import { personOfKey, readWrittenIn, writtenKeysOf } from './written-in.ts'

type Routes = typeof congressRoutes
type Counted = z.output<typeof foundingShapes.paperCount>[number]
/** As it is kept: whom others were written in is kept by id, never by name. */
type Paper = (Omit<Counted, 'others'> & { others?: { personId: string; yes: number }[] })[]

/** What was counted of the paper ballots, race by race. Entered anew it has to be confirmed anew. */
export function enterPaper(ctx: RequestContext, input: InputOf<Routes['enterPaper']>) {
  return atCongress(ctx, input.foundingId, { side: 'apply', states: ['voting'] }, async (row, congress) => {
    const round = await lockOf(ctx, congress, input.roundId, ['open', 'counting'])
    const { races, candidates } = await loadStanding(ctx.tx, congress)
    const own = races.filter((race) => race.round_id === round.id)
    if (input.races.length !== own.length) throw new Refused('founding.paper-wrong')
    for (const race of own) {
      const counted = input.races.find((one) => one.raceId === race.id)
      const people = candidates.filter((one) => one.race_id === race.id).map((one) => one.id)
      const named = new Set(counted?.votes.map((one) => one.candidateId))
      if (!counted || named.size !== people.length || people.some((id) => !named.has(id)) || !paperAddsUp(counted, race)) throw new Refused('founding.paper-wrong', { body: race.body })
    }
    const kept: Paper = []
    for (const { others, ...counted } of input.races) {
      // One at a time: two lines of one name are one person, and the sum of both.
      const votes = new Map<string, number>()
      for (const one of others) for (const key of await readWrittenIn(ctx, congress, own, [{ raceId: counted.raceId, name: one.name }])) votes.set(personOfKey(key), (votes.get(personOfKey(key)) ?? 0) + one.yes)
      const summed = [...votes].map(([personId, yes]) => ({ personId, yes }))
      if (!paperAddsUp({ ...counted, others: summed }, own.find((race) => race.id === counted.raceId)!)) throw new Refused('founding.paper-wrong')
      kept.push({ ...counted, others: summed })
    }
    await ctx.tx.updateTable('founding_round').set({ paper: json({ races: kept }), paper_by: holderOf(ctx.actor), paper_confirmed_by: null }).where('id', '=', round.id).execute()
    await appendAudit(ctx, { action: 'founding.enter-paper', subject: `founding:${row.id}`, scope: row.scope, details: { number: round.number } })
  })
}

/** The second pair of eyes is another person (F7): a colleague of the unit, or somebody of the federation who watches. */
export function confirmPaper(ctx: RequestContext, input: InputOf<Routes['confirmPaper']>) {
  return atCongress(ctx, input.foundingId, { side: 'read', states: ['voting'] }, async (row, congress) => {
    const round = await lockOf(ctx, congress, input.roundId, ['open', 'counting'])
    if (round.paper === null) throw new Refused('founding.not-now')
    if (round.paper_by === holderOf(ctx.actor)) throw new Refused('founding.same-eyes')
    await ctx.tx.updateTable('founding_round').set({ paper_confirmed_by: holderOf(ctx.actor) }).where('id', '=', round.id).execute()
    await appendAudit(ctx, { action: 'founding.confirm-paper', subject: `founding:${row.id}`, scope: row.scope, details: { number: round.number } })
  })
}

/** Counts a closed vote by the rule. Once every seat is settled the election is over. */
export function decideRound(ctx: RequestContext, input: InputOf<Routes['decideRound']>) {
  return atCongress(ctx, input.foundingId, { side: 'apply', states: ['voting'] }, async (row, congress) => {
    const round = await lockOf(ctx, congress, input.roundId, ['counting'])
    const before = await loadStanding(ctx.tx, congress)
    const voters = votersOf(round, await findAttendance(ctx.tx, congress.id), electedTo('committee', before.raced))
    const paper = (round.paper as { races: Paper } | null)?.races ?? null
    if (voters.some((one) => one.ballot === 'paper') && (!paper || round.paper_confirmed_by === null)) throw new Refused('founding.paper-missing')
    const sheets = openBox(ctx.cipher, round.box_sealed)
    const races = await findRaces(ctx.tx, [round.id])
    for (const race of races) await decideOne(ctx, { ...race, congress_id: congress.id }, { candidates: before.candidates.filter((one) => one.race_id === race.id).map((one) => one.id), sheets, paper, issued: voters.length, shouldAttend: round.should_attend })
    const { races: decided } = await loadStanding(ctx.tx, congress)
    const allVoid = decided.filter((race) => race.round_id === round.id).every((race) => race.void)
    await ctx.tx.updateTable('founding_round').set({ state: allVoid ? 'void' : 'decided' }).where('id', '=', round.id).execute()
    await appendAudit(ctx, { action: 'founding.decide-round', subject: `founding:${row.id}`, scope: row.scope, details: { number: round.number } })
    await endIfSettled(ctx, row.id)
  })
}

type Cast = { candidates: string[]; sheets: ReturnType<typeof openBox>; paper: Paper | null; issued: number; shouldAttend: number }

type OpenRace = RaceRow & { congress_id: string }

async function decideOne(ctx: RequestContext, race: OpenRace, { candidates, sheets, paper, issued, shouldAttend }: Cast): Promise<void> {
  const onPaper = paper?.find((one) => one.raceId === race.id)
  const written = await countableWrittenIn(ctx, race, [...writtenKeysOf(race.id, sheets), ...(onPaper?.others ?? []).map((one) => `${race.id}/${one.personId}`)])
  const valid = (onPaper?.returned ?? 0) - (onPaper?.invalid ?? 0)
  const byHand: Tally['votes'] = new Map<string, { yes: number; no: number; abstain: number }>([
    ...(onPaper?.votes ?? []).map((one) => [one.candidateId, one] as const),
    ...written.map((key) => { const yes = onPaper?.others?.find((one) => one.personId === personOfKey(key))?.yes ?? 0; return [key, { yes, no: 0, abstain: valid - yes }] as const }),
  ])
  const counted: Tally = addTallies(tally(sheets, { seats: race.seats, candidates: [...candidates, ...written] }), { returned: onPaper?.returned ?? 0, invalid: onPaper?.invalid ?? 0, votes: byHand })
  const result = decideRace({ seats: race.seats, shouldAttend, issued, kind: race.kind as 'first' }, counted)
  await ctx.tx.updateTable('founding_race').set({ issued, returned: counted.returned, invalid: counted.invalid, void: result.void }).where('id', '=', race.id).execute()
  for (const id of candidates) {
    const { yes, no, abstain } = counted.votes.get(id)!
    await ctx.tx.updateTable('founding_candidate').set({ yes, no, abstain, outcome: result.outcomes.get(id)! }).where('id', '=', id).execute()
  }
  if (result.void) return
  for (const [index, key] of written.entries()) {
    const { id, congress_id, scope, applicant_scope, body } = race
    await ctx.tx.insertInto('founding_candidate').values({ id: newId(), race_id: id, congress_id, scope, applicant_scope, body, person_id: personOfKey(key), place: candidates.length + index, written_in: true, ...counted.votes.get(key)!, outcome: result.outcomes.get(key)! }).execute()
  }
}

/** Whoever won a seat in the committee a moment ago takes none in the audit committee that watches it, and the other way round: their name counts once, where it was first counted. */
async function countableWrittenIn(ctx: RequestContext, race: OpenRace, keys: readonly string[]): Promise<string[]> {
  const other = { committee: 'audit', audit: 'committee' }[race.body]
  const seated = other ? await ctx.tx.selectFrom('founding_candidate').select('person_id').where('congress_id', '=', race.congress_id).where('body', '=', other).where('outcome', '=', 'elected').execute() : []
  const taken = new Set(seated.map((one) => one.person_id))
  return [...new Set(keys)].filter((key) => !taken.has(personOfKey(key))).sort()
}

/** The congress agrees to leave seats empty that nobody won, as long as the committee is not smaller than art. 8 allows: a reason is kept. */
export function reduceSeats(ctx: RequestContext, input: InputOf<Routes['reduceSeats']>) {
  return atCongress(ctx, input.foundingId, { side: 'apply', states: ['voting'] }, async (row, congress) => {
    const { races, candidates, rounds, raced } = await loadStanding(ctx.tx, congress)
    const race = races.find((one) => one.id === input.raceId)
    if (!race) throw new NotFound()
    const elected = candidates.filter((one) => one.race_id === race.id && one.outcome === 'elected').length
    const seated = electedTo(race.body as 'committee', raced).length
    const last = races.filter((one) => one.body === race.body).at(-1)
    if (rounds.at(-1)?.state !== 'decided' || last?.id !== race.id || race.void || race.body === 'chair' || elected === race.seats || candidates.some((one) => one.race_id === race.id && one.outcome === 'tied')) throw new Refused('founding.not-now')
    if (race.body === 'committee' && seated < 3) throw new Refused('founding.seats-wrong', { seated })
    await ctx.tx.updateTable('founding_race').set({ reduced_to: elected, reduced_reason: input.reason }).where('id', '=', race.id).execute()
    await appendAudit(ctx, { action: 'founding.reduce-seats', subject: `founding:${row.id}`, scope: row.scope, reason: input.reason, details: { body: race.body, from: race.seats, to: elected } })
    await endIfSettled(ctx, row.id)
  })
}

async function endIfSettled(ctx: RequestContext, foundingId: string): Promise<void> {
  const row = await ctx.tx.selectFrom('founding').selectAll().where('id', '=', foundingId).executeTakeFirstOrThrow()
  const congress = await ctx.tx.selectFrom('founding_congress').selectAll().where('founding_id', '=', foundingId).where('state', '<>', 'called-off').executeTakeFirstOrThrow()
  const standing = await loadStanding(ctx.tx, congress)
  if (electedTo('chair', standing.raced).length === 0 || nextVote({ seats: seatsOf(congress), chairBy: congress.chair_by as 'congress', putUp: putUpOf(standing) }, standing.raced)) return
  await ctx.tx.updateTable('founding_congress').set({ state: 'decided' }).where('id', '=', congress.id).execute()
  await moveFounding(ctx, row, 'decide', { inputs: { elected: electedTo('committee', standing.raced).length } })
}

/** Reports the result to the federation above (the Regulations: results are approved by the union above). */
export function report(ctx: RequestContext, input: InputOf<Routes['report']>) {
  return withFounding(ctx, input.foundingId, { side: 'apply', states: ['elected'], revision: input.revision }, async (row) => {
    const moved = await moveFounding(ctx, row, 'report')
    await tellFederation(ctx, row, { kind: 'founding.reported', params: { due: moved.deadline ?? '' } })
    return moved
  })
}
