import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import { NotFound, requireStaff, type RequestContext } from '#platform/http'
import { sendNotice } from '#platform/notify'
import { correct } from '../correct.ts'
import { teach } from '../learn.ts'
import { mayCorrect } from '../policy.ts'
import { presentNeed } from '../present.ts'
import { getNeed } from '../store.ts'
import { loadUnderstanding } from '../words.ts'

/** A cadre corrects what a need was understood as. Its words are learnt, and the worker is told what was changed in their name. */
export async function correctNeed(ctx: RequestContext, input: InputOf<typeof needsRoutes.correctNeed>): Promise<AnswerOf<typeof needsRoutes.correctNeed>> {
  const staff = requireStaff(ctx, 'training.need.manage')
  const seen = await getNeed(ctx.tx, input.needId)
  if (!mayCorrect(staff, seen)) throw new NotFound()
  const { occupations } = await loadUnderstanding(ctx.tx)
  const need = await correct(ctx, { ...input, reason: input.reason || null }, occupations)
  if (need.occupation_id && need.occupation_id !== seen.occupation_id) await teach(ctx, [need], need.occupation_id)
  if (need.person_id && need.revision !== seen.revision) {
    await sendNotice(ctx, { to: { personId: need.person_id }, kind: 'training.need-corrected', params: { number: need.number }, link: `/my-needs/${need.id}` })
  }
  return presentNeed({ cipher: ctx.cipher, actor: staff }, need, occupations)
}
