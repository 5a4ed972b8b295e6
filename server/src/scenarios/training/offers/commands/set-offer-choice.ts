import type { AnswerOf, InputOf, offersRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, holderOf, requireWorker, type RequestContext } from '#platform/http'
import { findChoice, saveChoice } from '../store.ts'

type Answer = AnswerOf<typeof offersRoutes.getOfferChoice>

/** Whether I am told of free seats; whoever has said nothing is, because they asked to learn something. */
export async function getOfferChoice(ctx: RequestContext): Promise<Answer> {
  const { personId } = requireWorker(ctx)
  const choice = await findChoice(ctx.tx, personId)
  return { wanted: choice?.wanted ?? true, chosenAt: choice?.chosen_at.toISOString() ?? null }
}

/** Yes or no from now on; what is on its way and not sent yet is held back by a no. */
export async function setOfferChoice(ctx: RequestContext, input: InputOf<typeof offersRoutes.setOfferChoice>): Promise<Answer> {
  const { personId, assistedBy } = requireWorker(ctx)
  await asService(ctx, '', () => saveChoice(ctx.tx, { personId, wanted: input.wanted, by: holderOf(ctx.actor), assisted: assistedBy !== undefined, now: ctx.clock.now() }))
  await appendAudit(ctx, { action: 'training.set-offer-choice', subject: `person:${personId}`, details: { wanted: input.wanted } })
  return getOfferChoice(ctx)
}
