import type { AnswerOf, benefitRoutes, InputOf } from '@guildhall/contract'
import { release } from '#engines/quota'
import { appendAudit } from '#platform/audit'
import { asService, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { isWithin } from '#registry/units'
import { settle, unspendOne } from '../budgets/index.ts'
import { grant, tellTakenBack } from '../notices.ts'
import { givePointsBack } from '../points/index.ts'
import { fetchAgainBy } from '../rules.ts'
import { findHandedOver, findReleasesOfPools, lockHandedOver, lockRelease, unconfirm } from '../store.ts'

/**
 * Takes a hand-over back (F7): the wrong person got it, or the wrong thing. What was spent is set aside again. `worker`: the place is the claimer's as before, with time to fetch it. `pool`:
 * it goes to whoever waited first and the claimer's points come back; so it is too where the release was called off, for nothing can be fetched there any more.
 */
export async function takeBackHandOver(ctx: RequestContext, input: InputOf<typeof benefitRoutes.takeBack>): Promise<AnswerOf<typeof benefitRoutes.takeBack>> {
  const actor = requireStaff(ctx, 'benefits.hand-out')
  const found = await asService(ctx, '', () => findHandedOver(ctx.tx, input.claimId))
  const [seen] = found ? await findReleasesOfPools(ctx.tx, [found.pool_id]) : []
  if (!found || !seen || !(isWithin(seen.scope, actor.scope) || isWithin(actor.scope, seen.scope))) throw new NotFound()
  const now = ctx.clock.now()
  const to = await asService(ctx, seen.scope, async () => {
    const row = (await lockRelease(ctx.tx, seen.id))!
    const claim = await lockHandedOver(ctx.tx, found)
    if (!claim.confirmed_at) throw new Refused('benefits.not-handed-over')
    const stays = claim.state === 'seat' && input.to === 'worker'
    await unspendOne(ctx, row, claim.id)
    await unconfirm(ctx.tx, claim.id, fetchAgainBy({ confirmBy: claim.confirm_by, fetchDays: row.fetch_days }, now))
    if (!stays) {
      const { moved } = claim.state === 'seat' ? await release(ctx.tx, { pool: claim.pool_id, holder: claim.holder, now }) : { moved: [] }
      if (row.points > 0) await givePointsBack(ctx, [claim])
      await grant(ctx, row, moved, 'moved-up')
      await settle(ctx, row)
    }
    await tellTakenBack(ctx, row, claim.holder, { to: stays ? 'worker' : 'pool', reason: input.reason })
    return stays ? 'worker' as const : 'pool' as const
  })
  await appendAudit(ctx, { action: 'benefits.take-back-hand-over', subject: `benefit:${seen.id}`, scope: seen.scope, reason: input.reason, details: { ticket: found.ticket, to } })
  return { to }
}
