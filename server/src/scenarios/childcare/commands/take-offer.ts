import { appendAudit } from '#platform/audit'
import { asService, NotFound, Refused, requireWorker, type RequestContext } from '#platform/http'
import { lockChild, lockClass } from '../store.ts'

/** The guardian takes the place that is kept for the child (C9). Taking it twice is taking it once; after its time it is the next one's, also before the clock has said so. */
export async function takeOffer(ctx: RequestContext, { childId }: { childId: string }): Promise<{ id: string }> {
  const { personId } = requireWorker(ctx)
  const seen = await asService(ctx, '', () => ctx.tx.selectFrom('childcare_child').select(['id', 'scope', 'class_id', 'person_id']).where('id', '=', childId).executeTakeFirst())
  if (seen?.person_id !== personId) throw new NotFound()
  const taken = await asService(ctx, seen.scope, async () => {
    await lockClass(ctx.tx, seen.class_id)
    const child = await lockChild(ctx.tx, seen.id)
    if (child.state === 'seat') return false
    if (child.state !== 'offered' || child.offered_until! <= ctx.clock.now()) throw new Refused('childcare.no-offer')
    await ctx.tx.updateTable('childcare_child').set({ state: 'seat', offered_until: null }).where('id', '=', child.id).execute()
    return true
  })
  if (taken) await appendAudit(ctx, { action: 'childcare.take-offer', subject: `childcare-child:${seen.id}`, scope: seen.scope })
  return { id: seen.id }
}
