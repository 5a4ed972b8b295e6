import type { AnswerOf, needsRoutes } from '@guildhall/contract'
import { asService, type RequestContext } from '#platform/http'
import { publicDemandOf, publicFloor } from '../public-demand.ts'
import { lastChange, mapOccupations, sumDemand } from '../store.ts'

/** Demand in aggregate, for everybody. Summed in the name of the service; only sums that point at nobody leave. */
export async function getPublicDemand(ctx: RequestContext): Promise<AnswerOf<typeof needsRoutes.getPublicDemand>> {
  const { sums, changedAt } = await asService(ctx, '', async () => ({ sums: await sumDemand(ctx.tx, ctx.cipher, {}, 'division'), changedAt: await lastChange(ctx.tx) }))
  return { atLeast: publicFloor, changedAt: changedAt?.toISOString() ?? null, ...publicDemandOf(sums, await mapOccupations(ctx.tx)) }
}
