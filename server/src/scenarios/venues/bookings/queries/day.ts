import { sql } from 'kysely'
import type { AnswerOf, InputOf, roomBookingRoutes } from '@guildhall/contract'
import { asService, requireStaff, type RequestContext } from '#platform/http'
import { presentPeople } from '#registry'
import { getPositionInRange, momentOf, type PositionKind } from '../../places/index.ts'
import { bookingsOf, detailsOf, presentBooking } from '../present.ts'

/** Who comes to a position on a day, masked: the clerk asks for the name and sees whether it fits. A visitor may live in another county. */
export async function listDay(ctx: RequestContext, input: InputOf<typeof roomBookingRoutes.day>): Promise<AnswerOf<typeof roomBookingRoutes.day>> {
  const position = await getPositionInRange(ctx.tx, requireStaff(ctx, 'venues.serve'), input.positionId)
  const now = ctx.clock.now()
  const today = momentOf(now).day
  const day = input.day ?? today
  return asService(ctx, '', async () => {
    const rows = await bookingsOf(ctx.tx).leftJoin('unit as u', 'u.id', 'b.unit_id').leftJoin('venue_series as s', 's.id', 'b.series_id').select(['u.name as unit_name', 's.title'])
      .where('b.position_id', '=', position.id).where('b.day', '=', day).where('b.state', 'not in', ['cancelled', 'lapsed']).orderBy('b.starts').orderBy('r.name').orderBy('b.booked_at').orderBy('b.id').limit(1_000).execute()
    const details = await detailsOf(ctx.tx, rows)
    const people = await presentPeople(ctx, rows.flatMap((row) => row.person_id ?? []))
    const { counted, came } = await ctx.tx.selectFrom('venue_visit').select([sql<number | null>`(sum(people) filter (where via = 'count'))::int`.as('counted'), sql<number>`coalesce(sum(people), 0)::int`.as('came')]).where('position_id', '=', position.id).where('day', '=', day).executeTakeFirstOrThrow()
    return {
      day, today, counted, came, position: { id: position.id, name: position.name, kind: position.kind as PositionKind },
      rows: rows.map((row) => {
        const person = row.person_id ? people.get(row.person_id) : undefined
        return {
          ...presentBooking(row, details), who: person?.name ?? row.unit_name ?? '', phone: person?.phone ?? null, title: row.title,
          mayCome: day <= today && (row.state === 'booked' || row.state === 'missed'), mayFree: (row.state === 'booked' || row.state === 'waiting') && row.starts_at > now,
        }
      }),
    }
  })
}
