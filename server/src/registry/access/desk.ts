import { deskRoutes, type AnswerOf, type InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { handle, NotFound, Refused, requireStaff, type Handled, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { byName, findByNumber, findOrCreatePersonAtHand, findPerson, getPerson } from '../people/index.ts'

type Routes = typeof deskRoutes

async function findAtDesk(ctx: RequestContext, input: InputOf<Routes['findPerson']>): Promise<AnswerOf<Routes['findPerson']>> {
  if (input.phone) {
    const person = await findByNumber(ctx, { phone: input.phone })
    return { rows: person ? [person] : [] }
  }
  return { rows: input.name ? (await byName(ctx, input.name, { after: null, limit: 20 })).rows : [] }
}

/**
 * Begins a visit: from now on this clerk may act for this person, who must be in range. The audit entry is written here, once, so whoever wants to assist
 * without leaving one finds every worker route closed.
 */
async function startVisit(ctx: RequestContext, input: InputOf<Routes['start']>): Promise<AnswerOf<Routes['start']>> {
  const clerk = requireStaff(ctx, 'desk.assist')
  const { personId, created } = 'personId' in input ? { personId: input.personId, created: false } : await findOrCreatePersonAtHand(ctx, { ...input, unitId: clerk.unitId })
  const person = await findPerson(ctx.tx, personId)
  if (!person) throw new NotFound()
  if (person.merged_into) throw new Refused('people.merged')
  await closeVisits(ctx, clerk.accountId)
  const id = newId()
  await ctx.tx.insertInto('desk_visit').values({ id, account_id: clerk.accountId, person_id: personId, unit_id: clerk.unitId, scope: person.scope, started_at: ctx.clock.now() }).execute()
  await appendAudit(ctx, { action: 'desk.start', subject: `person:${personId}`, scope: person.scope, details: { visitId: id, created } })
  return { personId, person: await getPerson(ctx, { id: personId }), created }
}

async function endVisit(ctx: RequestContext): Promise<void> {
  await closeVisits(ctx, requireStaff(ctx, 'desk.assist').accountId)
}

/** One person stands at a desk at a time. */
async function closeVisits(ctx: RequestContext, accountId: string): Promise<void> {
  await ctx.tx.updateTable('desk_visit').set({ ended_at: ctx.clock.now() }).where('account_id', '=', accountId).where('ended_at', 'is', null).execute()
}

export const deskHandled: Handled[] = [handle(deskRoutes.findPerson, findAtDesk), handle(deskRoutes.start, startVisit), handle(deskRoutes.end, endVisit)]
