import type { AnswerOf, congressRoutes, InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { holderOf, NotFound, Refused, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { getFoundingRow, moveFounding, withFounding } from '../load.ts'
import type { CongressRow, FoundingRow, RoundRow } from '../model.ts'
import { emptyBox } from './box.ts'
import { candidatesNeeded, hasQuorum } from './election-rules.ts'
import { electedTo, nextVote } from './next-vote.ts'
import { presentCongress } from './present.ts'
import { findAttendance, findCongress, findInvited, loadStanding, lockRound, putUpCandidates, putUpOf, seatsOf, votersOf } from './store.ts'

type Routes = typeof congressRoutes
type Shown = AnswerOf<Routes['checkIn']>

/** One deed at a congress: the founding locked, its congress loaded; then the congress as it is now. */
export async function atCongress(ctx: RequestContext, foundingId: string, need: { side: 'apply' | 'read'; states: readonly ('called' | 'voting')[] }, deed: (row: FoundingRow, congress: CongressRow) => Promise<void>): Promise<Shown> {
  await withFounding(ctx, foundingId, need, async (row) => {
    const congress = await findCongress(ctx.tx, row.id)
    if (!congress) throw new Refused('founding.not-now')
    await deed(row, congress)
  })
  return { congress: (await presentCongress(ctx, await getFoundingRow(ctx, foundingId)))! }
}

/** Who is in the room, and how they vote. Whoever has voted on the phone stays with it. */
export function checkIn(ctx: RequestContext, input: InputOf<Routes['checkIn']>): Promise<Shown> {
  return atCongress(ctx, input.foundingId, { side: 'apply', states: ['called', 'voting'] }, async (row, congress) => {
    const invited = new Set(await findInvited(ctx.tx, congress))
    if (input.personIds.some((id) => !invited.has(id))) throw new Refused('founding.not-invited')
    if ((congress.way === 'phone' && input.ballot === 'paper') || (congress.way === 'paper' && input.ballot === 'phone')) throw new Refused('founding.not-now')
    const voted = await ctx.tx.selectFrom('founding_turnout as t').innerJoin('founding_round as r', 'r.id', 't.round_id').select('t.id').where('r.congress_id', '=', congress.id).where('r.state', '=', 'open').where('t.person_id', 'in', input.personIds).executeTakeFirst()
    if (voted) throw new Refused('founding.has-voted')
    const here = { noted_by: holderOf(ctx.actor), noted_at: ctx.clock.now(), ballot: input.ballot }
    await ctx.tx.insertInto('founding_attendance').values([...new Set(input.personIds)].map((person_id) => ({ id: newId(), congress_id: congress.id, scope: row.scope, applicant_scope: row.applicant_scope, person_id, ...here })))
      .onConflict((conflict) => conflict.columns(['congress_id', 'person_id']).doUpdateSet(here)).execute()
    await appendAudit(ctx, { action: 'founding.check-in', subject: `founding:${row.id}`, scope: row.scope, details: { people: input.personIds.length, ballot: input.ballot } })
  })
}

/** Hands out the ballots of the next vote: only where two thirds of those who should attend are there (the Regulations, art. 17). */
export function openRound(ctx: RequestContext, input: InputOf<Routes['openRound']>): Promise<Shown> {
  return atCongress(ctx, input.foundingId, { side: 'apply', states: ['called', 'voting'] }, async (row, congress) => {
    const standing = await loadStanding(ctx.tx, congress)
    if (standing.rounds.some((round) => ['open', 'counting'].includes(round.state))) throw new Refused('founding.not-now')
    const next = nextVote({ seats: seatsOf(congress), chairBy: congress.chair_by as 'congress', putUp: putUpOf(standing) }, standing.raced)
    if (!next) throw new Refused('founding.nothing-to-vote')
    const attendance = await findAttendance(ctx.tx, congress.id)
    const committee = electedTo('committee', standing.raced)
    const shouldAttend = next.electorate === 'committee' ? committee.length : congress.should_attend ?? (await findInvited(ctx.tx, congress)).length
    const attended = votersOf(next, attendance, committee).length
    if (!hasQuorum(attended, shouldAttend)) throw new Refused('founding.quorum', { attended, shouldAttend })
    if (congress.state === 'called') {
      await ctx.tx.updateTable('founding_congress').set({ state: 'voting', should_attend: shouldAttend }).where('id', '=', congress.id).execute()
      await moveFounding(ctx, row, 'open-vote', { inputs: { shouldAttend, attended } })
    }
    const round = { id: newId(), congress_id: congress.id, founding_id: row.id, scope: row.scope, applicant_scope: row.applicant_scope }
    await ctx.tx.insertInto('founding_round').values({ ...round, number: standing.rounds.length + 1, electorate: next.electorate, state: 'open', should_attend: shouldAttend, attended, box_sealed: emptyBox(ctx.cipher), opened_at: ctx.clock.now() }).execute()
    for (const race of next.races) {
      // Of people with equal votes all are voted on; elsewhere the congress may put up fewer.
      const people = input.candidates && race.kind !== 'tie' && next.races.length === 1 ? race.people.filter((id) => input.candidates!.includes(id)) : race.people
      if (people.length < (race.kind === 'first' ? candidatesNeeded(race.body, race.seats) : 1)) throw new Refused('founding.too-few-candidates', { body: race.body, have: people.length })
      const raceId = newId()
      await ctx.tx.insertInto('founding_race').values({ id: raceId, round_id: round.id, scope: row.scope, applicant_scope: row.applicant_scope, body: race.body, kind: race.kind, seats: race.seats }).execute()
      await putUpCandidates(ctx.tx, congress, raceId, race.body, people)
    }
    await appendAudit(ctx, { action: 'founding.open-round', subject: `founding:${row.id}`, scope: row.scope, details: { number: standing.rounds.length + 1, attended, shouldAttend } })
  })
}

export function closeRound(ctx: RequestContext, input: InputOf<Routes['closeRound']>): Promise<Shown> {
  return atCongress(ctx, input.foundingId, { side: 'apply', states: ['voting'] }, async (row, congress) => {
    const round = await lockOf(ctx, congress, input.roundId, ['open'])
    await ctx.tx.updateTable('founding_round').set({ state: 'counting', closed_at: ctx.clock.now() }).where('id', '=', round.id).execute()
    await appendAudit(ctx, { action: 'founding.close-round', subject: `founding:${row.id}`, scope: row.scope, details: { number: round.number } })
  })
}

export async function lockOf(ctx: RequestContext, congress: CongressRow, roundId: string, states: readonly string[]): Promise<RoundRow> {
  const round = await lockRound(ctx.tx, roundId)
  if (!round || round.congress_id !== congress.id) throw new NotFound()
  if (!states.includes(round.state)) throw new Refused('founding.not-now', { state: round.state })
  return round
}
