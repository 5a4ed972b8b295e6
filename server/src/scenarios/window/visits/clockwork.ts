import { z } from 'zod'
import { addDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { job, type JobContext } from '#platform/module'
import { registerNotices, sendNotices } from '#platform/notify'

registerNotices({
  'window.appointment-tomorrow': { zh: '{day} {time} 约好到「{counter}」办事。材料带齐，来不了请提前取消。', en: 'You have a time at “{counter}” on {day} at {time}. Bring everything; if you cannot come, give the time back.' },
})

/** The evening before: whoever booked for tomorrow is reminded, once. */
async function remind(run: JobContext): Promise<{ told: number }> {
  return run.inTransaction(async (ctx) => {
    const now = ctx.clock.now()
    const tomorrow = addDays(dayInShanghai(now), 1)
    const rows = await ctx.tx.selectFrom('window_appointment as a').innerJoin('window_counter as k', 'k.id', 'a.counter_id').select(['a.id', 'a.person_id', 'a.account_id', 'a.day', 'a.starts', 'k.name'])
      .where('a.day', '=', tomorrow).where('a.state', '=', 'booked').where('a.reminded_at', 'is', null).forUpdate('a').execute()
    if (rows.length > 0) await ctx.tx.updateTable('window_appointment').set({ reminded_at: now }).where('id', 'in', rows.map((row) => row.id)).execute()
    await sendNotices(ctx, rows.map((row) => ({
      to: row.person_id ? { personId: row.person_id } : { accountId: row.account_id! }, kind: 'window.appointment-tomorrow', params: { day: row.day, time: row.starts, counter: row.name }, link: row.person_id ? '/my-visits' : '/console/window/my-visits',
    })))
    return { told: rows.length }
  })
}

export const remindJob = job({ name: 'window.remind-appointments', payload: z.object({}), cron: '0 18 * * *', run: remind })

/** After the day: who booked and did not come, and numbers that nobody answered to. */
async function closeDay(run: JobContext): Promise<{ missed: number; tickets: number }> {
  return run.inTransaction(async (ctx) => {
    const now = ctx.clock.now()
    const today = dayInShanghai(now)
    const missed = await ctx.tx.updateTable('window_appointment').set({ state: 'missed', ended_at: now }).where('day', '<', today).where('state', '=', 'booked').executeTakeFirst()
    const called = await ctx.tx.updateTable('window_ticket').set({ state: 'done', ended_at: now }).where('day', '<', today).where('state', '=', 'called').executeTakeFirst()
    const waiting = await ctx.tx.updateTable('window_ticket').set({ state: 'missed', ended_at: now }).where('day', '<', today).where('state', '=', 'waiting').executeTakeFirst()
    return { missed: Number(missed.numUpdatedRows), tickets: Number(called.numUpdatedRows + waiting.numUpdatedRows) }
  })
}

export const closeDayJob = job({ name: 'window.close-day', payload: z.object({}), cron: '10 0 * * *', run: closeDay })
