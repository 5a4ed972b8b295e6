import type { AnswerOf, InputOf, roomBookingRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { json } from '#platform/db'
import { getUnit } from '#registry/units'
import { endBooking } from '../give-back.ts'
import { findPosition, findRoom, loadOpening, lockRoom, momentOf, type RoomRow } from '../../places/index.ts'
import { findActiveHelpers, findOccupied, isTaken, lockHelpers, occupy, type Helper } from '../occupations.ts'
import type { SkipWhy } from '../model.ts'
import { seriesDays, whyNot } from '../rules.ts'
import { spanOf } from '../store.ts'

type Plan = Pick<InputOf<typeof roomBookingRoutes.preview>, 'first' | 'last' | 'weekdays' | 'from' | 'to' | 'helper'>
type Looked = { day: string; why: SkipWhy | null; helper: Helper | null }

/** What each day of the plan is, by the hours and by who has the room and the helpers. As the service in the room's scope. */
async function look(ctx: RequestContext, room: RoomRow, helpers: readonly Helper[], plan: Plan): Promise<Looked[]> {
  const days = seriesDays(plan)
  if (!days) throw new Refused('venues.series-empty')
  const position = await findPosition(ctx.tx, room.position_id)
  if (!position?.active || !room.active || room.book === 'none' || !room.for_units) throw new Refused('venues.room-not-for-units')
  const now = momentOf(ctx.clock.now())
  const opening = await loadOpening(ctx.tx, position, now.day)
  const occupied = await findOccupied(ctx.tx, [room.number, ...helpers.map((one) => one.number)], { startsAt: spanOf(days[0]!, plan).startsAt, endsAt: spanOf(days.at(-1)!, plan).endsAt })
  const needed = plan.helper || room.needs_helper
  const freeOn = (day: string) => helpers.find((one) => !isTaken(occupied, one.number, spanOf(day, plan))) ?? null
  return days.map((day) => {
    const helper = needed ? freeOn(day) : null
    return { day, helper, why: whyNot(day, plan, { opening, now, taken: (on) => isTaken(occupied, room.number, spanOf(on, plan)), helperFree: () => !needed || helper !== null }) }
  })
}

async function openRoom(ctx: RequestContext, roomId: string): Promise<RoomRow> {
  requireStaff(ctx, 'venues.book')
  const room = await findRoom(ctx.tx, roomId)
  if (!room) throw new NotFound()
  return room
}

/** Before anything is booked: which days can be had, and why not the others (V6). */
export async function previewSeries(ctx: RequestContext, input: InputOf<typeof roomBookingRoutes.preview>): Promise<AnswerOf<typeof roomBookingRoutes.preview>> {
  const room = await openRoom(ctx, input.roomId)
  return asService(ctx, room.scope, async () => ({ rows: (await look(ctx, room, await findActiveHelpers(ctx.tx, room.position_id), input)).map(({ day, why }) => ({ day, why })) }))
}

/** Books every day that can be had, room and helper together, and names the others (V3, V6). */
export async function bookSeries(ctx: RequestContext, input: InputOf<typeof roomBookingRoutes.bookSeries>): Promise<AnswerOf<typeof roomBookingRoutes.bookSeries>> {
  const actor = requireStaff(ctx, 'venues.book')
  const seen = await openRoom(ctx, input.roomId)
  const unit = await getUnit(ctx.tx, actor.unitId)
  const now = ctx.clock.now()
  const id = newId()
  const done = await asService(ctx, '', async () => {
    const room = (await lockRoom(ctx.tx, seen.id))!
    if (input.people > room.capacity) throw new Refused('venues.room-too-small')
    const looked = await look(ctx, room, await lockHelpers(ctx.tx, room.position_id), input)
    const booked: Looked[] = []
    const skipped: { day: string; why: SkipWhy }[] = []
    const bookingIds = new Map(looked.map(({ day }) => [day, newId()]))
    for (const one of looked) {
      // A class may have been announced in this very moment: the constraint knows.
      const why = one.why ?? (await occupy(ctx.tx, { scope: room.scope, room, helper: one.helper, span: spanOf(one.day, input), source: 'booking', sourceId: bookingIds.get(one.day)! }) ? null : 'taken')
      if (why) skipped.push({ day: one.day, why })
      else booked.push(one)
    }
    if (booked.length === 0) throw new Refused('venues.nothing-free', { skipped })
    await ctx.tx.insertInto('venue_series').values({
      id, scope: room.scope, applicant_scope: unit.scope, room_id: room.id, position_id: room.position_id, unit_id: unit.id, title: input.title, people: input.people, weekdays: [...new Set(input.weekdays)].toSorted((a, b) => a - b), starts: input.from, ends: input.to,
      first_day: input.first, last_day: input.last, helper: input.helper || room.needs_helper, skipped: json(skipped), booked_by: holderOf(actor), booked_at: now,
    }).execute()
    await ctx.tx.insertInto('venue_booking').values(booked.map(({ day, helper }) => {
      const { startsAt, endsAt } = spanOf(day, input)
      return { id: bookingIds.get(day)!, scope: room.scope, applicant_scope: unit.scope, position_id: room.position_id, room_id: room.id, series_id: id, day, starts: input.from, ends: input.to, starts_at: startsAt, ends_at: endsAt, unit_id: unit.id, people: input.people, helper_id: helper?.id ?? null, state: 'booked', booked_by: holderOf(actor), booked_at: now }
    })).execute()
    return { booked: booked.map(({ day }) => day), skipped, scope: room.scope }
  })
  await appendAudit(ctx, { action: 'venues.book-series', subject: `room-series:${id}`, scope: done.scope, details: { booked: done.booked.length, skipped: done.skipped.length } })
  return { id, booked: done.booked, skipped: done.skipped }
}

/** The unit gives back what lies ahead of a series, or one day of it. */
export async function giveBackSeries(ctx: RequestContext, { seriesId, day }: InputOf<typeof roomBookingRoutes.giveBackSeries>): Promise<{ days: number }> {
  const actor = requireStaff(ctx, 'venues.book')
  const series = await ctx.tx.selectFrom('venue_series').selectAll().where('id', '=', seriesId).executeTakeFirst()
  if (!series || series.unit_id !== actor.unitId) throw new NotFound()
  const days = await asService(ctx, series.scope, async () => {
    await lockRoom(ctx.tx, series.room_id)
    const rows = await ctx.tx.selectFrom('venue_booking').selectAll().where('series_id', '=', series.id).where('state', '=', 'booked').where('starts_at', '>', ctx.clock.now()).$if(day !== null, (of) => of.where('day', '=', day!)).execute()
    if (rows.length === 0) throw new Refused('venues.booking-over')
    for (const row of rows) await endBooking(ctx, row, 'cancelled')
    return rows.length
  })
  await appendAudit(ctx, { action: 'venues.give-back-series', subject: `room-series:${series.id}`, scope: series.scope, details: { days } })
  return { days }
}
