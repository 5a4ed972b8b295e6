import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import { asService, NotFound, requireWorker, type RequestContext } from '#platform/http'
import { presentMyNeed } from '../present.ts'
import { getNeed } from '../store.ts'
import { loadUnderstanding } from '../words.ts'
import { correct } from '../correct.ts'

/** A worker makes right what the request was understood as; what they said stays as they said it. */
export async function correctMyNeed(ctx: RequestContext, input: InputOf<typeof needsRoutes.correctMyNeed>): Promise<AnswerOf<typeof needsRoutes.correctMyNeed>> {
  const worker = requireWorker(ctx)
  const mine = await getNeed(ctx.tx, input.needId)
  if (mine.person_id !== worker.personId) throw new NotFound()
  const { occupations } = await loadUnderstanding(ctx.tx)
  const need = await asService(ctx, mine.scope, () => correct(ctx, { ...input, seats: mine.seats, reason: null }, occupations))
  return presentMyNeed(need, occupations)
}
