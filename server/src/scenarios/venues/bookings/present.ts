import type { Tx } from '#platform/db'
import type { PositionKind } from '../places/index.ts'
import type { Booking, BookingRow } from './model.ts'

export type Shown = BookingRow & { position_name: string; position_kind: string; address: string; room_name: string }

/** Bookings with the names of where they are. */
export function bookingsOf(tx: Tx) {
  return tx.selectFrom('venue_booking as b').innerJoin('venue_room as r', 'r.id', 'b.room_id').innerJoin('venue_position as p', 'p.id', 'b.position_id').selectAll('b').select(['p.name as position_name', 'p.kind as position_kind', 'p.address', 'r.name as room_name'])
}

/** Names of helpers, and places in lines from 1, of these bookings. As the service in their scope. */
export async function detailsOf(tx: Tx, rows: readonly BookingRow[]): Promise<{ helper: (id: string | null) => string | null; place: (row: BookingRow) => number | null }> {
  const helperIds = [...new Set(rows.flatMap((row) => row.helper_id ?? []))]
  const helpers = helperIds.length === 0 ? [] : await tx.selectFrom('venue_helper').select(['id', 'name']).where('id', 'in', helperIds).execute()
  const lines = [...new Set(rows.flatMap((row) => (row.state === 'waiting' && row.slot_id ? row.slot_id : [])))]
  const waiting = lines.length === 0 ? [] : await tx.selectFrom('venue_booking').select(['id', 'slot_id']).where('slot_id', 'in', lines).where('state', '=', 'waiting').orderBy('booked_at').orderBy('id').execute()
  return {
    helper: (id) => helpers.find((one) => one.id === id)?.name ?? null,
    place: (row) => (row.state === 'waiting' ? waiting.filter((one) => one.slot_id === row.slot_id).findIndex((one) => one.id === row.id) + 1 : null),
  }
}

export function presentBooking(row: Shown, details: Awaited<ReturnType<typeof detailsOf>>): Booking {
  return {
    id: row.id, position: { id: row.position_id, name: row.position_name, kind: row.position_kind as PositionKind }, room: { id: row.room_id, name: row.room_name }, day: row.day, from: row.starts, to: row.ends, people: row.people, state: row.state as Booking['state'],
    place: details.place(row), helper: details.helper(row.helper_id), assisted: row.assisted, why: row.why,
  }
}
