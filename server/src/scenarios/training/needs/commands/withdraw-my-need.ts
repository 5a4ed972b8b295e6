import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import { asService, NotFound, requireWorker, type RequestContext } from '#platform/http'
import { withdraw } from '../correct.ts'
import { presentMyNeed } from '../present.ts'
import { getNeed, mapOccupations } from '../store.ts'

/** A worker takes a request back. */
export async function withdrawMyNeed(ctx: RequestContext, input: InputOf<typeof needsRoutes.withdrawMyNeed>): Promise<AnswerOf<typeof needsRoutes.withdrawMyNeed>> {
  const worker = requireWorker(ctx)
  const mine = await getNeed(ctx.tx, input.needId)
  if (mine.person_id !== worker.personId) throw new NotFound()
  const need = await asService(ctx, mine.scope, () => withdraw(ctx, { needId: mine.id, reason: input.reason || null }))
  return presentMyNeed(need, await mapOccupations(ctx.tx))
}
