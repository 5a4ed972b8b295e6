import { close } from '#engines/quota'
import { asService } from '#platform/http'
import type { CommandContext } from '#platform/module'
import type { ClassRow } from './model.ts'
import { reopenNeed } from './needs-of-worker.ts'
import { cancelEnrolment, findRoster } from './store.ts'

/** When the lessons are over nobody waits any more: who did gets the request back, open for another class. */
export async function lapseWaiters(ctx: CommandContext, of: Pick<ClassRow, 'id' | 'scope' | 'pool_id'>): Promise<number> {
  const now = ctx.clock.now()
  return asService(ctx, of.scope, async () => {
    if (of.pool_id) await close(ctx.tx, { pool: of.pool_id, now })
    const waiters = await findRoster(ctx.tx, [of.id], ['waiting'])
    for (const one of waiters) {
      await cancelEnrolment(ctx.tx, one.id, '没有等到空位，课程已结束', now)
      if (one.need_id) await asService(ctx, '', () => reopenNeed(ctx.tx, one.need_id!, of.id, now))
    }
    return waiters.length
  })
}
