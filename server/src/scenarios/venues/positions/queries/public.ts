import type { AnswerOf, FileAnswer, InputOf, positionRoutes } from '@guildhall/contract'
import { getFile, readFile } from '#platform/files'
import { asService, NotFound, type RequestContext } from '#platform/http'
import { findExceptions, findFiltered, findPhotos, findPosition, findRooms, findTowns, hoursOf, loadOpening, loadOpenings, metresBetween, momentOf, nowOf, openStateAt, type PositionWithUnit } from '../../places/index.ts'
import { presentPlace, presentRoom } from '../present.ts'

/** Where the asker stands, to a hundred metres; nothing of it is kept. */
function placeOf(near: string | undefined): { lat: number; lng: number } | null {
  const [lat, lng] = (near ?? '').split(',').map(Number)
  return near !== undefined && Math.abs(lat!) <= 90 && Math.abs(lng!) <= 180 ? { lat: lat!, lng: lng! } : null
}

const metresTo = (row: PositionWithUnit, from: { lat: number; lng: number } | null) => (from && row.lat !== null && row.lng !== null ? metresBetween(from, { lat: row.lat, lng: row.lng }) : null)

/** Positions by kind, town and name; the nearest first where a place is given, those without a place last. */
export async function findPositions(ctx: RequestContext, input: InputOf<typeof positionRoutes.find>): Promise<AnswerOf<typeof positionRoutes.find>> {
  const from = placeOf(input.near)
  const now = momentOf(ctx.clock.now())
  const { total, rows } = await findFiltered(ctx.tx, { q: input.q, town: input.town, kind: input.kind, openAt: input.open && await nowOf(ctx.tx, ctx.clock.now()) }, { from, skip: input.skip, limit: input.limit })
  const ids = rows.map((row) => row.id)
  const [openings, rooms, photos, towns] = await Promise.all([loadOpenings(ctx.tx, rows, now.day), findRooms(ctx.tx, ids), findPhotos(ctx.tx, ids), findTowns(ctx.tx)])
  return {
    total, towns,
    rows: rows.map((row) => ({ ...presentPlace(row), open: openStateAt(openings.get(row.id)!, now), metres: metresTo(row, from), photoId: photos.find((one) => one.position_id === row.id)?.id ?? null, bookable: rooms.some((room) => room.position_id === row.id && room.book !== 'none') })),
  }
}

export async function showPosition(ctx: RequestContext, { positionId }: { positionId: string }): Promise<AnswerOf<typeof positionRoutes.show>> {
  const row = await findPosition(ctx.tx, positionId)
  if (!row?.active) throw new NotFound()
  const now = momentOf(ctx.clock.now())
  const opening = await loadOpening(ctx.tx, row, now.day)
  const [rooms, photos, exceptions] = await Promise.all([findRooms(ctx.tx, [row.id]), findPhotos(ctx.tx, [row.id]), findExceptions(ctx.tx, row.id, now.day)])
  const open = rooms.filter((room) => room.active)
  return {
    ...presentPlace(row), open: openStateAt(opening, now), photoId: photos[0]?.id ?? null, bookable: open.some((room) => room.book !== 'none'), summary: row.summary, rules: row.rules, division: row.division, lat: row.lat, lng: row.lng, hours: hoursOf(row), openOnHolidays: row.open_on_holidays,
    exceptions, photos: photos.map(({ id, caption }) => ({ id, caption })), rooms: open.map(presentRoom),
  }
}

/** A photo of a position that is open to the public, or of one of the keeper's range. The file itself is nobody's but the service's. */
export async function showPhoto(ctx: RequestContext, { photoId }: { photoId: string }): Promise<FileAnswer> {
  const photo = await ctx.tx.selectFrom('venue_photo as f').innerJoin('venue_position as p', 'p.id', 'f.position_id').select(['f.file_id', 'f.scope']).where('f.id', '=', photoId).executeTakeFirst()
  if (!photo) throw new NotFound()
  const file = await asService(ctx, photo.scope, () => getFile(ctx, photo.file_id))
  return { fileName: file.name, contentType: file.contentType, bytes: await readFile(ctx, file), inline: true }
}
