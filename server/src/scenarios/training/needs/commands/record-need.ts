import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import { Refused, requireStaff, type RequestContext } from '#platform/http'
import { sendNotice } from '#platform/notify'
import { findOrCreateContact } from '#registry/people'
import { findUnitsByName, getUnit } from '#registry/units'
import { record } from '../record.ts'

/** A clerk writes down what somebody at the window or on the telephone wants; the record says that it was a clerk (T6). */
export async function recordNeed(ctx: RequestContext, input: InputOf<typeof needsRoutes.recordNeed>): Promise<AnswerOf<typeof needsRoutes.recordNeed>> {
  const staff = requireStaff(ctx, 'training.need.file')
  if ((await getUnit(ctx.tx, staff.unitId)).kind !== 'federation') throw new Refused('training.need-desk-only')
  const [unit] = input.unitName ? await findUnitsByName(ctx.tx, input.unitName) : []
  const personId = input.source === 'worker' && input.contactPhone
    ? (await findOrCreateContact(ctx, { name: input.contactName, phone: input.contactPhone, unitId: staff.unitId, division: input.division })).personId : null
  const answer = await record(ctx, {
    ...input, personId, assisted: true,
    unit: { id: input.source === 'worker' ? null : unit?.id ?? null, name: input.unitName, scope: input.source === 'worker' ? null : unit?.scope ?? null, creditCode: unit?.credit_code ?? null },
  })
  if (personId) await sendNotice(ctx, { to: { personId }, kind: 'training.need-filed-for-you', params: { number: answer.need.number }, link: `/my-needs/${answer.need.id}` })
  return answer
}
