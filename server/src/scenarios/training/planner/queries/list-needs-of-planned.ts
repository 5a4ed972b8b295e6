import type { AnswerOf, InputOf, plannerRoutes } from '@guildhall/contract'
import { NotFound, type RequestContext } from '#platform/http'
import { openRun } from '../policy.ts'
import { findSeated } from '../store.ts'

/** Who would sit in one proposed class. */
export async function listNeedsOfPlanned(ctx: RequestContext, { runId, key }: InputOf<typeof plannerRoutes.listNeedsOfPlanned>): Promise<AnswerOf<typeof plannerRoutes.listNeedsOfPlanned>> {
  await openRun(ctx, runId)
  const rows = await findSeated(ctx.tx, runId, key)
  if (!rows) throw new NotFound()
  return { rows }
}
