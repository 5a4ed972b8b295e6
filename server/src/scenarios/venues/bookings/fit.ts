import { resize } from '#engines/quota'
import { asService, Refused } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { fitsHours, loadOpening, lockPosition, momentOf, type RoomRow } from '../places/index.ts'
import { callOff, moveUp } from './give-back.ts'
import { spanOf } from './store.ts'

/** Live bookings that have not begun, of a position or of one of its rooms. */
function ahead(ctx: CommandContext, of: { positionId: string; roomId?: string | undefined }) {
  return ctx.tx.selectFrom('venue_booking').selectAll().where('position_id', '=', of.positionId).where('state', 'in', ['waiting', 'booked']).where('starts_at', '>', ctx.clock.now()).$if(of.roomId !== undefined, (rows) => rows.where('room_id', '=', of.roomId!)).orderBy('starts_at').execute()
}

/** After hours or exceptions have changed: what no longer fits is called off (V5). The rooms are held, so nothing is booked meanwhile by the old hours. */
export async function refit(ctx: CommandContext, position: { id: string; scope: string }, why: string): Promise<number> {
  return asService(ctx, position.scope, async () => {
    await ctx.tx.selectFrom('venue_room').select('id').where('position_id', '=', position.id).orderBy('id').forUpdate().execute()
    const row = await lockPosition(ctx.tx, position.id)
    const opening = await loadOpening(ctx.tx, row, momentOf(ctx.clock.now()).day)
    const rows = (await ahead(ctx, { positionId: position.id })).filter((one) => !row.active || !fitsHours(opening, one.day, { from: one.starts, to: one.ends }))
    return callOff(ctx, rows, why)
  })
}

/** After a room was retired, or is booked in another way: its bookings are called off. The caller holds the room. */
export async function clearRoom(ctx: CommandContext, room: Pick<RoomRow, 'id' | 'position_id' | 'scope'>, which: 'all' | 'places' | 'series', why: string): Promise<number> {
  return asService(ctx, room.scope, async () => callOff(ctx, (await ahead(ctx, { positionId: room.position_id, roomId: room.id })).filter((one) => which === 'all' || (which === 'places') === (one.slot_id !== null)), why))
}

/** The stretches that are booked already get the room's new number of places; those who wait move up, fewer than are booked are refused. The caller holds the room. */
export async function followSeats(ctx: CommandContext, room: Pick<RoomRow, 'id' | 'scope'>, capacity: number): Promise<void> {
  const now = ctx.clock.now()
  await asService(ctx, room.scope, async () => {
    const slots = await ctx.tx.selectFrom('venue_slot').selectAll().where('room_id', '=', room.id).where('closed_at', 'is', null).where('day', '>=', momentOf(now).day).orderBy('day').orderBy('starts').execute()
    for (const slot of slots.filter((one) => spanOf(one.day, { from: one.starts, to: one.ends }).startsAt > now)) {
      const done = await resize(ctx.tx, { pool: slot.pool_id, capacity, now })
      if (done.kind === 'refused') throw new Refused('venues.seats-taken')
      await moveUp(ctx, slot, done.moved.map((claim) => claim.holder))
    }
  })
}
