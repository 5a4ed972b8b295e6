import type { InputOf, resultsRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, NotFound, Refused, type RequestContext } from '#platform/http'
import { moveClass } from '../../plans/move-class.ts'
import { loadSheet, presentResults } from '../load.ts'
import type { ClassResults } from '../model.ts'
import { tellReturned } from '../notices.ts'
import { openForConfirming } from '../policy.ts'
import { findClass } from '../store.ts'

/** Sends results back with the reason; whoever entered them is told. Also one's own may be sent back: that decides nothing. */
export async function returnResults(ctx: RequestContext, input: InputOf<typeof resultsRoutes.returnResults>): Promise<ClassResults> {
  const { of } = await openForConfirming(ctx, input.classId)
  if (of.state !== 'confirming') throw new Refused('training.results-not-confirming')
  const sheet = await loadSheet(ctx, of)
  await asService(ctx, of.scope, () => moveClass(ctx, of, 'send-back', { reason: input.reason }))
  await tellReturned(ctx, of, [...sheet.entries.map((entry) => entry.entered_by), ...(of.results_entered_by ? [of.results_entered_by] : [])], input.reason)
  await appendAudit(ctx, { action: 'training.return-results', subject: `class:${of.id}`, scope: of.scope, reason: input.reason })
  const moved = await asService(ctx, of.scope, () => findClass(ctx.tx, of.id))
  if (!moved) throw new NotFound()
  return presentResults(ctx, moved, 'staff')
}
