import type { AnswerOf, needsRoutes } from '@guildhall/contract'
import { requireStaff, type RequestContext } from '#platform/http'
import { lastChange } from '../store.ts'

/** When the demand list last moved: pages ask this every few seconds, and read the list only when it did. */
export async function getDemandPulse(ctx: RequestContext): Promise<AnswerOf<typeof needsRoutes.getDemandPulse>> {
  requireStaff(ctx, 'training.need.read')
  return { changedAt: (await lastChange(ctx.tx))?.toISOString() ?? null }
}
