import { appendAudit } from '#platform/audit'
import { isUniqueViolation } from '#platform/db'
import { asService, holderOf, Refused, requireWorker, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { sendText } from '#platform/notify'
import { phoneOfPerson } from '../phone-of-person.ts'
import { foreseeErasure, type Foreseen } from './foresee.ts'

/** Notes the wish. A text message goes out at once: whoever did not ask themselves takes it back. */
export async function askErasure(ctx: RequestContext): Promise<Foreseen> {
  const { personId, assistedBy } = requireWorker(ctx)
  const foreseen = await foreseeErasure(ctx)
  if (foreseen.request) throw new Refused('people.erasure-asked')
  if (foreseen.inTheWay.length > 0) throw new Refused('people.erasure-in-the-way')
  const phone = await phoneOfPerson(ctx, personId)
  await asService(ctx, '', async () => {
    const { scope } = await ctx.tx.selectFrom('person').select('scope').where('id', '=', personId).executeTakeFirstOrThrow()
    try {
      await ctx.tx.insertInto('person_erasure').values({ id: newId(), person_id: personId, state: 'asked', asked_by: holderOf(ctx.actor), assisted: assistedBy !== undefined, asked_at: ctx.clock.now(), due_on: foreseen.dueOn }).execute()
    } catch (error) {
      if (isUniqueViolation(error, 'person_erasure_one_open')) throw new Refused('people.erasure-asked')
      throw error
    }
    await appendAudit(ctx, { action: 'people.ask-erasure', subject: `person:${personId}`, scope, details: { dueOn: foreseen.dueOn } })
  })
  if (phone) await sendText(ctx, { phone, template: 'people.erasure-asked', params: { day: foreseen.dueOn } })
  return foreseeErasure(ctx)
}

export async function withdrawErasure(ctx: RequestContext): Promise<Foreseen> {
  const { personId } = requireWorker(ctx)
  await asService(ctx, '', async () => {
    const row = await ctx.tx.updateTable('person_erasure').set({ state: 'withdrawn', ended_at: ctx.clock.now() }).where('person_id', '=', personId).where('state', '=', 'asked').returning('id').executeTakeFirst()
    if (!row) throw new Refused('people.no-erasure')
    const { scope } = await ctx.tx.selectFrom('person').select('scope').where('id', '=', personId).executeTakeFirstOrThrow()
    await appendAudit(ctx, { action: 'people.withdraw-erasure', subject: `person:${personId}`, scope })
  })
  return foreseeErasure(ctx)
}
