import type { InputOf, lectureMenuRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, NotFound, Refused, requireWorker, type RequestContext } from '#platform/http'
import { tellWishers } from '../../wishes/index.ts'
import type { EngagementRow, OrderRow } from '../model.ts'
import { tellDesk, tellOrderer, whenOf } from '../notices.ts'
import { mayCallOff } from '../rules.ts'
import { endEngagement, lockOrder, setOrder } from '../store.ts'

/** A session of the worker who asks, with its order held. The worker reads only their own, so what is found is theirs to decide. */
export async function ofMine<T>(ctx: RequestContext, engagementId: string, work: (row: EngagementRow, order: OrderRow) => Promise<T>): Promise<T> {
  requireWorker(ctx)
  const seen = await ctx.tx.selectFrom('lecture_engagement').select(['id', 'scope', 'order_id']).where('id', '=', engagementId).executeTakeFirst()
  if (!seen) throw new NotFound()
  return asService(ctx, '', async () => {
    const order = await lockOrder(ctx.tx, seen.order_id)
    return work(await ctx.tx.selectFrom('lecture_engagement').selectAll().where('id', '=', seen.id).forUpdate().executeTakeFirstOrThrow(), order)
  })
}

/** Yes: it is settled. No: the order is matched anew, without this lecturer at this time. */
export function answerSession(ctx: RequestContext, input: InputOf<typeof lectureMenuRoutes.answer>): Promise<{ id: string }> {
  return ofMine(ctx, input.engagementId, async (row, order) => {
    const now = ctx.clock.now()
    if (row.state !== 'asked') throw new Refused('lectures.answered')
    if (row.answer_by <= now) throw new Refused('lectures.answer-too-late')
    const params = { title: row.title, when: whenOf(row) }
    if (input.accept) {
      await ctx.tx.updateTable('lecture_engagement').set({ state: 'accepted', answered_at: now }).where('id', '=', row.id).execute()
      await setOrder(ctx.tx, order.id, 'agreed', { now })
      const { name } = await ctx.tx.selectFrom('lecturer').select('name').where('id', '=', row.lecturer_id).executeTakeFirstOrThrow()
      await tellOrderer(ctx, order, 'agreed', { ...params, lecturer: name })
      await tellWishers(ctx, order.id, 'settled', { ...params, place: row.place })
    } else {
      await endEngagement(ctx.tx, row.id, 'declined', { now, reason: input.reason, by: 'lecturer' })
      await setOrder(ctx.tx, order.id, 'open', { now })
      await tellOrderer(ctx, order, 'again', params)
      await tellDesk(ctx, order, 'declined', { ...params, why: input.reason })
    }
    await appendAudit(ctx, { action: 'lectures.answer-session', subject: `lecture-order:${order.id}`, scope: order.scope, details: { accept: input.accept }, ...(!input.accept && { reason: input.reason }) })
    return { id: row.id }
  })
}

/** The lecturer cannot come after all, while there is time to find another. */
export function callOffMySession(ctx: RequestContext, { engagementId, reason }: InputOf<typeof lectureMenuRoutes.callOffMine>): Promise<{ id: string }> {
  return ofMine(ctx, engagementId, async (row, order) => {
    const now = ctx.clock.now()
    if (row.state !== 'accepted' || row.starts_at <= now) throw new Refused('lectures.session-over')
    if (!mayCallOff(row.starts_at, now)) throw new Refused('lectures.too-late')
    await endEngagement(ctx.tx, row.id, 'called-off', { now, reason, by: 'lecturer' })
    await setOrder(ctx.tx, order.id, 'open', { now })
    const params = { title: row.title, when: whenOf(row) }
    await tellOrderer(ctx, order, 'again', params)
    await tellWishers(ctx, order.id, 'again', params)
    await tellDesk(ctx, order, 'fell-out', { ...params, why: reason })
    await appendAudit(ctx, { action: 'lectures.call-off-session', subject: `lecture-order:${order.id}`, scope: order.scope, reason, details: { by: 'lecturer' } })
    return { id: row.id }
  })
}
