import { sql, type SqlBool } from 'kysely'
import { json, rangeOf, type Tx } from '#platform/db'
import { NotFound, type StaffActor } from '#platform/http'
import { isWithin } from '#registry/units'
import type { HelperRow, PositionRow, RoomRow, Stretch, WeekHours } from './model.ts'

export type PositionWithUnit = PositionRow & { unit_name: string }

/** Every position with the name of its unit, as all lists begin. */
export const positions = (tx: Tx) => tx.selectFrom('venue_position as p').innerJoin('unit as u', 'u.id', 'p.unit_id').selectAll('p').select('u.name as unit_name')
export const like = (words: string) => `%${words.replace(/[%_\\]/g, (sign) => `\\${sign}`)}%`

export async function findTowns(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('venue_position').select('town').distinct().where('active', '=', true).where('town', 'is not', null).orderBy('town').limit(300).execute()
  return rows.flatMap((row) => row.town ?? [])
}

const visitsSince = (day: string) => sql<number>`(select coalesce(sum(v.people), 0)::int from venue_visit v where v.position_id = p.id and v.day >= ${day})`
const ordersFrom = (day: string) => ({ newest: { by: sql`p.created_at`, type: 'timestamptz', down: true }, name: { by: sql`p.name collate "zh-x-icu"`, type: 'text', down: false }, visits: { by: visitsSince(day), type: 'int', down: true } })
export type Order = keyof ReturnType<typeof ordersFrom>
export type Listed = PositionWithUnit & { place: string; rooms: number; seats: number; bookings: number; visits: number }

/** Positions of a range, with what they have and what is booked there from today on. */
export function listInRange(tx: Tx, scope: string, query: { q?: string | undefined; town?: string | undefined; kind?: readonly string[] | undefined; active?: boolean | undefined; sort: Order; /** Visits are counted from this day on. */ since: string; after: { value: string; id: string } | null; limit: number }): Promise<Listed[]> {
  const { lo, hi } = rangeOf(scope)
  const order = ordersFrom(query.since)[query.sort]
  return positions(tx).where('p.scope', '>=', lo).where('p.scope', '<', hi).select([
    sql<string>`(${order.by})::text`.as('place'), visitsSince(query.since).as('visits'),
    sql<number>`(select count(*)::int from venue_room r where r.position_id = p.id and r.active)`.as('rooms'), sql<number>`(select coalesce(sum(r.capacity), 0)::int from venue_room r where r.position_id = p.id and r.active)`.as('seats'),
    sql<number>`(select count(*)::int from venue_booking b where b.position_id = p.id and b.state = 'booked')`.as('bookings'),
  ])
    .$if(query.active !== undefined, (rows) => rows.where('p.active', '=', query.active!)).$if(query.kind !== undefined, (rows) => rows.where('p.kind', 'in', query.kind!)).$if(Boolean(query.town), (rows) => rows.where('p.town', '=', query.town!))
    .$if(Boolean(query.q), (rows) => rows.where((is) => is.or([is('p.name', 'ilike', like(query.q!)), is('p.address', 'ilike', like(query.q!)), is('u.name', 'ilike', like(query.q!))])))
    .$if(query.after !== null, (rows) => rows.where(sql<SqlBool>`(${order.by}, p.id) ${sql.raw(order.down ? '<' : '>')} (${query.after!.value}::${sql.raw(order.type)}, ${query.after!.id}::uuid)`))
    .orderBy(order.by, order.down ? 'desc' : 'asc').orderBy('p.id', order.down ? 'desc' : 'asc').limit(query.limit).execute()
}

export function findPosition(tx: Tx, id: string): Promise<PositionWithUnit | undefined> {
  return positions(tx).where('p.id', '=', id).executeTakeFirst()
}

/** A position of the caller's own range; a foreign one is not found, though it is public that it exists. */
export async function getPositionInRange(tx: Tx, actor: Pick<StaffActor, 'scope'>, id: string): Promise<PositionWithUnit> {
  const row = await findPosition(tx, id)
  if (!row || !isWithin(row.scope, actor.scope)) throw new NotFound()
  return row
}

/** Locks the position: its hours and what is booked there change one after the other. */
export async function lockPosition(tx: Tx, id: string): Promise<PositionRow> {
  return tx.selectFrom('venue_position').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
}

export type PositionColumns = Pick<PositionRow, 'kind' | 'name' | 'summary' | 'rules' | 'division' | 'town' | 'address' | 'lat' | 'lng' | 'line' | 'open_on_holidays' | 'active'> & { hours: readonly WeekHours[] }

export async function insertPosition(tx: Tx, made: { id: string; scope: string; unitId: string; now: Date }, { hours, ...columns }: PositionColumns): Promise<void> {
  await tx.insertInto('venue_position').values({ ...columns, hours: json([...hours]), id: made.id, scope: made.scope, unit_id: made.unitId, created_at: made.now, updated_at: made.now }).execute()
}

export async function updatePosition(tx: Tx, id: string, { hours, ...columns }: PositionColumns, now: Date): Promise<void> {
  await tx.updateTable('venue_position').set({ ...columns, hours: json([...hours]), updated_at: now }).where('id', '=', id).execute()
}

export function findRooms(tx: Tx, positionIds: readonly string[]): Promise<(RoomRow & { training_name: string | null })[]> {
  if (positionIds.length === 0) return Promise.resolve([])
  return tx.selectFrom('venue_room as r').leftJoin('training_venue as v', 'v.id', 'r.training_venue_id').selectAll('r').select('v.name as training_name').where('r.position_id', 'in', positionIds).orderBy('r.created_at').orderBy('r.id').execute()
}

export function findRoom(tx: Tx, id: string): Promise<RoomRow | undefined> {
  return tx.selectFrom('venue_room').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Whoever changes what is booked in a room holds its row: bookings of a room come one after the other. */
export function lockRoom(tx: Tx, id: string): Promise<RoomRow | undefined> {
  return tx.selectFrom('venue_room').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export function findHelpers(tx: Tx, positionId: string): Promise<HelperRow[]> {
  return tx.selectFrom('venue_helper').selectAll().where('position_id', '=', positionId).orderBy('created_at').orderBy('id').execute()
}

export function findPhotos(tx: Tx, positionIds: readonly string[]): Promise<{ id: string; position_id: string; caption: string }[]> {
  if (positionIds.length === 0) return Promise.resolve([])
  return tx.selectFrom('venue_photo').select(['id', 'position_id', 'caption']).where('position_id', 'in', positionIds).orderBy('added_at').orderBy('id').execute()
}

export async function findExceptions(tx: Tx, positionId: string, from: string): Promise<{ day: string; hours: Stretch[]; why: string }[]> {
  const rows = await tx.selectFrom('venue_exception').select(['day', 'hours', 'why']).where('position_id', '=', positionId).where('day', '>=', from).orderBy('day').limit(100).execute()
  return rows.map((row) => ({ ...row, hours: row.hours as Stretch[] }))
}
