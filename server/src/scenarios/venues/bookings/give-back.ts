import { venueShapes } from '@guildhall/contract'
import { close, release } from '#engines/quota'
import type { CommandContext } from '#platform/module'
import type { BookingRow, SlotRow } from './model.ts'
import { tell } from './notices.ts'
import { vacate } from './occupations.ts'
import { findOfSlot, setState } from './store.ts'

/**
 * Ends one booking (V4): its place goes to the first in the line, who is told; a stretch without anybody leaves room and helper free. The caller holds the room and acts as the service in
 * its scope.
 */
export async function endBooking(ctx: CommandContext, row: BookingRow, as: 'cancelled' | 'freed', why?: string): Promise<void> {
  const now = ctx.clock.now()
  await setState(ctx.tx, [row.id], as, { now, ...(why !== undefined && { why }) })
  if (!row.slot_id) return vacate(ctx.tx, [row.id])
  const slot = await ctx.tx.selectFrom('venue_slot').selectAll().where('id', '=', row.slot_id).executeTakeFirstOrThrow()
  const { moved } = await release(ctx.tx, { pool: slot.pool_id, holder: row.person_id!, now })
  await moveUp(ctx, slot, moved.map((claim) => claim.holder))
  await leaveIfEmpty(ctx, slot)
}

/** Those to whom a place came are told. */
export async function moveUp(ctx: CommandContext, slot: Pick<SlotRow, 'id'>, holders: readonly string[]): Promise<void> {
  if (holders.length === 0) return
  const rows = (await findOfSlot(ctx.tx, slot.id, holders)).filter((row) => row.state === 'waiting')
  await setState(ctx.tx, rows.map((row) => row.id), 'booked', { now: ctx.clock.now() })
  await tell(ctx, rows, 'moved-up')
}

/** A stretch without anybody leaves the room to whoever wants the whole of it (V2); whoever books in it again gets a new one. */
async function leaveIfEmpty(ctx: CommandContext, slot: SlotRow): Promise<void> {
  if ((await findOfSlot(ctx.tx, slot.id)).length === 0) await retireSlot(ctx, slot)
}

/** Ends a stretch with its pool; room and helper are free. */
export async function retireSlot(ctx: CommandContext, slot: Pick<SlotRow, 'id' | 'pool_id'>): Promise<void> {
  const now = ctx.clock.now()
  await close(ctx.tx, { pool: slot.pool_id, releaseSeats: true, now })
  await ctx.tx.updateTable('venue_slot').set({ closed_at: now }).where('id', '=', slot.id).execute()
  await vacate(ctx.tx, [slot.id])
}

/** Calls bookings off, whole stretches with their pools, so that nobody moves up into what no longer is; those who had them are told why (V5). Gives how many. */
export async function callOff(ctx: CommandContext, rows: readonly BookingRow[], why: string): Promise<number> {
  const now = ctx.clock.now()
  for (const slotId of new Set(rows.flatMap((row) => row.slot_id ?? []))) await retireSlot(ctx, await ctx.tx.selectFrom('venue_slot').selectAll().where('id', '=', slotId).executeTakeFirstOrThrow())
  await vacate(ctx.tx, rows.flatMap((row) => (row.slot_id ? [] : [row.id])))
  await setState(ctx.tx, rows.map((row) => row.id), 'freed', { now, why })
  await (why === venueShapes.whyChanged ? tell(ctx, rows, 'no-longer-fits') : tell(ctx, rows, 'called-off', { why }))
  return rows.length
}
