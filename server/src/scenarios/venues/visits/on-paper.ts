import type { InputOf, positionVisitRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { addDays } from '#platform/calendar'
import { asService, holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { isWithin } from '#registry/units'
import { findPosition, getPositionInRange, lockPosition, momentOf } from '../places/index.ts'
import { countVisits, uncountVisit } from './metrics.ts'

/** By the list on paper, also afterwards: whoever booked came, and with how many. */
export async function noteCame(ctx: RequestContext, { bookingId, people }: InputOf<typeof positionVisitRoutes.noteCame>): Promise<{ id: string }> {
  const { scope } = requireStaff(ctx, 'venues.serve')
  const seen = await ctx.tx.selectFrom('venue_booking').select(['scope', 'position_id']).where('id', '=', bookingId).executeTakeFirst()
  if (!seen || !isWithin(seen.scope, scope)) throw new NotFound()
  const now = ctx.clock.now()
  await asService(ctx, seen.scope, async () => {
    const row = await ctx.tx.selectFrom('venue_booking').selectAll().where('id', '=', bookingId).forUpdate().executeTakeFirstOrThrow()
    if (row.state !== 'booked' && row.state !== 'missed') throw new Refused('venues.booking-over')
    if (row.day > momentOf(now).day) throw new Refused('venues.not-yet')
    const position = await findPosition(ctx.tx, row.position_id)
    await ctx.tx.updateTable('venue_booking').set({ state: 'came', ended_at: now }).where('id', '=', row.id).execute()
    const visit = { id: newId(), scope: row.scope, people: row.unit_id ? people : row.people, day: row.day }
    await ctx.tx.insertInto('venue_visit').values({ ...visit, position_id: row.position_id, room_id: row.room_id, booking_id: row.id, person_id: row.person_id, via: 'desk', noted_by: holderOf(ctx.actor), noted_at: now }).execute()
    await countVisits(ctx.tx, [{ ...visit, positionId: row.position_id, kind: position!.kind }])
  })
  await appendAudit(ctx, { action: 'venues.note-came', subject: `room-booking:${bookingId}`, scope: seen.scope, details: { people } })
  return { id: bookingId }
}

const daysBack = 60

/** How many came without booking and without a phone, by the sheet at the door: one number a day, said again it is corrected (V7). */
export async function enterCount(ctx: RequestContext, { positionId, day, people }: InputOf<typeof positionVisitRoutes.enterCount>): Promise<{ people: number }> {
  const position = await getPositionInRange(ctx.tx, requireStaff(ctx, 'venues.serve'), positionId)
  const now = ctx.clock.now()
  const today = momentOf(now).day
  if (day > today || day < addDays(today, -daysBack)) throw new Refused('venues.count-day')
  await asService(ctx, position.scope, async () => {
    await lockPosition(ctx.tx, position.id)
    const known = await ctx.tx.selectFrom('venue_visit').select('id').where('position_id', '=', position.id).where('day', '=', day).where('via', '=', 'count').executeTakeFirst()
    if (people === 0) {
      if (!known) return
      await uncountVisit(ctx.tx, known.id)
      await ctx.tx.deleteFrom('venue_visit').where('id', '=', known.id).execute()
      return
    }
    const id = known?.id ?? newId()
    const noted = { people, noted_by: holderOf(ctx.actor), noted_at: now }
    if (known) await ctx.tx.updateTable('venue_visit').set(noted).where('id', '=', id).execute()
    else await ctx.tx.insertInto('venue_visit').values({ ...noted, id, scope: position.scope, position_id: position.id, day, via: 'count' }).execute()
    await countVisits(ctx.tx, [{ id, scope: position.scope, positionId: position.id, kind: position.kind, day, people }])
  })
  await appendAudit(ctx, { action: 'venues.enter-count', subject: `position:${position.id}`, scope: position.scope, details: { day, people } })
  return { people }
}
