import type { InputOf, lectureMenuRoutes, lectureOrderRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { Refused, type RequestContext } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { tellWishers } from '../../wishes/index.ts'
import { inviteBoth } from '../forms.ts'
import type { EngagementRow, OrderRow } from '../model.ts'
import { tellLecturerOf, tellOrderer, whenOf } from '../notices.ts'
import { endEngagement, setOrder } from '../store.ts'
import { ofMine } from './answer-session.ts'
import { holding } from './end-order.ts'

type Said = { held: true; people: number } | { held: false; reason: string }

/** It was held (L5): both sides said so, or one did and the other kept silent for a week. Now both are asked how it was. */
export async function settleHeld(ctx: CommandContext, row: EngagementRow, people: number): Promise<void> {
  const now = ctx.clock.now()
  await ctx.tx.updateTable('lecture_engagement').set({ state: 'held', people, ended_at: now }).where('id', '=', row.id).execute()
  await setOrder(ctx.tx, row.order_id, 'held', { now })
  await inviteBoth(ctx, row)
  await tellLecturerOf(ctx, row, 'please-judge', { title: row.title })
  await tellOrderer(ctx, { id: row.order_id, unit_id: row.unit_id }, 'please-judge', { title: row.title })
}

/** The head count of the side where people sat is the one that stands. What the other side denies is not settled by anybody's word alone. */
async function say(ctx: RequestContext, row: EngagementRow, order: OrderRow, { side, said }: { side: 'orderer' | 'lecturer'; said: Said }): Promise<void> {
  const now = ctx.clock.now()
  if (row.state === 'missed') throw new Refused('lectures.others-say-otherwise')
  if (row.state !== 'accepted') throw new Refused('lectures.session-over')
  if (row.starts_at > now) throw new Refused('lectures.not-yet')
  const other = side === 'orderer' ? row.lecturer_people : row.orderer_people
  if (said.held) {
    await ctx.tx.updateTable('lecture_engagement').set(side === 'orderer' ? { orderer_people: said.people } : { lecturer_people: said.people }).where('id', '=', row.id).execute()
    if (other !== null) await settleHeld(ctx, row, side === 'orderer' ? said.people : other)
  } else {
    if (other !== null || (side === 'orderer' ? row.orderer_people : row.lecturer_people) !== null) throw new Refused('lectures.others-say-otherwise')
    await endEngagement(ctx.tx, row.id, 'missed', { now, reason: said.reason, by: side === 'orderer' ? 'lecturer' : 'orderer' })
    await setOrder(ctx.tx, order.id, 'missed', { now })
    const params = { title: row.title, when: whenOf(row), why: said.reason }
    if (side === 'orderer') await tellLecturerOf(ctx, row, 'missed', params)
    else await tellOrderer(ctx, order, 'missed', params)
    await tellWishers(ctx, order.id, 'fell-through', { title: row.title, why: said.reason })
  }
  await appendAudit(ctx, { action: 'lectures.say-held', subject: `lecture-order:${order.id}`, scope: order.scope, details: { side, held: said.held, ...(said.held && { people: said.people }) }, ...(!said.held && { reason: said.reason }) })
}

export function sayHeld(ctx: RequestContext, { orderId, ...said }: InputOf<typeof lectureOrderRoutes.sayHeld>): Promise<{ id: string }> {
  return holding(ctx, 'lectures.order', orderId, async (order) => {
    const row = await ctx.tx.selectFrom('lecture_engagement').selectAll().where('order_id', '=', order.id).where('state', 'in', ['asked', 'accepted', 'held', 'missed']).forUpdate().executeTakeFirst()
    if (!row) throw new Refused('lectures.session-over')
    await say(ctx, row, order, { side: 'orderer', said })
    return { id: row.id }
  })
}

export function sayHeldAsLecturer(ctx: RequestContext, { engagementId, ...said }: InputOf<typeof lectureMenuRoutes.sayHeldMine>): Promise<{ id: string }> {
  return ofMine(ctx, engagementId, async (row, order) => {
    await say(ctx, row, order, { side: 'lecturer', said })
    return { id: row.id }
  })
}
