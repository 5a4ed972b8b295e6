import type { AnswerOf, InputOf, joiningRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { withoutNumbers } from '#platform/crypto'
import { NotFound, requireWorker, type RequestContext } from '#platform/http'
import { moveApplication, partyOf } from '../move.ts'
import { presentMine } from '../present.ts'
import { inService } from '../settle.ts'
import { lockApplication } from '../store.ts'
import { tellPresentUnion } from '../tell-present-union.ts'

type Route = typeof joiningRoutes.withdraw

/** An applicant takes an open application back; what was asked stays on record. */
export async function withdraw(ctx: RequestContext, input: InputOf<Route>): Promise<AnswerOf<Route>> {
  const { personId } = requireWorker(ctx)
  const row = await inService(ctx, async () => {
    const mine = await lockApplication(ctx.tx, input.applicationId)
    if (mine.person_id !== personId) throw new NotFound()
    const moved = await moveApplication(ctx, mine, { event: 'withdraw', actor: partyOf(ctx), reason: input.reason ? withoutNumbers(input.reason) : null })
    await appendAudit(ctx, { action: 'membership.withdraw', subject: `application:${mine.id}`, scope: mine.scope })
    await tellPresentUnion(ctx, moved, 'not-made')
    return moved
  })
  return presentMine(ctx, row)
}
