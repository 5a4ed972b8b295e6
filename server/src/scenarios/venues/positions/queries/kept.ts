import type { AnswerOf, InputOf, positionRoutes } from '@guildhall/contract'
import { addDays } from '#platform/calendar'
import { cursorOf, placeOf, requireStaff, type RequestContext } from '#platform/http'
import { findExceptions, findHelpers, findPhotos, findRooms, getPositionInRange, hoursOf, listInRange, loadOpening, loadOpenings, momentOf, openStateAt } from '../../places/index.ts'
import { presentPlace, presentRoom } from '../present.ts'

/** Positions of the range; visits are those of the last thirty days. */
export async function listPositions(ctx: RequestContext, input: InputOf<typeof positionRoutes.list>): Promise<AnswerOf<typeof positionRoutes.list>> {
  const { scope } = requireStaff(ctx, 'venues.read')
  const now = momentOf(ctx.clock.now())
  const found = await listInRange(ctx.tx, scope, { q: input.q, town: input.town, kind: input.kind, active: input.active === undefined ? undefined : input.active === 'true', sort: input.sort, since: addDays(now.day, -30), after: placeOf(input.cursor), limit: input.limit + 1 })
  const rows = found.slice(0, input.limit)
  const openings = await loadOpenings(ctx.tx, rows, now.day)
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => ({ ...presentPlace(row), open: openStateAt(openings.get(row.id)!, now), rooms: row.rooms, seats: row.seats, bookings: row.bookings, visits: row.visits, active: row.active, createdAt: row.created_at.toISOString() })),
    next: last && found.length > input.limit ? cursorOf(last.place, last.id) : null,
  }
}

export async function getPosition(ctx: RequestContext, { positionId }: { positionId: string }): Promise<AnswerOf<typeof positionRoutes.get>> {
  const row = await getPositionInRange(ctx.tx, requireStaff(ctx, 'venues.read'), positionId)
  const now = momentOf(ctx.clock.now())
  const opening = await loadOpening(ctx.tx, row, now.day)
  const [rooms, helpers, photos, exceptions] = await Promise.all([findRooms(ctx.tx, [row.id]), findHelpers(ctx.tx, row.id), findPhotos(ctx.tx, [row.id]), findExceptions(ctx.tx, row.id, now.day)])
  return {
    ...presentPlace(row), summary: row.summary, rules: row.rules, division: row.division, lat: row.lat, lng: row.lng, hours: hoursOf(row), openOnHolidays: row.open_on_holidays, active: row.active, updatedAt: row.updated_at.toISOString(), open: openStateAt(opening, now),
    exceptions, photos: photos.map(({ id, caption }) => ({ id, caption })), helpers: helpers.map(({ id, name, does, active }) => ({ id, name, does, active })),
    rooms: rooms.map((room) => ({ ...presentRoom(room), active: room.active, updatedAt: room.updated_at.toISOString(), trainingVenue: room.training_venue_id ? { id: room.training_venue_id, name: room.training_name ?? '' } : null })),
  }
}
