import type { InputOf, lectureOrderRoutes, Permission } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, Refused, requireStaff, type RequestContext } from '#platform/http'
import { tellWishers } from '../../wishes/index.ts'
import type { OrderRow } from '../model.ts'
import { tellLecturerOf, tellOrderer, titleOf, whenOf } from '../notices.ts'
import { mayCallOff } from '../rules.ts'
import { endEngagement, findLive, getOrderInRange, lockOrder, setOrder } from '../store.ts'

/** An order of the caller's range, held by the service while `work` decides about it. */
export async function holding<T>(ctx: RequestContext, permission: Permission, orderId: string, work: (order: OrderRow) => Promise<T>): Promise<T> {
  const seen = await getOrderInRange(ctx.tx, requireStaff(ctx, permission), orderId)
  return asService(ctx, '', async () => work(await lockOrder(ctx.tx, seen.id)))
}

/** The unit takes its order back; a lecturer who agreed is told why, and needs two days for it. */
export function cancelOrder(ctx: RequestContext, { orderId, reason }: InputOf<typeof lectureOrderRoutes.cancel>): Promise<{ id: string }> {
  return holding(ctx, 'lectures.order', orderId, async (order) => {
    if (order.ended_at) throw new Refused('lectures.order-over')
    const now = ctx.clock.now()
    const live = await findLive(ctx.tx, order.id)
    if (live?.state === 'accepted' && !mayCallOff(live.starts_at, now)) throw new Refused('lectures.too-late')
    if (live) {
      await endEngagement(ctx.tx, live.id, 'called-off', { now, reason, by: 'orderer' })
      await tellLecturerOf(ctx, live, 'called-off', { title: live.title, when: whenOf(live), why: reason })
    }
    await setOrder(ctx.tx, order.id, 'cancelled', { now, why: reason })
    await tellWishers(ctx, order.id, 'fell-through', { title: titleOf(order), why: reason })
    await appendAudit(ctx, { action: 'lectures.cancel-order', subject: `lecture-order:${order.id}`, scope: order.scope, reason })
    return { id: order.id }
  })
}

/** The desk calls off for whoever cannot, at any time before it is settled how it went; the order is matched anew, or ends. Both sides are told. */
export function callOffSession(ctx: RequestContext, { orderId, by, again, reason }: InputOf<typeof lectureOrderRoutes.callOff>): Promise<{ id: string }> {
  return holding(ctx, 'lectures.manage', orderId, async (order) => {
    const now = ctx.clock.now()
    const live = await findLive(ctx.tx, order.id)
    if (!live) throw new Refused('lectures.order-over')
    await endEngagement(ctx.tx, live.id, 'called-off', { now, reason, by })
    await setOrder(ctx.tx, order.id, again ? 'open' : 'cancelled', { now, ...(!again && { why: reason }) })
    const params = { title: live.title, when: whenOf(live) }
    await tellLecturerOf(ctx, live, 'called-off', { ...params, why: reason })
    if (again) {
      await tellOrderer(ctx, order, 'again', params)
      if (live.state === 'accepted') await tellWishers(ctx, order.id, 'again', params)
    } else {
      await tellOrderer(ctx, order, 'called-off', { ...params, why: reason })
      await tellWishers(ctx, order.id, 'fell-through', { title: live.title, why: reason })
    }
    await appendAudit(ctx, { action: 'lectures.call-off-session', subject: `lecture-order:${order.id}`, scope: order.scope, reason, details: { by, again } })
    return { id: order.id }
  })
}

/** Nobody can: the order ends, and the unit reads why. */
export function closeOrder(ctx: RequestContext, { orderId, reason }: InputOf<typeof lectureOrderRoutes.close>): Promise<{ id: string }> {
  return holding(ctx, 'lectures.manage', orderId, async (order) => {
    if (order.state !== 'open') throw new Refused('lectures.order-not-open')
    await setOrder(ctx.tx, order.id, 'unmet', { now: ctx.clock.now(), why: reason })
    await tellOrderer(ctx, order, 'closed', { title: titleOf(order), why: reason })
    await tellWishers(ctx, order.id, 'fell-through', { title: titleOf(order), why: reason })
    await appendAudit(ctx, { action: 'lectures.close-order', subject: `lecture-order:${order.id}`, scope: order.scope, reason })
    return { id: order.id }
  })
}
