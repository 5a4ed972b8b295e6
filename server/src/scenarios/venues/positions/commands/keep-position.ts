import type { Readable } from 'node:stream'
import { venueShapes, type InputOf, type positionRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { json } from '#platform/db'
import { removeFile, saveFile } from '#platform/files'
import { asService, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { isWithin } from '#registry/units'
import { refit } from '../../bookings/index.ts'
import { getPositionInRange, insertPosition, lockPosition, momentOf, updatePosition, type PositionColumns } from '../../places/index.ts'

type Form = InputOf<typeof positionRoutes.create>

function columnsOf(form: Form): PositionColumns {
  return { kind: form.kind, name: form.name, summary: form.summary, rules: form.rules, division: form.division, town: form.town, address: form.address, lat: form.lat, lng: form.lng, line: form.line, hours: form.hours, open_on_holidays: form.openOnHolidays, active: form.active }
}

/** Opens a position of the acting unit. */
export async function createPosition(ctx: RequestContext, form: Form): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'venues.manage')
  const id = newId()
  await insertPosition(ctx.tx, { id, scope: actor.scope, unitId: actor.unitId, now: ctx.clock.now() }, columnsOf(form))
  await appendAudit(ctx, { action: 'venues.create-position', subject: `position:${id}`, scope: actor.scope })
  return { id }
}

/** Changes a position; what was booked outside its new hours, or at all where it closes, is called off (V5). */
export async function editPosition(ctx: RequestContext, input: InputOf<typeof positionRoutes.edit>): Promise<{ freed: number }> {
  const position = await getPositionInRange(ctx.tx, requireStaff(ctx, 'venues.manage'), input.positionId)
  const row = await lockPosition(ctx.tx, position.id)
  if (row.updated_at.toISOString() !== new Date(input.updatedAt).toISOString()) throw new Refused('platform.changed-meanwhile')
  await updatePosition(ctx.tx, row.id, columnsOf(input), ctx.clock.now())
  const freed = await refit(ctx, row, venueShapes.whyChanged)
  await appendAudit(ctx, { action: 'venues.edit-position', subject: `position:${row.id}`, scope: row.scope, details: { freed } })
  return { freed }
}

/** Other hours on one day, or none; said again it is corrected. Whoever booked outside them is told why (V5). */
export async function setException(ctx: RequestContext, { positionId, day, hours, why }: InputOf<typeof positionRoutes.setException>): Promise<{ freed: number }> {
  const position = await getPositionInRange(ctx.tx, requireStaff(ctx, 'venues.manage'), positionId)
  const now = ctx.clock.now()
  if (day < momentOf(now).day) throw new Refused('venues.day-over')
  const said = { hours: json(hours), why, set_at: now }
  await ctx.tx.insertInto('venue_exception').values({ position_id: position.id, day, scope: position.scope, ...said }).onConflict((known) => known.columns(['position_id', 'day']).doUpdateSet(said)).execute()
  const freed = await refit(ctx, position, why)
  await appendAudit(ctx, { action: 'venues.set-exception', subject: `position:${position.id}`, scope: position.scope, reason: why, details: { day, closed: hours.length === 0, freed } })
  return { freed }
}

export async function removeException(ctx: RequestContext, { positionId, day }: InputOf<typeof positionRoutes.removeException>): Promise<void> {
  const position = await getPositionInRange(ctx.tx, requireStaff(ctx, 'venues.manage'), positionId)
  const gone = await ctx.tx.deleteFrom('venue_exception').where('position_id', '=', position.id).where('day', '=', day).executeTakeFirst()
  if (gone.numDeletedRows === 0n) throw new NotFound()
  // An exception may have opened longer than usual: what was booked then no longer fits.
  const freed = await refit(ctx, position, venueShapes.whyChanged)
  await appendAudit(ctx, { action: 'venues.remove-exception', subject: `position:${position.id}`, scope: position.scope, details: { day, freed } })
}

const mostPhotos = 8
const mostBytes = 8 * 1024 * 1024

export async function addPhoto(ctx: RequestContext, { positionId, caption }: InputOf<typeof positionRoutes.addPhoto>): Promise<{ id: string }> {
  const position = await getPositionInRange(ctx.tx, requireStaff(ctx, 'venues.manage'), positionId)
  await lockPosition(ctx.tx, position.id)
  const { n } = await ctx.tx.selectFrom('venue_photo').select((is) => is.fn.countAll<bigint>().as('n')).where('position_id', '=', position.id).executeTakeFirstOrThrow()
  if (Number(n) >= mostPhotos) throw new Refused('venues.photos-full')
  const part = await ctx.upload()
  if (!part) throw new Refused('venues.no-photo')
  const file = await saveFile(ctx, { name: part.fileName, bytes: part.stream as Readable, scope: position.scope, maxBytes: mostBytes, contentTypes: ['image/png', 'image/jpeg'] }).catch((error: unknown) => {
    throw error instanceof Refused && error.code === 'platform.file-kind' ? new Refused('venues.photo-kind') : error
  })
  const id = newId()
  await ctx.tx.insertInto('venue_photo').values({ id, scope: position.scope, position_id: position.id, file_id: file.id, caption, added_at: ctx.clock.now() }).execute()
  await appendAudit(ctx, { action: 'venues.add-photo', subject: `position:${position.id}`, scope: position.scope })
  return { id }
}

export async function removePhoto(ctx: RequestContext, { photoId }: { photoId: string }): Promise<void> {
  const { scope } = requireStaff(ctx, 'venues.manage')
  const photo = await ctx.tx.selectFrom('venue_photo').selectAll().where('id', '=', photoId).executeTakeFirst()
  if (!photo || !isWithin(photo.scope, scope)) throw new NotFound()
  const gone = await asService(ctx, photo.scope, () => ctx.tx.deleteFrom('venue_photo').where('id', '=', photo.id).executeTakeFirst())
  // Somebody else took it away in the same moment.
  if (gone.numDeletedRows === 0n) throw new NotFound()
  await removeFile(ctx, photo.file_id)
  await appendAudit(ctx, { action: 'venues.remove-photo', subject: `position:${photo.position_id}`, scope: photo.scope })
}
