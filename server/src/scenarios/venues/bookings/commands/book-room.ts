import type { InputOf, roomBookingRoutes } from '@guildhall/contract'
import { decideNoShow, take } from '#engines/quota'
import { appendAudit } from '#platform/audit'
import { addDays } from '#platform/calendar'
import { asService, holderOf, NotFound, Refused, requireWorker, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { findPosition, findRoom, loadOpening, lockRoom, momentOf, slotsOn, type RoomRow, type Stretch } from '../../places/index.ts'
import type { Booking, SlotRow } from '../model.ts'
import { findOccupied, isTaken, lockHelpers, occupy } from '../occupations.ts'
import { readMine } from '../queries/mine.ts'
import { noShowRule, weekOf } from '../rules.ts'
import { retireSlot } from '../give-back.ts'
import { findHistory, findOfSlot, findOpenSlot, insertSlot, spanOf } from '../store.ts'

/** A place in a stretch of a room, or the room as a whole, or a place in the line (V1–V4). The room is held, so bookings of it come one after the other. */
export async function bookRoom(ctx: RequestContext, input: InputOf<typeof roomBookingRoutes.book>): Promise<Booking> {
  const actor = requireWorker(ctx)
  const seen = await findRoom(ctx.tx, input.roomId)
  const position = seen && await findPosition(ctx.tx, seen.position_id)
  if (!seen?.active || !position?.active) throw new NotFound()
  const now = ctx.clock.now()
  const id = await asService(ctx, seen.scope, async () => {
    const room = await lockRoom(ctx.tx, seen.id)
    if (!room?.active || room.book === 'none') throw new Refused('venues.slot-unknown')
    const at = momentOf(now)
    const slot = input.day >= at.day && input.day <= addDays(at.day, room.book_days) ? slotsOn(await loadOpening(ctx.tx, position, at.day), input.day, room.slot_minutes).find((one) => one.from === input.from) : undefined
    if (!slot || (input.day === at.day && slot.from <= at.time)) throw new Refused('venues.slot-unknown')
    if (room.book === 'whole' && input.people > room.capacity) throw new Refused('venues.room-too-small')

    const known = await slotAsNow(ctx, room, { day: input.day, slot, now })
    const mine = known && (await findOfSlot(ctx.tx, known.id, [actor.personId]))[0]
    if (mine) return mine.id
    await refuseByRules(ctx, room, actor.personId, input.day)
    const held = await holdStretch(ctx, room, known, { day: input.day, slot, now })
    const taken = await take(ctx.tx, { pool: held.pool_id, holder: actor.personId, now })
    if (taken.kind === 'refused') throw new Refused(taken.code === 'full' ? 'venues.slot-full' : 'venues.slot-unknown')
    if (taken.kind === 'waiting' && !input.wait) throw new Refused('venues.slot-full')
    const { startsAt, endsAt } = spanOf(input.day, slot)
    const bookingId = newId()
    await ctx.tx.insertInto('venue_booking').values({
      id: bookingId, scope: room.scope, position_id: room.position_id, room_id: room.id, slot_id: held.id, day: input.day, starts: slot.from, ends: slot.to, starts_at: startsAt, ends_at: endsAt, person_id: actor.personId,
      people: room.book === 'whole' ? input.people : 1, helper_id: held.helper_id, state: taken.kind === 'waiting' ? 'waiting' : 'booked', assisted: actor.assistedBy !== undefined, booked_by: holderOf(actor), booked_at: now,
    }).execute()
    await appendAudit(ctx, { action: 'venues.book-room', subject: `room-booking:${bookingId}`, scope: room.scope, details: { roomId: room.id, day: input.day, from: slot.from, waiting: taken.kind === 'waiting' } })
    return bookingId
  })
  return readMine(ctx, id)
}

async function refuseByRules(ctx: RequestContext, room: RoomRow, personId: string, day: string): Promise<void> {
  const now = ctx.clock.now()
  const history = await findHistory(ctx.tx, { roomId: room.id, personId, week: weekOf(day), since: new Date(now.getTime() - 300 * 86_400_000) })
  const door = room.closed_days === null ? { kind: 'open' as const } : decideNoShow(noShowRule(room.closed_days), history.missed, now)
  if (door.kind === 'barred') throw new Refused('venues.barred', { until: door.until.toISOString() })
  if (room.per_week !== null && history.inWeek >= room.per_week) throw new Refused('venues.week-full')
}

/**
 * The stretch as the room has it now. One that somebody booked in when the room had other stretches stays as it is and is in the way; an empty one makes room for the new, also where the room has
 * other places or another line since (V2).
 */
async function slotAsNow(ctx: RequestContext, room: RoomRow, wanted: { day: string; slot: Stretch; now: Date }): Promise<SlotRow | undefined> {
  const known = await findOpenSlot(ctx.tx, room.id, wanted.day, wanted.slot.from)
  if (!known) return undefined
  if ((await findOfSlot(ctx.tx, known.id)).length > 0) {
    if (known.ends !== wanted.slot.to) throw new Refused('venues.slot-taken')
    return known
  }
  await retireSlot(ctx, known)
  return undefined
}

/** The stretch with its pool; whoever books in it first takes the room for it, and a helper where the room needs one (V3). */
async function holdStretch(ctx: RequestContext, room: RoomRow, known: SlotRow | undefined, wanted: { day: string; slot: Stretch; now: Date }): Promise<SlotRow> {
  if (known) return known
  const span = spanOf(wanted.day, wanted.slot)
  const helpers = room.needs_helper ? await lockHelpers(ctx.tx, room.position_id) : []
  const occupied = await findOccupied(ctx.tx, [room.number, ...helpers.map((one) => one.number)], span)
  if (isTaken(occupied, room.number, span)) throw new Refused('venues.slot-taken')
  const helper = helpers.find((one) => !isTaken(occupied, one.number, span)) ?? null
  if (room.needs_helper && !helper) throw new Refused('venues.helper-busy')
  const slot = await insertSlot(ctx.tx, room, wanted)
  if (!await occupy(ctx.tx, { scope: room.scope, room, helper, span, source: 'slot', sourceId: slot.id })) throw new Refused('venues.slot-taken')
  return ctx.tx.updateTable('venue_slot').set({ helper_id: helper?.id ?? null }).where('id', '=', slot.id).returningAll().executeTakeFirstOrThrow()
}
