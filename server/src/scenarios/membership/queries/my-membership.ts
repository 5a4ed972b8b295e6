import type { AnswerOf, InputOf, joiningRoutes } from '@guildhall/contract'
import { NotFound, requireWorker, type RequestContext } from '#platform/http'
import { maskPhone } from '#platform/crypto'
import { membershipsOf } from '#registry/memberships'
import { findPerson } from '#registry/people'
import { openPerson } from '../facts.ts'
import { presentConsents, presentMine, presentTimeline } from '../present.ts'
import { getApplication } from '../store.ts'

type Routes = typeof joiningRoutes
const shown = 20

/** Whether I am a member and what I asked for; the policies of the tables show a worker nobody else's. */
export async function getMyMembership(ctx: RequestContext): Promise<AnswerOf<Routes['mine']>> {
  const { personId } = requireWorker(ctx)
  const person = await findPerson(ctx.tx, personId)
  if (!person) throw new NotFound()
  const { name, phone } = openPerson(ctx, person)
  const rows = await ctx.tx.selectFrom('membership_application').selectAll().where('person_id', '=', personId).orderBy('applied_at', 'desc').limit(shown).execute()
  const applications = []
  for (const row of rows) applications.push(await presentMine(ctx, row))
  return {
    name: name.reveal(), phone: phone && maskPhone(phone.reveal()), realName: person.standing === 'real-name' && person.id_number_sealed !== null, division: person.division,
    membership: (await membershipsOf(ctx.tx, personId)).find((one) => one.until === null) ?? null, applications,
  }
}

export async function getMyApplication(ctx: RequestContext, input: InputOf<Routes['getMine']>): Promise<AnswerOf<Routes['getMine']>> {
  const { personId } = requireWorker(ctx)
  const row = await getApplication(ctx.tx, input.applicationId)
  if (row.person_id !== personId) throw new NotFound()
  return { ...await presentMine(ctx, row), timeline: (await presentTimeline(ctx, row, 'applicant')).filter((step) => !step.internal), consents: await presentConsents(ctx, { applicationId: row.id }) }
}

export async function listMyConsents(ctx: RequestContext): Promise<AnswerOf<Routes['consents']>> {
  return { rows: await presentConsents(ctx, { personId: requireWorker(ctx).personId }) }
}
