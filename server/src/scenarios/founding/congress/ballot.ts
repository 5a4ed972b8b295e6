import { randomUUID } from 'node:crypto'
import type { AnswerOf, congressRoutes, InputOf } from '@guildhall/contract'
import { asService, NotFound, Refused, requireWorker, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { putIn } from './box.ts'
import type { CongressRow, Mark, RoundRow } from '../model.ts'
import { electedTo } from './next-vote.ts'
import { findAttendance, findCongress, findInvited, findRaces, loadStanding, lockRound, votersOf } from './store.ts'
import { readWrittenIn } from './written-in.ts'

type Routes = typeof congressRoutes

/** The founding on whose roster the worker stands; as if there were none for anybody else. */
async function foundingOfMine(ctx: RequestContext, foundingId: string): Promise<{ scope: string; applicant_scope: string }> {
  const { personId } = requireWorker(ctx)
  const own = await ctx.tx.selectFrom('founding_roster').select(['scope', 'applicant_scope']).where('founding_id', '=', foundingId).where('person_id', '=', personId).executeTakeFirst()
  if (!own) throw new NotFound()
  return own
}

/** I am in the room: the code on its screen says so. A clerk who assists cannot stand there for somebody, no more than anybody votes for another (the Regulations forbid a proxy). */
export async function comeIn(ctx: RequestContext, input: InputOf<Routes['comeIn']>): Promise<AnswerOf<Routes['comeIn']>> {
  const { personId, assistedBy } = requireWorker(ctx)
  const { scope, applicant_scope } = await foundingOfMine(ctx, input.foundingId)
  if (assistedBy) throw new Refused('founding.not-now')
  return asService(ctx, scope, async () => {
    const congress = await findCongress(ctx.tx, input.foundingId)
    if (!congress || !['called', 'voting'].includes(congress.state)) throw new Refused('founding.not-now')
    if (!(await findInvited(ctx.tx, congress)).includes(personId)) throw new Refused('founding.not-invited')
    if (congress.door_code !== input.code) throw new Refused('founding.wrong-door-code')
    await ctx.tx.insertInto('founding_attendance').values({ id: newId(), congress_id: congress.id, scope, applicant_scope, person_id: personId, ballot: congress.way === 'paper' ? 'paper' : 'phone', noted_by: 'self', noted_at: ctx.clock.now() })
      .onConflict((conflict) => conflict.columns(['congress_id', 'person_id']).doNothing()).execute()
    const here = await ctx.tx.selectFrom('founding_attendance').select('ballot').where('congress_id', '=', congress.id).where('person_id', '=', personId).executeTakeFirstOrThrow()
    return { ballot: here.ballot as 'phone' }
  })
}

/**
 * Puts a ballot into the box (F5). Who has voted is written without what and without when; the ballot goes into the sealed box among the others. The route keeps no request and
 * no answer, and the audit log hears nothing of it.
 */
export async function vote(ctx: RequestContext, input: InputOf<Routes['vote']>): Promise<AnswerOf<Routes['vote']>> {
  const { personId, assistedBy } = requireWorker(ctx)
  const { scope } = await foundingOfMine(ctx, input.foundingId)
  if (assistedBy) throw new Refused('founding.not-now')
  return asService(ctx, scope, async () => {
    const round = await lockRound(ctx.tx, input.roundId)
    const congress = await findCongress(ctx.tx, input.foundingId)
    if (!round || !congress || round.congress_id !== congress.id) throw new NotFound()
    if (round.state !== 'open') throw new Refused('founding.not-now')
    await checkVoter(ctx, congress, round, personId)
    const sheet = await readSheet(ctx, congress, round, input)
    const noted = await ctx.tx.insertInto('founding_turnout').values({ id: randomUUID(), round_id: round.id, scope, person_id: personId }).onConflict((conflict) => conflict.columns(['round_id', 'person_id']).doNothing()).returning('id').executeTakeFirst()
    if (!noted) throw new Refused('founding.has-voted')
    await ctx.tx.updateTable('founding_round').set({ box_sealed: putIn(ctx.cipher, round.box_sealed, sheet) }).where('id', '=', round.id).execute()
    return { voted: true as const }
  })
}

async function checkVoter(ctx: RequestContext, congress: CongressRow, round: RoundRow, personId: string): Promise<void> {
  const attendance = await findAttendance(ctx.tx, congress.id)
  const committee = round.electorate === 'committee' ? electedTo('committee', (await loadStanding(ctx.tx, congress)).raced) : []
  const here = votersOf(round, attendance, committee).find((one) => one.person_id === personId)
  if (!here) throw new Refused(attendance.some((one) => one.person_id === personId) ? 'founding.not-now' : 'founding.not-in-the-room')
  if (here.ballot === 'paper') throw new Refused('founding.votes-on-paper')
}

/** What was marked, of this round's candidates and nobody else's, and who was written in beside them. On paper a sheet with too many names is void; here it is not taken. */
async function readSheet(ctx: RequestContext, congress: CongressRow, round: RoundRow, { marks, others }: Pick<InputOf<Routes['vote']>, 'marks' | 'others'>): Promise<Record<string, Mark>> {
  const races = await findRaces(ctx.tx, [round.id])
  const candidates = await ctx.tx.selectFrom('founding_candidate').select(['id', 'race_id']).where('race_id', 'in', races.map((race) => race.id)).execute()
  const raceOf = new Map(candidates.map((one) => [one.id, one.race_id]))
  const sheet = Object.fromEntries(marks.map((one) => [one.candidateId, one.mark]))
  if (Object.keys(sheet).some((id) => !raceOf.has(id))) throw new NotFound()
  const written = await readWrittenIn(ctx, congress, races, others)
  for (const race of races) {
    const chosen = Object.entries(sheet).filter(([id, mark]) => mark === 'yes' && raceOf.get(id) === race.id).length + written.filter((key) => key.startsWith(`${race.id}/`)).length
    if (chosen > race.seats) throw new Refused('founding.too-many-names', { body: race.body, seats: race.seats })
  }
  // Every sheet has every candidate in the same order, then whom it adds: nothing else about it tells one hand from another.
  return Object.fromEntries([...candidates.map((one) => one.id).sort().map((id): [string, Mark] => [id, sheet[id] ?? 'abstain']), ...written.map((key): [string, Mark] => [key, 'yes'])])
}
