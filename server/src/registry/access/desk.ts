import { deskRoutes, type AnswerOf, type InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { PersonalText } from '#platform/crypto'
import { asService, handle, NotFound, Refused, requireStaff, type Handled, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { byName, findByNumber, findOrCreateContact, findOrCreatePersonAtHand, findPerson, getPerson, isNameOnRecord } from '../people/index.ts'
import { getUnit } from '../units/index.ts'
import { proveCode, sendCode } from './login.ts'

type Routes = typeof deskRoutes

async function findAtDesk(ctx: RequestContext, input: InputOf<Routes['findPerson']>): Promise<AnswerOf<Routes['findPerson']>> {
  if (input.phone) {
    const person = await findByNumber(ctx, { phone: input.phone })
    return { rows: person ? [person] : [] }
  }
  return { rows: input.name ? (await byName(ctx, input.name, { after: null, limit: 20 })).rows : [] }
}

/**
 * Begins a visit: from now on this clerk may act for this person, who is in range or agrees by a code. The audit entry is written here, once, so whoever wants to
 * assist without leaving one finds every worker route closed.
 */
async function startVisit(ctx: RequestContext, input: InputOf<Routes['start']>): Promise<AnswerOf<Routes['start']>> {
  const clerk = requireStaff(ctx, 'desk.assist')
  const visitor = 'code' in input && input.code !== undefined ? await byConsent(ctx, clerk, { ...input, code: input.code }) : await inRange(ctx, clerk, input)
  await closeVisits(ctx, clerk.accountId)
  const id = newId()
  const { personId, scope, created, consented } = visitor
  await ctx.tx.insertInto('desk_visit').values({ id, account_id: clerk.accountId, person_id: personId, unit_id: clerk.unitId, scope, consented, started_at: ctx.clock.now() }).execute()
  await appendAudit(ctx, { action: 'desk.start', subject: `person:${personId}`, scope, details: { visitId: id, created, ...(consented && { consented }) } })
  return { personId, person: consented ? await asService(ctx, '', () => getPerson(ctx, { id: personId })) : await getPerson(ctx, { id: personId }), created }
}

type Clerk = ReturnType<typeof requireStaff>
type Visitor = { personId: string; scope: string; created: boolean; consented: boolean }

async function inRange(ctx: RequestContext, clerk: Clerk, input: InputOf<Routes['start']>): Promise<Visitor> {
  const { personId, created } = 'personId' in input ? { personId: input.personId, created: false } : await findOrCreatePersonAtHand(ctx, { ...input, unitId: clerk.unitId })
  const person = await findPerson(ctx.tx, personId)
  if (!person) throw new NotFound()
  if (person.merged_into) throw new Refused('people.merged')
  if (person.erased_on) throw new Refused('people.erased')
  return { personId, scope: person.scope, created, consented: false }
}

/** The person read out the code that their phone was sent, so they are here and agree, wherever their record lies. The visit is then the window's own. */
async function byConsent(ctx: RequestContext, clerk: Clerk, input: { name: string; phone: string; code: string }): Promise<Visitor> {
  await proveCode(ctx, { phone: new PersonalText(input.phone), purpose: 'desk', code: input.code })
  const { personId, created } = await findOrCreateContact(ctx, { name: input.name, phone: input.phone, unitId: clerk.unitId })
  const person = await asService(ctx, '', () => findPerson(ctx.tx, personId))
  if (!person) throw new NotFound()
  if (!isNameOnRecord(ctx.cipher, person, input.name)) throw new Refused('people.name-differs')
  return { personId, scope: clerk.scope, created, consented: true }
}

async function askConsent(ctx: RequestContext, input: InputOf<Routes['askConsent']>): Promise<AnswerOf<Routes['askConsent']>> {
  const clerk = requireStaff(ctx, 'desk.assist')
  const { name } = await getUnit(ctx.tx, clerk.unitId)
  const sent = await sendCode(ctx, { phone: new PersonalText(input.phone), purpose: 'desk', template: 'desk.code', params: { unit: name } })
  await appendAudit(ctx, { action: 'desk.ask-consent' })
  return sent
}

async function endVisit(ctx: RequestContext): Promise<void> {
  await closeVisits(ctx, requireStaff(ctx, 'desk.assist').accountId)
}

/** One person stands at a desk at a time. */
async function closeVisits(ctx: RequestContext, accountId: string): Promise<void> {
  await ctx.tx.updateTable('desk_visit').set({ ended_at: ctx.clock.now() }).where('account_id', '=', accountId).where('ended_at', 'is', null).execute()
}

export const deskHandled: Handled[] = [handle(deskRoutes.findPerson, findAtDesk), handle(deskRoutes.start, startVisit), handle(deskRoutes.askConsent, askConsent), handle(deskRoutes.end, endVisit)]
