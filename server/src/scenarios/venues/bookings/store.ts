import { sql } from 'kysely'
import { createPool } from '#engines/quota'
import type { Day } from '#platform/calendar'
import { instantInShanghai } from '#platform/clock'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { RoomRow, Stretch } from '../places/index.ts'
import type { Span } from './occupations.ts'
import type { BookingRow, BookingState, SlotRow } from './model.ts'

export const spanOf = (day: Day, { from, to }: Stretch): Span => ({ startsAt: instantInShanghai(day, from), endsAt: instantInShanghai(day, to) })
/** A room booked as a whole has one place. */
export const placesOf = (room: Pick<RoomRow, 'book' | 'capacity'>): number => (room.book === 'whole' ? 1 : room.capacity)

export type SlotState = { id: string; day: string; starts: string; ends: string; capacity: number; seated: number; waiting: number }

/** Stretches of a room that somebody has booked in, by day and beginning. */
export async function findSlots(tx: Tx, roomId: string, from: Day, to: Day): Promise<SlotState[]> {
  return tx.selectFrom('venue_slot as s').innerJoin('quota_pool as p', 'p.id', 's.pool_id').select(['s.id', 's.day', 's.starts', 's.ends', 'p.capacity', 'p.seated', 'p.waiting']).where('s.room_id', '=', roomId).where('s.day', '>=', from).where('s.day', '<=', to).where('s.closed_at', 'is', null).execute()
}

export function findOpenSlot(tx: Tx, roomId: string, day: Day, starts: string): Promise<SlotRow | undefined> {
  return tx.selectFrom('venue_slot').selectAll().where('room_id', '=', roomId).where('day', '=', day).where('starts', '=', starts).where('closed_at', 'is', null).executeTakeFirst()
}

/** A stretch with its pool, made when it is first wanted; the caller holds the room. It closes when it begins. */
export async function insertSlot(tx: Tx, room: RoomRow, wanted: { day: Day; slot: Stretch; now: Date }): Promise<SlotRow> {
  const id = newId()
  const pool = await createPool(tx, { scope: room.scope, subject: id, capacity: placesOf(room), waitlistLimit: room.waitlist, opensToAllAt: wanted.now, closesAt: instantInShanghai(wanted.day, wanted.slot.from), now: wanted.now })
  return tx.insertInto('venue_slot').values({ id, scope: room.scope, room_id: room.id, day: wanted.day, starts: wanted.slot.from, ends: wanted.slot.to, pool_id: pool.id }).returningAll().executeTakeFirstOrThrow()
}

export function lockBooking(tx: Tx, id: string): Promise<BookingRow | undefined> {
  return tx.selectFrom('venue_booking').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export function findBooking(tx: Tx, id: string): Promise<BookingRow | undefined> {
  return tx.selectFrom('venue_booking').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function setState(tx: Tx, ids: readonly string[], state: Exclude<BookingState, 'waiting'>, change: { now: Date; why?: string }): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('venue_booking').set({ state, ended_at: state === 'booked' ? null : change.now, why: change.why ?? null }).where('id', 'in', ids).execute()
}

/** Live bookings of these holders in a stretch: who moved up, who was let go. */
export function findOfSlot(tx: Tx, slotId: string, holders?: readonly string[]): Promise<BookingRow[]> {
  return tx.selectFrom('venue_booking').selectAll().where('slot_id', '=', slotId).where('state', 'in', ['waiting', 'booked']).$if(holders !== undefined, (rows) => rows.where('person_id', 'in', holders!.length > 0 ? holders! : [newId()])).execute()
}

/** How often somebody has booked in a room in a week, and when they did not come lately. */
export async function findHistory(tx: Tx, at: { roomId: string; personId: string; week: { from: Day; to: Day }; since: Date }): Promise<{ inWeek: number; missed: Date[] }> {
  const { n } = await tx.selectFrom('venue_booking').select(sql<number>`count(*)::int`.as('n')).where('room_id', '=', at.roomId).where('person_id', '=', at.personId).where('day', '>=', at.week.from).where('day', '<=', at.week.to).where('state', 'in', ['waiting', 'booked', 'came', 'missed']).executeTakeFirstOrThrow()
  const missed = await tx.selectFrom('venue_booking').select('ends_at').where('room_id', '=', at.roomId).where('person_id', '=', at.personId).where('state', '=', 'missed').where('ends_at', '>=', at.since).execute()
  return { inWeek: n, missed: missed.map((row) => row.ends_at) }
}
