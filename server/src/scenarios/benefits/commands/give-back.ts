import { findLatestClaim, release as releaseClaim } from '#engines/quota'
import { appendAudit } from '#platform/audit'
import { asService, NotFound, Refused, requireWorker, type RequestContext } from '#platform/http'
import { settle } from '../budgets/index.ts'
import { grant } from '../notices.ts'
import { givePointsBack } from '../points/index.ts'
import type { Standing } from '../rules.ts'
import { findRelease } from '../store.ts'

/** Gives a place or an entry back; whoever waited first has it in the same moment and is told (B3). What was fetched stays fetched. */
export async function giveBack(ctx: RequestContext, { releaseId }: { releaseId: string }): Promise<Standing> {
  const { personId } = requireWorker(ctx)
  const row = await findRelease(ctx.tx, releaseId)
  if (!row?.pool_id) throw new NotFound()
  const now = ctx.clock.now()
  await asService(ctx, row.scope, async () => {
    // The lock first, so that a code that is handed over at this moment is seen.
    await ctx.tx.selectFrom('quota_pool').select('id').where('id', '=', row.pool_id!).forUpdate().executeTakeFirstOrThrow()
    const claim = await findLatestClaim(ctx.tx, row.pool_id!, personId)
    if (claim?.confirmedAt) throw new Refused('benefits.nothing-to-give-back')
    const { released, moved } = await releaseClaim(ctx.tx, { pool: row.pool_id!, holder: personId, now })
    if (!released) throw new Refused('benefits.nothing-to-give-back')
    if (row.points > 0) await givePointsBack(ctx, [released])
    await grant(ctx, row, moved, 'moved-up')
    if (row.cost_fen > 0n) await settle(ctx, row)
  })
  await appendAudit(ctx, { action: 'benefits.give-back', subject: `benefit:${row.id}`, scope: row.scope })
  return { kind: 'none' }
}
