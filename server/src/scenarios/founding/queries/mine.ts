import type { AnswerOf, foundingRoutes, InputOf } from '@guildhall/contract'
import { findCase, timeline } from '#engines/process'
import { maskName } from '#platform/crypto'
import { asService, NotFound, requireWorker, type RequestContext } from '#platform/http'
import { divisionName, findUnit } from '#registry'
import { namesOfCandidates } from '../congress/names.ts'
import { electedTo } from '../congress/next-vote.ts'
import { findAttendance, findCongress, findInvited, loadStanding, votersOf } from '../congress/store.ts'
import { mayWriteIn } from '../congress/written-in.ts'
import type { Body, FoundingKind, FoundingRow, FoundingState } from '../model.ts'
import { countRoster } from '../roster-store.ts'
import { findFounders, findGroup } from '../store.ts'

type Routes = typeof foundingRoutes
type Mine = AnswerOf<Routes['mine']>['rows'][number]
/** What the worker is shown: from the day on which the federation has agreed. */
const shown: readonly string[] = ['enrolling', 'called', 'voting', 'elected', 'reported', 'formalities', 'complete']

/** Unions that are being founded with me. The worker's own places on rosters say which; the rest is read in the name of the service. */
export async function listMine(ctx: RequestContext): Promise<AnswerOf<Routes['mine']>> {
  const { personId } = requireWorker(ctx)
  const own = await ctx.tx.selectFrom('founding_roster').select(['founding_id', 'consent', 'scope']).where('person_id', '=', personId).orderBy('added_at', 'desc').limit(20).execute()
  if (own.length === 0) return { rows: [] }
  return asService(ctx, '', async () => {
    const rows: Mine[] = []
    for (const place of own) {
      const row = await ctx.tx.selectFrom('founding').selectAll().where('id', '=', place.founding_id).executeTakeFirst()
      if (row && shown.includes(row.state)) rows.push(await presentMine(ctx, row, place.consent as Mine['consent'], personId))
    }
    return { rows }
  })
}

async function presentMine(ctx: RequestContext, row: FoundingRow, consent: Mine['consent'], personId: string): Promise<Mine> {
  const [founders, federation, congress, found] = [await findFounders(ctx.tx, [row.id]), await findUnit(ctx.tx, row.federation_id), await findCongress(ctx.tx, row.id), await findCase(ctx.tx, row.case_id)]
  const counts = await countRoster(ctx.tx, row.id)
  const open = congress?.state === 'voting' ? await ctx.tx.selectFrom('founding_round').select('id').where('congress_id', '=', congress.id).where('state', '=', 'open').executeTakeFirst() : undefined
  const voted = open && await ctx.tx.selectFrom('founding_turnout').select('id').where('round_id', '=', open.id).where('person_id', '=', personId).executeTakeFirst()
  const here = congress && (await findAttendance(ctx.tx, congress.id)).some((one) => one.person_id === personId)
  return {
    id: row.id, name: row.name, kind: row.kind as FoundingKind, state: row.state as FoundingState, founders: founders.map((one) => one.name), federation: federation?.name ?? '', consent, agreed: counts.agreed, members: row.members,
    heldAt: congress?.held_at.toISOString() ?? null, place: congress?.place ?? null, mayVote: open !== undefined && !voted, here: here ?? false, deadline: found?.deadlineOn ?? null, unionName: row.union_id ? row.name : null,
  }
}

export async function getMine(ctx: RequestContext, { foundingId }: InputOf<Routes['getMine']>): Promise<AnswerOf<Routes['getMine']>> {
  const { personId } = requireWorker(ctx)
  const own = await ctx.tx.selectFrom('founding_roster').selectAll().where('founding_id', '=', foundingId).where('person_id', '=', personId).executeTakeFirst()
  if (!own) throw new NotFound()
  return asService(ctx, own.scope, async () => {
    const row = await ctx.tx.selectFrom('founding').selectAll().where('id', '=', foundingId).executeTakeFirst()
    if (!row || !shown.includes(row.state)) throw new NotFound()
    const base = await presentMine(ctx, row, own.consent as Mine['consent'], personId)
    const group = await findGroup(ctx.tx, row.id)
    const names = await namesOfCandidates(ctx, group.map((one) => one.person_id))
    const steps = await timeline(ctx.tx, row.case_id)
    return {
      id: row.id, name: row.name, kind: base.kind, state: base.state, founders: base.founders, federation: base.federation, division: divisionName(row.division), site: row.site, years: row.years, consent: base.consent, consentAt: own.consent_at?.toISOString() ?? null, agreed: base.agreed, members: row.members,
      group: group.map((one) => ({ name: maskName(names.get(one.person_id)?.name ?? ''), post: one.post as 'leader' })), ...await congressOfMine(ctx, row, personId), steps: steps.filter((step) => step.kind === 'moved').map((step) => ({ state: step.to as FoundingState, at: step.at.toISOString() })),
    }
  })
}

/** Candidates stand under their full name: whoever votes has to know whom. */
async function congressOfMine(ctx: RequestContext, row: FoundingRow, personId: string): Promise<Pick<AnswerOf<Routes['getMine']>, 'congress' | 'sheet' | 'results'>> {
  const congress = await findCongress(ctx.tx, row.id)
  if (!congress) return { congress: null, sheet: null, results: [] }
  const standing = await loadStanding(ctx.tx, congress)
  const [attendance, invited] = [await findAttendance(ctx.tx, congress.id), await findInvited(ctx.tx, congress)]
  const here = attendance.find((one) => one.person_id === personId)
  const round = standing.rounds.find((one) => one.state === 'open')
  const mine = round && votersOf(round, attendance, electedTo('committee', standing.raced)).find((one) => one.person_id === personId)
  const voted = round && await ctx.tx.selectFrom('founding_turnout').select('id').where('round_id', '=', round.id).where('person_id', '=', personId).executeTakeFirst()
  const names = await namesOfCandidates(ctx, standing.candidates.map((one) => one.person_id))
  const decided = ['elected', 'reported', 'formalities', 'complete'].includes(row.state)
  return {
    congress: { heldAt: congress.held_at.toISOString(), place: congress.place, notice: congress.notice, kind: congress.kind as 'members', way: congress.way as 'both', state: congress.state, invited: invited.includes(personId), here: here !== undefined, ballot: (here?.ballot as 'phone' | undefined) ?? null },
    sheet: round && mine?.ballot === 'phone' ? {
      roundId: round.id, number: round.number, voted: voted !== undefined,
      races: standing.races.filter((race) => race.round_id === round.id).map((race) => ({
        id: race.id, body: race.body as Body, seats: race.seats, mayWriteIn: mayWriteIn(race), candidates: standing.candidates.filter((one) => one.race_id === race.id).map((one) => ({ id: one.id, name: names.get(one.person_id)?.name ?? '', unitName: names.get(one.person_id)?.unitName ?? null })),
      })),
    } : null,
    results: decided ? (['chair', 'committee', 'audit', 'women'] as const).flatMap((body) => electedTo(body, standing.raced).map((id) => ({ body, name: names.get(id)?.name ?? '', yes: standing.candidates.findLast((one) => one.body === body && one.person_id === id && one.outcome === 'elected')?.yes ?? null }))) : [],
  }
}
