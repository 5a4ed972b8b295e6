import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import { asService, requireStaff, type RequestContext } from '#platform/http'
import { sendNotice } from '#platform/notify'
import { withdraw } from '../correct.ts'
import { authorise, mayWithdraw } from '../policy.ts'
import { presentNeed } from '../present.ts'
import { getNeed, mapOccupations } from '../store.ts'

/** The unit that asked takes its need back, or the cadre notes that the applicant gave it up; a worker concerned is told. */
export async function withdrawNeed(ctx: RequestContext, input: InputOf<typeof needsRoutes.withdrawNeed>): Promise<AnswerOf<typeof needsRoutes.withdrawNeed>> {
  const staff = requireStaff(ctx, 'training.need.file')
  const seen = await getNeed(ctx.tx, input.needId)
  authorise(mayWithdraw(staff, seen))
  const need = await asService(ctx, seen.scope, () => withdraw(ctx, { needId: seen.id, reason: input.reason || null }))
  if (need.person_id) await sendNotice(ctx, { to: { personId: need.person_id }, kind: 'training.need-withdrawn-for-you', params: { number: need.number }, link: `/my-needs/${need.id}` })
  return presentNeed({ cipher: ctx.cipher, actor: staff }, need, await mapOccupations(ctx.tx))
}
