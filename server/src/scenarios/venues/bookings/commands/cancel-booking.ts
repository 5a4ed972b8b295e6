import type { InputOf, roomBookingRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, NotFound, Refused, requireStaff, requireWorker, type RequestContext } from '#platform/http'
import { isWithin } from '#registry/units'
import { lockRoom } from '../../places/index.ts'
import { callOff, endBooking } from '../give-back.ts'
import type { Booking, BookingRow } from '../model.ts'
import { tell } from '../notices.ts'
import { readMine } from '../queries/mine.ts'
import { findBooking, lockBooking } from '../store.ts'

/** The booking, held together with its room, while it may still be given back. */
async function lockLive(ctx: RequestContext, row: Pick<BookingRow, 'id' | 'room_id'>): Promise<BookingRow> {
  await lockRoom(ctx.tx, row.room_id)
  const live = await lockBooking(ctx.tx, row.id)
  if (!live || !['waiting', 'booked'].includes(live.state) || live.starts_at <= ctx.clock.now()) throw new Refused('venues.booking-over')
  return live
}

/** Gives a booking or a place in the line back (V4). */
export async function cancelBooking(ctx: RequestContext, { bookingId }: { bookingId: string }): Promise<Booking> {
  const { personId } = requireWorker(ctx)
  const row = await findBooking(ctx.tx, bookingId)
  if (row?.person_id !== personId) throw new NotFound()
  await asService(ctx, row.scope, async () => endBooking(ctx, await lockLive(ctx, row), 'cancelled'))
  await appendAudit(ctx, { action: 'venues.cancel-booking', subject: `room-booking:${row.id}`, scope: row.scope })
  return readMine(ctx, row.id)
}

/** The position calls one booking off; whoever has it is told why, and the next in the line moves up. */
export async function callOffBooking(ctx: RequestContext, { bookingId, reason }: InputOf<typeof roomBookingRoutes.free>): Promise<{ id: string }> {
  const { scope } = requireStaff(ctx, 'venues.serve')
  const row = await findBooking(ctx.tx, bookingId)
  if (!row || !isWithin(row.scope, scope)) throw new NotFound()
  await asService(ctx, row.scope, async () => {
    const live = await lockLive(ctx, row)
    if (!live.slot_id) return callOff(ctx, [live], reason)
    await endBooking(ctx, live, 'freed', reason)
    return tell(ctx, [live], 'called-off', { why: reason })
  })
  await appendAudit(ctx, { action: 'venues.call-off-booking', subject: `room-booking:${row.id}`, scope: row.scope, reason })
  return { id: row.id }
}
