import type { AnswerOf, congressRoutes } from '@guildhall/contract'
import { asService, holderOf, requireStaff, type RequestContext } from '#platform/http'
import { namesOfCandidates } from './names.ts'
import type { Body, FoundingRow, RaceRow, RoundRow } from '../model.ts'
import { mayApply } from '../policy.ts'
import { neededVotes, quorumOf } from './election-rules.ts'
import { electedTo, nextVote } from './next-vote.ts'
import { countTurnout, findAttendance, findCongress, findInvited, loadStanding, putUpOf, seatsOf, votersOf, type Standing } from './store.ts'

type Shown = NonNullable<AnswerOf<typeof congressRoutes.get>['congress']>

/** The congress as those who run or watch it see it. Candidates stand under their full name, as on the ballot and on the wall; without a phone. No interim result, and the code of the door only for those who run it. */
export async function presentCongress(ctx: RequestContext, row: FoundingRow): Promise<Shown | null> {
  const actor = requireStaff(ctx, 'founding.read')
  const loaded = await asService(ctx, row.scope, async () => {
    const congress = await findCongress(ctx.tx, row.id)
    if (!congress) return null
    const standing = await loadStanding(ctx.tx, congress)
    return { standing, invited: await findInvited(ctx.tx, congress), attendance: await findAttendance(ctx.tx, congress.id), turnout: await countTurnout(ctx.tx, standing.rounds.map((round) => round.id)) }
  })
  if (!loaded) return null
  const { standing, invited, attendance, turnout } = loaded
  const { congress, raced, candidates, rounds } = standing
  const next = rounds.some((round) => ['open', 'counting'].includes(round.state)) ? null : nextVote({ seats: seatsOf(congress), chairBy: congress.chair_by as 'congress', putUp: putUpOf(standing) }, raced)
  const committee = electedTo('committee', raced)
  const names = await asService(ctx, row.scope, () => namesOfCandidates(ctx, [...candidates.map((one) => one.person_id), ...rounds.flatMap((round) => onPaperOf(round).flatMap((race) => (race.others ?? []).map((one) => one.personId)))]))
  const person = (id: string) => ({ id, name: names.get(id)?.name ?? '', phone: null })
  const yesOf = (body: Body, id: string) => candidates.findLast((one) => one.body === body && one.person_id === id && one.outcome === 'elected')?.yes ?? null
  const candidate = (one: (typeof candidates)[number]) => ({ id: one.id, person: person(one.person_id), unitName: names.get(one.person_id)?.unitName ?? null, yes: one.yes, no: one.no, abstain: one.abstain, outcome: one.outcome as 'elected' | null, writtenIn: one.written_in })
  const shouldAttend = congress.should_attend ?? invited.length
  return {
    id: congress.id, kind: congress.kind as 'members', heldAt: congress.held_at.toISOString(), place: congress.place, notice: congress.notice, way: congress.way as 'both', chairBy: congress.chair_by as 'congress', seats: seatsOf(congress), state: congress.state as 'called',
    shouldAttend, attended: attendance.length, quorum: quorumOf(shouldAttend), doorCode: mayApply(actor, row) && ['called', 'voting'].includes(congress.state) ? congress.door_code : null,
    putUp: candidates.filter((one) => one.race_id === null).map((one) => ({ ...candidate(one), body: one.body as Body })), rounds: rounds.map((round) => presentRound(ctx, round, standing, { committee, attendance, voted: turnout.get(round.id) ?? 0, candidate, nameOf: (id) => names.get(id)?.name ?? '' })),
    next: next && { electorate: next.electorate, races: next.races.map((race) => ({ body: race.body, kind: race.kind, seats: race.seats, people: race.people.map(person) })) },
    officers: (['committee', 'audit', 'women', 'chair'] as const).flatMap((body) => electedTo(body, raced).map((id) => ({ body, person: person(id), yes: yesOf(body, id) }))),
  }
}

type OnPaper = { others?: { personId: string; yes: number }[] }[]
const onPaperOf = (round: Pick<RoundRow, 'paper'>): OnPaper => (round.paper as { races: OnPaper } | null)?.races ?? []

type Around = { committee: readonly string[]; attendance: readonly { person_id: string; ballot: string }[]; voted: number; nameOf: (personId: string) => string; candidate: (one: Standing['candidates'][number]) => Shown['rounds'][number]['races'][number]['candidates'][number] }

function presentRound(ctx: RequestContext, round: RoundRow, standing: Standing, { committee, attendance, voted, nameOf, candidate }: Around): Shown['rounds'][number] {
  const voters = votersOf(round, attendance, committee)
  const onPaper = voters.filter((one) => one.ballot === 'paper').length
  return {
    id: round.id, number: round.number, electorate: round.electorate as 'congress', state: round.state as 'open', shouldAttend: round.should_attend, attended: round.attended, onPhone: voters.length - onPaper, onPaper, voted,
    paper: round.paper === null ? null : { races: onPaperOf(round).map((race) => ({ ...race, others: (race.others ?? []).map((one) => ({ name: nameOf(one.personId), yes: one.yes })) })) }, paperBy: round.paper_by, paperConfirmed: round.paper_confirmed_by !== null, paperMine: round.paper_by === holderOf(ctx.actor), openedAt: round.opened_at.toISOString(), closedAt: round.closed_at?.toISOString() ?? null,
    races: standing.races.filter((race) => race.round_id === round.id).map((race) => presentRace(race, round, standing, candidate)),
  }
}

function presentRace(race: RaceRow, round: RoundRow, { candidates }: Standing, candidate: Around['candidate']): Shown['rounds'][number]['races'][number] {
  const own = candidates.filter((one) => one.race_id === race.id)
  const elected = own.filter((one) => one.outcome === 'elected').length
  return {
    id: race.id, body: race.body as Body, kind: race.kind as 'first', seats: race.seats, issued: race.issued, returned: race.returned, invalid: race.invalid, valid: race.returned === null ? null : race.returned - (race.invalid ?? 0), void: race.void,
    needed: race.kind === 'tie' ? 1 : neededVotes(round.should_attend), unfilled: race.returned === null ? race.seats : race.seats - elected, reducedTo: race.reduced_to, reducedReason: race.reduced_reason,
    candidates: own.map(candidate),
  }
}
