import { z } from 'zod'
import { addDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { job, type CommandContext, type JobContext } from '#platform/module'
import { tellWishers } from '../wishes/index.ts'
import { settleHeld } from './commands/say-held.ts'
import type { EngagementRow } from './model.ts'
import { tellDesk, tellLecturerOf, tellOrderer, titleOf, whenOf } from './notices.ts'
import { endEngagement, lockOrder, setOrder } from './store.ts'

/** Days of silence after which one side's word that it was held is enough. */
const silentDays = 7
const noDayLeft = '希望的日子都过了，没有匹配到讲师 · the times asked for have passed without a lecturer'

/** A session as it is once its order is held: whoever answered in between was first. */
async function again(ctx: CommandContext, row: EngagementRow): Promise<EngagementRow> {
  await lockOrder(ctx.tx, row.order_id)
  return ctx.tx.selectFrom('lecture_engagement').selectAll().where('id', '=', row.id).executeTakeFirstOrThrow()
}

/** What the clock does, each in a transaction of its own; done twice it is done once. */
async function tick(run: JobContext): Promise<{ lapsed: number; unmet: number; settled: number }> {
  const find = <Row>(work: (ctx: CommandContext) => Promise<Row[]>) => run.inTransaction(work)
  const done = { lapsed: 0, unmet: 0, settled: 0 }
  for (const row of await find((ctx) => ctx.tx.selectFrom('lecture_engagement').selectAll().where('state', '=', 'asked').where('answer_by', '<=', ctx.clock.now()).execute())) {
    done.lapsed += await run.inTransaction(async (ctx) => {
      if ((await again(ctx, row)).state !== 'asked') return 0
      const now = ctx.clock.now()
      await endEngagement(ctx.tx, row.id, 'lapsed', { now })
      await setOrder(ctx.tx, row.order_id, 'open', { now })
      const order = { id: row.order_id, unit_id: row.unit_id, scope: row.scope }
      const params = { title: row.title, when: whenOf(row) }
      await tellOrderer(ctx, order, 'again', params)
      await tellDesk(ctx, order, 'lapsed', params)
      return 1
    })
  }
  for (const { id } of await find((ctx) => ctx.tx.selectFrom('lecture_order').select('id').where('state', '=', 'open').where('last_on', '<=', dayInShanghai(ctx.clock.now())).execute())) {
    done.unmet += await run.inTransaction(async (ctx) => {
      const order = await lockOrder(ctx.tx, id)
      if (order.state !== 'open') return 0
      await setOrder(ctx.tx, id, 'unmet', { now: ctx.clock.now(), why: noDayLeft })
      await tellOrderer(ctx, order, 'closed', { title: titleOf(order), why: noDayLeft })
      await tellWishers(ctx, id, 'fell-through', { title: titleOf(order), why: noDayLeft })
      return 1
    })
  }
  for (const seen of await find((ctx) => ctx.tx.selectFrom('lecture_engagement').selectAll().where('state', '=', 'accepted').where('day', '<', addDays(dayInShanghai(ctx.clock.now()), -silentDays)).where((is) => is.or([is('orderer_people', 'is not', null), is('lecturer_people', 'is not', null)])).execute())) {
    done.settled += await run.inTransaction(async (ctx) => {
      const row = await again(ctx, seen)
      const people = row.orderer_people ?? row.lecturer_people
      if (row.state !== 'accepted' || people === null) return 0
      await settleHeld(ctx, row, people)
      return 1
    })
  }
  return done
}

export const tickJob = job({ name: 'lectures.tick', payload: z.object({}), cron: '*/30 * * * *', run: tick })

/** The evening before both sides are reminded, once. */
async function remind(run: JobContext): Promise<{ told: number }> {
  return run.inTransaction(async (ctx) => {
    const now = ctx.clock.now()
    const rows = await ctx.tx.selectFrom('lecture_engagement').selectAll().where('day', '=', addDays(dayInShanghai(now), 1)).where('state', '=', 'accepted').where('reminded_at', 'is', null).forUpdate().execute()
    for (const row of rows) {
      const params = { title: row.title, when: whenOf(row), place: row.place }
      await tellLecturerOf(ctx, row, 'tomorrow', params)
      await tellOrderer(ctx, { id: row.order_id, unit_id: row.unit_id }, 'tomorrow', params)
    }
    if (rows.length > 0) await ctx.tx.updateTable('lecture_engagement').set({ reminded_at: now }).where('id', 'in', rows.map((row) => row.id)).execute()
    return { told: rows.length }
  })
}

export const remindJob = job({ name: 'lectures.remind', payload: z.object({}), cron: '20 18 * * *', run: remind })
