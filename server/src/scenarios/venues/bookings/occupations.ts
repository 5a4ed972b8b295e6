import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { HelperRow, RoomRow } from '../places/index.ts'

export type Span = { startsAt: Date; endsAt: Date }
export type Occupied = { resource: bigint; starts_at: Date; ends_at: Date; source: string; source_id: string }

const overlaps = (one: Pick<Occupied, 'starts_at' | 'ends_at'>, span: Span) => one.starts_at < span.endsAt && one.ends_at > span.startsAt

/** Who is taken when, of these rooms and helpers. As app_job in their scope. */
export async function findOccupied(tx: Tx, resources: readonly bigint[], span: Span): Promise<Occupied[]> {
  if (resources.length === 0) return []
  return tx.selectFrom('venue_occupation').select(['resource', 'starts_at', 'ends_at', 'source', 'source_id']).where('resource', 'in', resources).where('starts_at', '<', span.endsAt).where('ends_at', '>', span.startsAt).execute()
}

export function isTaken(occupied: readonly Occupied[], resource: bigint, span: Span): boolean {
  return occupied.some((one) => one.resource === resource && overlaps(one, span))
}

export type Helper = Pick<HelperRow, 'id' | 'number' | 'name'>

/** Those who come with rooms of a position, locked: two bookings that need somebody choose one after the other (V3). */
export function lockHelpers(tx: Tx, positionId: string): Promise<Helper[]> {
  return tx.selectFrom('venue_helper').select(['id', 'number', 'name']).where('position_id', '=', positionId).where('active', '=', true).orderBy('number').forUpdate().execute()
}

export function findActiveHelpers(tx: Tx, positionId: string): Promise<Helper[]> {
  return tx.selectFrom('venue_helper').select(['id', 'number', 'name']).where('position_id', '=', positionId).where('active', '=', true).orderBy('number').execute()
}

export type Occupying = { scope: string; room: Pick<RoomRow, 'number'>; helper: Helper | null; span: Span; source: 'slot' | 'booking'; sourceId: string }

/** Takes the room, and the helper with it; false when the room is somebody's, and then nothing was taken (V1, V3). The caller holds the helpers. */
export async function occupy(tx: Tx, { scope, room, helper, span, source, sourceId }: Occupying): Promise<boolean> {
  const row = (resource: bigint) => ({ scope, resource, starts_at: span.startsAt, ends_at: span.endsAt, source, source_id: sourceId })
  const { rows } = await sql`insert into venue_occupation (scope, resource, starts_at, ends_at, source, source_id) values (${scope}, ${room.number}, ${span.startsAt}, ${span.endsAt}, ${source}, ${sourceId}) on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0) return false
  if (helper) await tx.insertInto('venue_occupation').values(row(helper.number)).execute()
  return true
}

/** Room and helper are free again (V3). */
export async function vacate(tx: Tx, sourceIds: readonly string[]): Promise<void> {
  if (sourceIds.length > 0) await tx.deleteFrom('venue_occupation').where('source_id', 'in', sourceIds).where('source', '<>', 'class').execute()
}
