import { NotFound, type RequestContext, requireStaff, type StaffActor } from '#platform/http'
import { isInRange } from '#registry/units'
import { findRun, type RunRow } from './store.ts'

/** A proposal is read by those in whose range it was asked for; to anybody else there is none. Whoever goes on from it, or makes plans of it, acts for the same unit. */
export async function openRun(ctx: RequestContext, runId: string): Promise<{ actor: StaffActor; row: RunRow }> {
  const actor = requireStaff(ctx, 'training.plan.read')
  const row = await findRun(ctx.tx, runId)
  if (!row || !isInRange(actor, row.scope)) throw new NotFound()
  return { actor, row }
}

export const mayPlanFrom = (actor: StaffActor, row: Pick<RunRow, 'scope'>): boolean => row.scope === actor.scope && actor.permissions.has('training.plan.manage')
