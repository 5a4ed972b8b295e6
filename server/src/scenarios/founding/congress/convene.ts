import { randomInt } from 'node:crypto'
import type { AnswerOf, congressRoutes, InputOf } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'
import { json } from '#platform/db'
import { holderOf, Refused, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { getFoundingRow, moveFounding, withFounding } from '../load.ts'
import { tellPeople } from '../notices.ts'
import { countRoster } from '../roster-store.ts'
import { candidatesNeeded, committeeSeats, mayMeetByDelegates, needsWomensCommittee } from './election-rules.ts'
import { presentCongress } from './present.ts'
import { findCongress, findInvited, putUpCandidates } from './store.ts'

type Routes = typeof congressRoutes
type Input = InputOf<Routes['convene']>

export async function getCongress(ctx: RequestContext, input: { foundingId: string }): Promise<AnswerOf<Routes['get']>> {
  return { congress: await presentCongress(ctx, await getFoundingRow(ctx, input.foundingId)) }
}

/** Calls the first congress. What the rules ask of kind, seats and candidates is checked here, before anybody is told. */
export async function convene(ctx: RequestContext, input: Input): Promise<AnswerOf<Routes['convene']>> {
  const { row, told } = await withFounding(ctx, input.foundingId, { side: 'apply', states: ['enrolling'] }, async (founding) => {
    await checkCongress(ctx, founding.id, input)
    const heldAt = new Date(input.heldAt)
    const congress = { id: newId(), founding_id: founding.id, scope: founding.scope, applicant_scope: founding.applicant_scope, kind: input.kind }
    await ctx.tx.insertInto('founding_congress').values({
      ...congress, held_at: heldAt, place: input.place, notice: input.notice, way: input.way, chair_by: input.chairBy, seats: json(input.seats), door_code: String(randomInt(1_000_000)).padStart(6, '0'), state: 'called', called_by: holderOf(ctx.actor), called_at: ctx.clock.now(),
    }).execute()
    for (const body of ['committee', 'audit', 'women'] as const) await putUpCandidates(ctx.tx, congress, null, body, input.candidates[body])
    await moveFounding(ctx, founding, 'convene', { inputs: { heldAt: input.heldAt, kind: input.kind, seats: input.seats, relativesChecked: input.relativesChecked } })
    const invited = await findInvited(ctx.tx, congress)
    const time = heldAt.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false }).slice(0, 5)
    await tellPeople(ctx, founding, invited, { kind: 'founding.convened', params: { when: `${dayInShanghai(heldAt)} ${time}`, place: input.place } })
    return { row: founding, told: invited.length }
  })
  return { congress: (await presentCongress(ctx, row))!, told }
}

async function checkCongress(ctx: RequestContext, foundingId: string, input: Input): Promise<void> {
  if (new Date(input.heldAt) <= ctx.clock.now()) throw new Refused('founding.held-in-past')
  const { agreed, women, delegates } = await countRoster(ctx.tx, foundingId)
  if (input.kind === 'delegates' && (!mayMeetByDelegates(agreed) || delegates === 0)) throw new Refused('founding.congress-kind', { members: agreed, delegates })
  const fits = committeeSeats(agreed)
  if (input.seats.committee < fits.from || input.seats.committee > fits.to) throw new Refused('founding.seats-wrong', { members: agreed, ...fits })
  if (needsWomensCommittee(women) && input.seats.women === 0) throw new Refused('founding.women-needed', { women })
  for (const body of ['committee', 'audit', 'women'] as const) {
    const need = candidatesNeeded(body, input.seats[body])
    if (new Set(input.candidates[body]).size < need) throw new Refused('founding.too-few-candidates', { body, need, have: new Set(input.candidates[body]).size })
  }
  if (input.candidates.audit.some((id) => input.candidates.committee.includes(id))) throw new Refused('founding.two-bodies')
  const named = [...new Set(Object.values(input.candidates).flat())]
  const rows = named.length === 0 ? [] : await ctx.tx.selectFrom('founding_roster').select('person_id').where('founding_id', '=', foundingId).where('consent', '=', 'agreed').where('person_id', 'in', named).execute()
  if (rows.length !== named.length) throw new Refused('founding.candidate-not-member')
  const repeated = Object.values(input.candidates).some((ids) => new Set(ids).size !== ids.length)
  if (repeated) throw new Refused('founding.candidate-not-member')
}

export async function callOff(ctx: RequestContext, input: InputOf<Routes['callOff']>): Promise<AnswerOf<Routes['callOff']>> {
  await withFounding(ctx, input.foundingId, { side: 'apply', states: ['called', 'voting'] }, async (row) => {
    const congress = await findCongress(ctx.tx, row.id)
    if (!congress) throw new Refused('founding.not-now')
    const invited = await findInvited(ctx.tx, congress)
    await ctx.tx.updateTable('founding_congress').set({ state: 'called-off' }).where('id', '=', congress.id).execute()
    await ctx.tx.updateTable('founding_round').set({ state: 'void' }).where('congress_id', '=', congress.id).where('state', 'in', ['open', 'counting']).execute()
    await moveFounding(ctx, row, 'call-off', { reason: input.reason })
    await tellPeople(ctx, row, invited, { kind: 'founding.called-off', params: { reason: input.reason } })
  })
  return { congress: null }
}
