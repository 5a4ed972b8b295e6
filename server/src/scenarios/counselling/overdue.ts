import { job, type JobContext } from '#platform/module'
import { z } from 'zod'
import { askHow, noteOpaquely, tellClosed } from './notices.ts'
import { decideOverdue, overdueSince } from './rules.ts'
import { presentTime, sessions } from './store.ts'

/** Each hour: counsellors are asked about sessions of some days ago, and what nobody says anything of is closed, so that its worker may book again (P9). */
export const overdueJob = job({
  name: 'counselling.close-unreported', payload: z.object({}), cron: '20 * * * *',
  run: (of: JobContext) => of.inTransaction(async (ctx) => {
    const now = ctx.clock.now()
    const rows = await sessions(ctx.tx).where('s.state', '=', 'booked').where('t.ends_at', '<=', overdueSince(now)).orderBy('t.ends_at').limit(500).forUpdate('s').execute()
    const done = { asked: 0, closed: 0 }
    for (const row of rows) {
      const what = decideOverdue(row, now)
      if (what === 'ask') {
        await ctx.tx.updateTable('counselling_session').set({ asked_at: now }).where('id', '=', row.id).execute()
        await askHow(ctx, row.counsellor_person, presentTime(row))
        done.asked += 1
      }
      if (what === 'close') {
        await ctx.tx.updateTable('counselling_session').set({ state: 'unreported', ended_at: now }).where('id', '=', row.id).execute()
        if (row.person_id) await tellClosed(ctx, row.person_id, presentTime(row))
        await noteOpaquely(ctx, 'counselling.close-unreported', row.id)
        done.closed += 1
      }
    }
    return done
  }),
})
