import type { AnswerOf, InputOf, plannerRoutes } from '@guildhall/contract'
import { requireStaff, type RequestContext } from '#platform/http'
import { presentRuns } from '../present.ts'
import { listRuns } from '../store.ts'

/** Proposals of the range, the latest first. */
export async function listPlanRuns(ctx: RequestContext, { cursor, limit }: InputOf<typeof plannerRoutes.listPlans>): Promise<AnswerOf<typeof plannerRoutes.listPlans>> {
  const { scope } = requireStaff(ctx, 'training.plan.read')
  const rows = await listRuns(ctx.tx, { scope, before: cursor && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(cursor) ? cursor : null, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  return { rows: await presentRuns(ctx, shown), next: rows.length > limit ? shown.at(-1)!.id : null }
}
