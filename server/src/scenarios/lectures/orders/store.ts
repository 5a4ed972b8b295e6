import { sql, type SqlBool } from 'kysely'
import { rangeOf, type Tx } from '#platform/db'
import { NotFound, type StaffActor } from '#platform/http'
import { isWithin } from '#registry/units'
import { like } from '../menu/index.ts'
import type { EngagementRow, OrderRow } from './model.ts'

export type OrderWithUnit = OrderRow & { unit_name: string }
const orders = (tx: Tx) => tx.selectFrom('lecture_order as o').innerJoin('unit as u', 'u.id', 'o.unit_id').selectAll('o').select('u.name as unit_name')
const sorts = { newest: { by: sql`o.ordered_at`, type: 'timestamptz', down: true }, due: { by: sql`o.due_on`, type: 'date', down: false } }

export type OrderFilter = { scope: string; q?: string | undefined; state?: readonly string[] | undefined; field?: readonly string[] | undefined; sort: keyof typeof sorts; after: { value: string; id: string } | null; limit: number }

export function listOrdersIn(tx: Tx, query: OrderFilter): Promise<(OrderWithUnit & { place: string })[]> {
  const { lo, hi } = rangeOf(query.scope)
  const order = sorts[query.sort]
  return orders(tx).select(sql<string>`(${order.by})::text`.as('place')).where('o.scope', '>=', lo).where('o.scope', '<', hi)
    .$if(query.state !== undefined, (rows) => rows.where('o.state', 'in', query.state!)).$if(query.field !== undefined, (rows) => rows.where('o.field', 'in', query.field!))
    .$if(Boolean(query.q), (rows) => rows.where((is) => is.or([is('o.title', 'ilike', like(query.q!)), is('u.name', 'ilike', like(query.q!)), is('o.number', 'ilike', like(query.q!)), is('o.address', 'ilike', like(query.q!))])))
    .$if(query.after !== null, (rows) => rows.where(sql<SqlBool>`(${order.by}, o.id) ${sql.raw(order.down ? '<' : '>')} (${query.after!.value}::${sql.raw(order.type)}, ${query.after!.id}::uuid)`))
    .orderBy(order.by, order.down ? 'desc' : 'asc').orderBy('o.id', order.down ? 'desc' : 'asc').limit(query.limit).execute()
}

/** An order of the caller's range. */
export async function getOrderInRange(tx: Tx, actor: Pick<StaffActor, 'scope'>, id: string): Promise<OrderWithUnit> {
  const row = await orders(tx).where('o.id', '=', id).executeTakeFirst()
  if (!row || !isWithin(row.scope, actor.scope)) throw new NotFound()
  return row
}

/** Whoever changes an order, or a session of it, holds its row: what happens to it happens one after the other. As the service. */
export function lockOrder(tx: Tx, id: string): Promise<OrderRow> {
  return tx.selectFrom('lecture_order').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
}

export const live = ['asked', 'accepted'] as const

/** The session under way of an order that is held. */
export function findLive(tx: Tx, orderId: string): Promise<EngagementRow | undefined> {
  return tx.selectFrom('lecture_engagement').selectAll().where('order_id', '=', orderId).where('state', 'in', live).executeTakeFirst()
}

export type EngagementWith = EngagementRow & { lecturer: string; team: string | null }

/** Sessions of orders, the newest first, with whose they are. As the service: the lecturer may be of another county. */
export async function findEngagements(tx: Tx, orderIds: readonly string[]): Promise<Map<string, EngagementWith[]>> {
  if (orderIds.length === 0) return new Map()
  const rows = await tx.selectFrom('lecture_engagement as e').innerJoin('lecturer as r', 'r.id', 'e.lecturer_id').selectAll('e').select(['r.name as lecturer', 'r.team']).where('e.order_id', 'in', orderIds).orderBy('e.asked_at', 'desc').orderBy('e.id').execute()
  return Map.groupBy(rows, (row) => row.order_id)
}

export async function setOrder(tx: Tx, id: string, state: OrderRow['state'], change: { now: Date; why?: string }): Promise<void> {
  const over = ['held', 'missed', 'cancelled', 'unmet'].includes(state)
  await tx.updateTable('lecture_order').set({ state, ended_at: over ? change.now : null, why: change.why ?? null }).where('id', '=', id).execute()
}

export async function endEngagement(tx: Tx, id: string, state: 'declined' | 'lapsed' | 'called-off' | 'missed', change: { now: Date; reason?: string; by?: 'orderer' | 'lecturer' | 'desk' }): Promise<void> {
  await tx.updateTable('lecture_engagement').set({ state, ended_at: change.now, reason: change.reason ?? null, by_side: change.by ?? null, ...(state === 'declined' && { answered_at: change.now }) }).where('id', '=', id).execute()
}
