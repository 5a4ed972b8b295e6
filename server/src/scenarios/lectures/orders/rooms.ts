import type { Tx } from '#platform/db'

export type Room = { name: string; capacity: number; position_id: string; position: string; division: string | null; town: string | null; address: string; lat: number | null; lng: number | null }

/** A room in use of a position that is open to the public, with where it is. It is not booked by this: who orders sees to that. */
export function findRoom(tx: Tx, id: string): Promise<Room | undefined> {
  return tx.selectFrom('venue_room as r').innerJoin('venue_position as p', 'p.id', 'r.position_id').select(['r.name', 'r.capacity', 'r.position_id', 'p.name as position', 'p.division', 'p.town', 'p.address', 'p.lat', 'p.lng'])
    .where('r.id', '=', id).where('r.active', '=', true).where('p.active', '=', true).executeTakeFirst()
}
