import { sql, type SqlBool } from 'kysely'
import type { AnswerOf, InputOf, roomBookingRoutes } from '@guildhall/contract'
import { asService, cursorOf, NotFound, placeOf, requireStaff, type RequestContext } from '#platform/http'
import { rangeOf } from '#platform/db'
import type { PositionKind } from '../../places/index.ts'
import { detailsOf } from '../present.ts'
import type { BookingState, SkipWhy } from '../model.ts'

type Series = AnswerOf<typeof roomBookingRoutes.listSeries>['rows'][number]

/** Series that the caller may see: booked by units of the range, or in positions of it. Positions and rooms that have closed since are still named. */
function seriesOf(ctx: RequestContext, scope: string) {
  const { lo, hi } = rangeOf(scope)
  return ctx.tx.selectFrom('venue_series as s').innerJoin('venue_position as p', 'p.id', 's.position_id').innerJoin('venue_room as r', 'r.id', 's.room_id').innerJoin('unit as u', 'u.id', 's.unit_id').selectAll('s')
    .select(['p.name as position_name', 'p.kind as position_kind', 'r.name as room_name', 'u.name as unit_name'])
    .select([sql<number>`(select count(*)::int from venue_booking b where b.series_id = s.id and b.state = 'booked')`.as('ahead'), sql<number>`(select count(*)::int from venue_booking b where b.series_id = s.id and b.state in ('came', 'missed'))`.as('over')])
    .where(sql<SqlBool>`((s.scope >= ${lo} and s.scope < ${hi}) or (s.applicant_scope >= ${lo} and s.applicant_scope < ${hi}))`)
}
type Row = Awaited<ReturnType<ReturnType<typeof seriesOf>['execute']>>[number]

function present(row: Row, unitId: string): Series {
  return {
    id: row.id, title: row.title, position: { id: row.position_id, name: row.position_name, kind: row.position_kind as PositionKind }, room: { id: row.room_id, name: row.room_name }, unitName: row.unit_name, weekdays: row.weekdays, from: row.starts, to: row.ends,
    first: row.first_day, last: row.last_day, people: row.people, helper: row.helper, ahead: row.ahead, over: row.over, bookedAt: row.booked_at.toISOString(), own: row.unit_id === unitId,
  }
}

export async function listSeries(ctx: RequestContext, input: InputOf<typeof roomBookingRoutes.listSeries>): Promise<AnswerOf<typeof roomBookingRoutes.listSeries>> {
  const actor = requireStaff(ctx, 'venues.book')
  const after = placeOf(input.cursor)
  const rows = await asService(ctx, '', () => seriesOf(ctx, actor.scope).$if(input.positionId !== undefined, (of) => of.where('s.position_id', '=', input.positionId!))
    .$if(after !== null, (of) => of.where(sql<SqlBool>`(s.booked_at, s.id) < (${after!.value}::timestamptz, ${after!.id}::uuid)`)).orderBy('s.booked_at', 'desc').orderBy('s.id', 'desc').limit(input.limit + 1).execute())
  const shown = rows.slice(0, input.limit)
  const last = shown.at(-1)
  return { rows: shown.map((row) => present(row, actor.unitId)), next: last && rows.length > input.limit ? cursorOf(last.booked_at.toISOString(), last.id) : null }
}

export async function getSeries(ctx: RequestContext, { seriesId }: { seriesId: string }): Promise<AnswerOf<typeof roomBookingRoutes.getSeries>> {
  const actor = requireStaff(ctx, 'venues.book')
  return asService(ctx, '', async () => {
    const row = await seriesOf(ctx, actor.scope).where('s.id', '=', seriesId).executeTakeFirst()
    if (!row) throw new NotFound()
    const bookings = await ctx.tx.selectFrom('venue_booking').selectAll().where('series_id', '=', row.id).orderBy('day').execute()
    const details = await detailsOf(ctx.tx, bookings)
    return { ...present(row, actor.unitId), skipped: row.skipped as { day: string; why: SkipWhy }[], days: bookings.map((one) => ({ id: one.id, day: one.day, state: one.state as BookingState, helper: details.helper(one.helper_id), why: one.why, people: one.people })) }
  })
}
