import { release } from '#engines/quota'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { asService, NotFound, Refused, requireWorker, type RequestContext } from '#platform/http'
import { followMoved } from '../places.ts'
import { standingOf } from '../rules.ts'
import { endChildren, findDay, lockChild, lockClass } from '../store.ts'

/** The consent ends: the place goes to the first in the line, and what is kept of the child is erased at once (C3, C4). */
export async function withdrawConsent(ctx: RequestContext, { childId }: { childId: string }): Promise<{ id: string }> {
  const { personId } = requireWorker(ctx)
  const seen = await asService(ctx, '', () => ctx.tx.selectFrom('childcare_child').select(['id', 'scope', 'class_id', 'person_id']).where('id', '=', childId).executeTakeFirst())
  if (seen?.person_id !== personId) throw new NotFound()
  const now = ctx.clock.now()
  await asService(ctx, seen.scope, async () => {
    const of = await lockClass(ctx.tx, seen.class_id)
    const child = await lockChild(ctx.tx, seen.id)
    if (child.ended_at) throw new Refused('childcare.no-place')
    if (standingOf(await findDay(ctx.tx, child.id, dayInShanghai(now))) === 'here') throw new Refused('childcare.child-is-there')
    const { moved } = await release(ctx.tx, { pool: of.pool_id!, holder: child.id, now })
    await endChildren(ctx.tx, [child.id], 'withdrawn', now)
    await followMoved(ctx, of, moved)
  })
  await appendAudit(ctx, { action: 'childcare.withdraw-consent', subject: `childcare-child:${seen.id}`, scope: seen.scope })
  return { id: seen.id }
}
