import './people.ts'
import { counsellingRoutes as routes } from '@guildhall/contract'
import { z } from 'zod'
import { addDays } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { handle } from '#platform/http'
import { job, type JobContext, type Module } from '#platform/module'
import { getDesk, note, offerSlot, sayHeld, takeSlotBack } from './desk.ts'
import { heldByCounselling } from './held.ts'
import { book, cancel, findSlots, rate } from './mine.ts'
import { overdueJob } from './overdue.ts'
import { tellTomorrow } from './notices.ts'
import { admit, endCounsellor, getFigures, listCounsellors } from './staff.ts'
import { presentTime, sessions } from './store.ts'

/** The evening before, once. */
async function remind(run: JobContext): Promise<{ told: number }> {
  return run.inTransaction(async (ctx) => {
    const tomorrow = addDays(dayInShanghai(ctx.clock.now()), 1)
    const rows = await sessions(ctx.tx).where('s.state', '=', 'booked').where('s.reminded_at', 'is', null).where('t.starts_at', '>=', instantInShanghai(tomorrow)).where('t.starts_at', '<', instantInShanghai(addDays(tomorrow, 1))).forUpdate('s').execute()
    for (const row of rows) {
      await ctx.tx.updateTable('counselling_session').set({ reminded_at: ctx.clock.now() }).where('id', '=', row.id).execute()
      if (row.person_id) await tellTomorrow(ctx, row.person_id, presentTime(row).from)
    }
    return { told: rows.length }
  })
}

/** Counselling (S04): sessions of which nobody knows but the worker and the counsellor. */
export const counsellingModule: Module = {
  name: 'counselling',
  routes: [
    handle(routes.find, findSlots), handle(routes.book, book), handle(routes.cancel, cancel), handle(routes.rate, rate), handle(routes.desk, getDesk), handle(routes.offer, offerSlot), handle(routes.takeBack, takeSlotBack), handle(routes.note, note), handle(routes.sayHeld, sayHeld),
    handle(routes.counsellors, listCounsellors), handle(routes.admit, admit), handle(routes.end, endCounsellor), handle(routes.figures, getFigures),
  ],
  jobs: [job({ name: 'counselling.remind', payload: z.object({}), cron: '15 18 * * *', run: remind }), overdueJob],
  held: [heldByCounselling],
}
