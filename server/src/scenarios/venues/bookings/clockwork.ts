import { z } from 'zod'
import { close } from '#engines/quota'
import { addDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { job, type JobContext } from '#platform/module'
import { setState } from './store.ts'
import { tell } from './notices.ts'

/** The evening before: whoever booked for tomorrow is reminded, once. */
async function remind(run: JobContext): Promise<{ told: number }> {
  return run.inTransaction(async (ctx) => {
    const now = ctx.clock.now()
    const rows = await ctx.tx.selectFrom('venue_booking').selectAll().where('day', '=', addDays(dayInShanghai(now), 1)).where('state', '=', 'booked').where('reminded_at', 'is', null).forUpdate().execute()
    if (rows.length > 0) await ctx.tx.updateTable('venue_booking').set({ reminded_at: now }).where('id', 'in', rows.map((row) => row.id)).execute()
    await tell(ctx, rows, 'tomorrow')
    return { told: rows.length }
  })
}

export const remindJob = job({ name: 'venues.remind', payload: z.object({}), cron: '10 18 * * *', run: remind })

/** What the clock does: a line ends when its stretch begins, and after the day whoever did not come has missed it. Done twice it is done once. */
async function tick(run: JobContext): Promise<{ lapsed: number; missed: number }> {
  return run.inTransaction(async (ctx) => {
    const now = ctx.clock.now()
    const waiting = await ctx.tx.selectFrom('venue_booking').selectAll().where('state', '=', 'waiting').where('starts_at', '<=', now).orderBy('room_id').forUpdate().execute()
    for (const slotId of new Set(waiting.flatMap((row) => row.slot_id ?? []))) {
      const { pool_id: pool } = await ctx.tx.selectFrom('venue_slot').select('pool_id').where('id', '=', slotId).executeTakeFirstOrThrow()
      await close(ctx.tx, { pool, now })
    }
    await setState(ctx.tx, waiting.map((row) => row.id), 'lapsed', { now })
    await tell(ctx, waiting, 'not-reached')
    const missed = await ctx.tx.updateTable('venue_booking').set({ state: 'missed', ended_at: now }).where('state', '=', 'booked').where('day', '<', dayInShanghai(now)).executeTakeFirst()
    return { lapsed: waiting.length, missed: Number(missed.numUpdatedRows) }
  })
}

export const tickJob = job({ name: 'venues.tick', payload: z.object({}), cron: '*/10 * * * *', run: tick })
