import type { AnswerOf, InputOf, loginRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { maskName, maskPhone, PersonalText } from '#platform/crypto'
import { isUniqueViolation } from '#platform/db'
import { asService, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { asLogin, createWorkerAccount, giveNumber, lockAccountOfPerson } from '#platform/login'
import { sendText } from '#platform/notify'
import { findIdByPhone, notePair, openPhone, setPhone } from '../people/index.ts'
import { proveCode } from './login.ts'

type Routes = typeof loginRoutes
type PhoneChange = AnswerOf<Routes['decidePhoneChange']>
const sealedIn = { name: 'phone_change.name', newPhone: 'phone_change.new-phone' } as const

/** Notes the wish when the old number is on record, and answers the same when it is not. A second wish replaces the first. */
export async function requestPhoneChange(ctx: RequestContext, input: InputOf<Routes['requestPhoneChange']>): Promise<void> {
  const newPhone = new PersonalText(input.newPhone)
  await proveCode(ctx, { phone: newPhone, purpose: 'new-phone', code: input.code })
  await asService(ctx, '', async () => {
    const personId = await findIdByPhone(ctx, new PersonalText(input.oldPhone))
    const person = personId && await ctx.tx.selectFrom('person').select(['id', 'scope']).where('id', '=', personId).executeTakeFirst()
    if (!person) return
    await ctx.tx.deleteFrom('phone_change').where('person_id', '=', person.id).where('state', '=', 'open').execute()
    const id = newId()
    try {
      await ctx.tx.insertInto('phone_change').values({
        id, person_id: person.id, scope: person.scope, name_sealed: ctx.cipher.seal(input.name, sealedIn.name), new_phone_sealed: ctx.cipher.seal(newPhone, sealedIn.newPhone),
        state: 'open', requested_at: ctx.clock.now(),
      }).execute()
    } catch (error) {
      if (isUniqueViolation(error, 'phone_change_one_open')) throw new Refused('platform.changed-meanwhile')
      throw error
    }
    await appendAudit(ctx, { action: 'phone-change.request', subject: `phone-change:${id}`, scope: person.scope })
  })
}

export async function listPhoneChanges(ctx: RequestContext, input: InputOf<Routes['listPhoneChanges']>): Promise<AnswerOf<Routes['listPhoneChanges']>> {
  const rows = await select(ctx).where('c.state', '=', input.state).orderBy('c.requested_at').limit(200).execute()
  return { rows: rows.map((row) => present(ctx, row)) }
}

/**
 * The clerk has compared the person with their identity document. Accepted, the number goes to their account and record, and whoever had it before has none:
 * the code proved whose it is now. Every session under the old number ends.
 */
export async function decidePhoneChange(ctx: RequestContext, input: InputOf<Routes['decidePhoneChange']>): Promise<PhoneChange> {
  const clerk = requireStaff(ctx, 'desk.assist')
  const change = await ctx.tx.selectFrom('phone_change').selectAll().where('id', '=', input.id).forUpdate().executeTakeFirst()
  if (!change) throw new NotFound()
  if (change.state !== 'open') throw new Refused('phone-change.decided')
  const newPhone = ctx.cipher.open(change.new_phone_sealed, sealedIn.newPhone)
  if (input.accept) await moveNumber(ctx, change.person_id, newPhone)
  await ctx.tx.updateTable('phone_change').set({ state: input.accept ? 'accepted' : 'rejected', decided_at: ctx.clock.now(), decided_by: clerk.accountId, decision: input.reason }).where('id', '=', change.id).execute()
  await appendAudit(ctx, { action: 'phone-change.decide', subject: `phone-change:${change.id}`, scope: change.scope, reason: input.reason, details: { accepted: input.accept, personId: change.person_id } })
  await sendText(ctx, { phone: newPhone, template: input.accept ? 'phone-change.accepted' : 'phone-change.rejected', params: input.accept ? {} : { reason: input.reason } })
  return present(ctx, await select(ctx).where('c.id', '=', change.id).executeTakeFirstOrThrow())
}

async function moveNumber(ctx: RequestContext, personId: string, phone: PersonalText): Promise<void> {
  await asService(ctx, '', async () => {
    const holder = await findIdByPhone(ctx, phone)
    if (holder && holder !== personId) {
      await setPhone(ctx, holder, null)
      await notePair(ctx, personId, holder, 'number-taken')
    }
    await setPhone(ctx, personId, phone)
  })
  await asLogin(ctx, async () => {
    const account = await lockAccountOfPerson(ctx, personId)
    if (account) return void await giveNumber(ctx, account.id, phone)
    // Somebody who never logged in: their account begins with this number.
    await giveNumber(ctx, await createWorkerAccount(ctx, { phone: null, personId }), phone)
  })
}

function select(ctx: RequestContext) {
  return ctx.tx.selectFrom('phone_change as c').innerJoin('person as p', 'p.id', 'c.person_id').innerJoin('unit as u', 'u.id', 'p.unit_id')
    .selectAll('c').select(['p.phone_sealed', 'u.name as unit_name'])
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function present(ctx: RequestContext, row: Row): PhoneChange {
  const oldPhone = row.state === 'open' ? openPhone(ctx.cipher, row) : null
  return {
    id: row.id, state: row.state as PhoneChange['state'], name: maskName(ctx.cipher.open(row.name_sealed, sealedIn.name).reveal()), personId: row.person_id, unitName: row.unit_name,
    oldPhone: oldPhone ? maskPhone(oldPhone.reveal()) : '', newPhone: maskPhone(ctx.cipher.open(row.new_phone_sealed, sealedIn.newPhone).reveal()),
    requestedAt: row.requested_at.toISOString(), decidedAt: row.decided_at?.toISOString() ?? null, decision: row.decision,
  }
}
