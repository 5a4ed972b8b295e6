import { sql } from 'kysely'
import { venueShapes, type InputOf, type positionRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { isUniqueViolation } from '#platform/db'
import { asService, NotFound, Refused, requireStaff, type RequestContext, type StaffActor } from '#platform/http'
import { newId } from '#platform/ids'
import { isWithin } from '#registry/units'
import { clearRoom, followSeats } from '../../bookings/index.ts'
import { getPositionInRange, lockRoom, type RoomRow } from '../../places/index.ts'

type Form = Omit<InputOf<typeof positionRoutes.addRoom>, 'positionId'>

/** The training venue must be of the keeper's range: linking it lets lessons take the room. */
async function columnsOf(ctx: RequestContext, actor: StaffActor, form: Form) {
  if (form.trainingVenueId !== null) {
    const venue = await ctx.tx.selectFrom('training_venue').select('scope').where('id', '=', form.trainingVenueId).executeTakeFirst()
    if (!venue || !isWithin(venue.scope, actor.scope)) throw new Refused('venues.training-venue-unknown')
  }
  return {
    name: form.name, capacity: form.capacity, facilities: form.facilities, book: form.book, for_units: form.book !== 'none' && form.forUnits, slot_minutes: form.slotMinutes, book_days: form.bookDays, per_week: form.perWeek, waitlist: form.waitlist, closed_days: form.closedDays,
    needs_helper: form.needsHelper, training_venue_id: form.trainingVenueId, active: form.active,
  }
}

async function refusingTaken(write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (isUniqueViolation(error, 'venue_room_training_venue_id_key')) throw new Refused('venues.training-venue-taken')
    throw error
  }
}

/** Announced lessons take the room from now on (V1). */
async function holdLessons(ctx: RequestContext, room: { id: string; scope: string }): Promise<void> {
  const { rows: [held] } = await asService(ctx, room.scope, () => sql<{ missed: number }>`select app.venue_hold_lessons(${room.id}, ${ctx.clock.now()}) as missed`.execute(ctx.tx))
  if ((held?.missed ?? 0) > 0) throw new Refused('venues.lessons-in-the-way')
}

export async function addRoom(ctx: RequestContext, input: InputOf<typeof positionRoutes.addRoom>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'venues.manage')
  const position = await getPositionInRange(ctx.tx, actor, input.positionId)
  const columns = await columnsOf(ctx, actor, input)
  const [id, now] = [newId(), ctx.clock.now()]
  await refusingTaken(() => ctx.tx.insertInto('venue_room').values({ id, scope: position.scope, position_id: position.id, ...columns, created_at: now, updated_at: now }).execute())
  if (columns.training_venue_id) await holdLessons(ctx, { id, scope: position.scope })
  await appendAudit(ctx, { action: 'venues.add-room', subject: `position:${position.id}`, scope: position.scope, details: { room: id } })
  return { id }
}

async function lockOwn(ctx: RequestContext, actor: StaffActor, roomId: string): Promise<RoomRow> {
  const row = await lockRoom(ctx.tx, roomId)
  if (!row || !isWithin(row.scope, actor.scope)) throw new NotFound()
  return row
}

/** What the change leaves no room for: everything of a retired room, places where there are none any more, or of another kind; series where units may not book. */
function whatGoes(before: RoomRow, after: { active: boolean; book: string; for_units: boolean }): ('all' | 'places' | 'series')[] {
  if (!after.active || after.book === 'none') return ['all']
  return [...(before.book !== after.book ? ['places' as const] : []), ...(before.for_units && !after.for_units ? ['series' as const] : [])]
}

/** Changes a room (V5). Other seats change the stretches that are booked already: more let the line move up, fewer than are booked are refused. */
export async function editRoom(ctx: RequestContext, input: InputOf<typeof positionRoutes.editRoom>): Promise<{ freed: number }> {
  const actor = requireStaff(ctx, 'venues.manage')
  const before = await lockOwn(ctx, actor, input.roomId)
  if (before.updated_at.toISOString() !== new Date(input.updatedAt).toISOString()) throw new Refused('platform.changed-meanwhile')
  const columns = await columnsOf(ctx, actor, input)
  await refusingTaken(() => ctx.tx.updateTable('venue_room').set({ ...columns, updated_at: ctx.clock.now() }).where('id', '=', before.id).execute())
  let freed = 0
  for (const which of whatGoes(before, columns)) freed += await clearRoom(ctx, before, which, venueShapes.whyChanged)
  if (before.book === columns.book && columns.book === 'seats' && before.capacity !== columns.capacity) await followSeats(ctx, before, columns.capacity)
  if (before.training_venue_id !== columns.training_venue_id || before.active !== columns.active) await holdLessons(ctx, before)
  await appendAudit(ctx, { action: 'venues.edit-room', subject: `position:${before.position_id}`, scope: before.scope, details: { room: before.id, freed } })
  return { freed }
}

export async function addHelper(ctx: RequestContext, input: InputOf<typeof positionRoutes.addHelper>): Promise<{ id: string }> {
  const position = await getPositionInRange(ctx.tx, requireStaff(ctx, 'venues.manage'), input.positionId)
  const id = newId()
  await ctx.tx.insertInto('venue_helper').values({ id, scope: position.scope, position_id: position.id, name: input.name, does: input.does, created_at: ctx.clock.now() }).execute()
  await appendAudit(ctx, { action: 'venues.add-helper', subject: `position:${position.id}`, scope: position.scope })
  return { id }
}

export async function setHelper(ctx: RequestContext, { helperId, active }: InputOf<typeof positionRoutes.setHelper>): Promise<void> {
  const { scope } = requireStaff(ctx, 'venues.manage')
  const row = await ctx.tx.selectFrom('venue_helper').select(['scope', 'position_id']).where('id', '=', helperId).executeTakeFirst()
  if (!row || !isWithin(row.scope, scope)) throw new NotFound()
  await ctx.tx.updateTable('venue_helper').set({ active }).where('id', '=', helperId).execute()
  await appendAudit(ctx, { action: 'venues.set-helper', subject: `position:${row.position_id}`, scope: row.scope, details: { active } })
}
