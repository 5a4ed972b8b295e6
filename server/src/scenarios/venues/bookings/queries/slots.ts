import type { AnswerOf, roomBookingRoutes } from '@guildhall/contract'
import { addDays } from '#platform/calendar'
import { asService, NotFound, type RequestContext } from '#platform/http'
import { findPosition, findRoom, loadOpening, momentOf, slotsOn, type PositionKind } from '../../places/index.ts'
import { findActiveHelpers, findOccupied, isTaken } from '../occupations.ts'
import { findSlots, placesOf, spanOf } from '../store.ts'

/** What is free in a room, by day and stretch; whose the rest is stays unsaid. What has begun is over. */
export async function listSlots(ctx: RequestContext, { roomId }: { roomId: string }): Promise<AnswerOf<typeof roomBookingRoutes.slots>> {
  const room = await findRoom(ctx.tx, roomId)
  const position = room && await findPosition(ctx.tx, room.position_id)
  if (!room?.active || room.book === 'none' || !position?.active) throw new NotFound()
  const at = momentOf(ctx.clock.now())
  const last = addDays(at.day, room.book_days)
  const opening = await loadOpening(ctx.tx, position, at.day)
  return asService(ctx, room.scope, async () => {
    const known = await findSlots(ctx.tx, room.id, at.day, last)
    const helpers = room.needs_helper ? await findActiveHelpers(ctx.tx, room.position_id) : []
    const occupied = await findOccupied(ctx.tx, [room.number, ...helpers.map((one) => one.number)], { startsAt: spanOf(at.day, { from: '00:00', to: '00:00' }).startsAt, endsAt: spanOf(addDays(last, 1), { from: '00:00', to: '00:00' }).endsAt })
    const days = Array.from({ length: room.book_days + 1 }, (_, ahead) => addDays(at.day, ahead)).map((day) => ({
      day, slots: slotsOn(opening, day, room.slot_minutes).filter((slot) => day > at.day || slot.from > at.time).map((slot) => {
        const span = spanOf(day, slot)
        const own = known.find((one) => one.day === day && one.starts === slot.from && one.ends === slot.to)
        const inUse = own !== undefined && own.seated + own.waiting > 0
        if (!inUse && isTaken(occupied, room.number, span)) return { ...slot, free: 0, waiting: 0, state: 'taken' as const }
        if (!inUse && room.needs_helper && helpers.every((one) => isTaken(occupied, one.number, span))) return { ...slot, free: 0, waiting: 0, state: 'no-helper' as const }
        const free = own ? Math.max(0, own.capacity - own.seated) : placesOf(room)
        return { ...slot, free, waiting: own?.waiting ?? 0, state: free > 0 ? 'free' as const : 'full' as const }
      }),
    }))
    return {
      position: { id: position.id, name: position.name, kind: position.kind as PositionKind, address: position.address }, days: days.filter((one) => one.slots.length > 0),
      room: { id: room.id, name: room.name, capacity: room.capacity, book: room.book as 'seats', waitlist: room.waitlist, perWeek: room.per_week, needsHelper: room.needs_helper, facilities: room.facilities },
    }
  })
}
