import { z } from 'zod'
import { close } from '#engines/quota'
import { addDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { job, type CommandContext, type JobContext } from '#platform/module'
import { tellGuardians, tellKeepers } from './notices.ts'
import { passOn } from './places.ts'
import { keptDays, lateFrom, lineEndsAt } from './rules.ts'
import { endChildren, eraseChildren, findChildrenOf, lockChild, lockClass } from './store.ts'

/** What the clock does while classes run: what was offered and not answered for goes to the next, the line ends when a class begins for the last time, and a child still there after closing time alarms both sides, once. Done twice it is done once. */
async function tick(run: JobContext): Promise<{ ended: number; passed: number; late: number }> {
  const done = { ended: 0, passed: 0, late: 0 }
  const today = dayInShanghai(run.clock.now())
  const running = await run.inTransaction((ctx) => ctx.tx.selectFrom('childcare_class').selectAll().where('state', '=', 'published').where('first_day', '<=', today).where('last_day', '>=', addDays(today, -1)).execute())
  for (const { id } of running) {
    done.ended += await run.inTransaction((ctx) => endLine(ctx, id))
    done.passed += await run.inTransaction((ctx) => endOffers(ctx, id))
    done.late += await run.inTransaction((ctx) => alarm(ctx, id, today))
  }
  return done
}

async function endLine(ctx: CommandContext, classId: string): Promise<number> {
  const of = await lockClass(ctx.tx, classId)
  const ends = lineEndsAt(of)
  const now = ctx.clock.now()
  if (of.line_closed_at || !ends || now < ends || now < of.closes_at) return 0
  await close(ctx.tx, { pool: of.pool_id!, now })
  const waiting = await findChildrenOf(ctx.tx, of.id, ['waiting'])
  await tellGuardians(ctx, of, waiting, 'not-reached')
  await endChildren(ctx.tx, waiting.map((child) => child.id), 'not-reached', now)
  await ctx.tx.updateTable('childcare_class').set({ line_closed_at: now }).where('id', '=', of.id).execute()
  return waiting.length
}

/** After the line has ended nobody is next: then a place that was offered just ends. */
async function endOffers(ctx: CommandContext, classId: string): Promise<number> {
  const of = await lockClass(ctx.tx, classId)
  const due = await ctx.tx.selectFrom('childcare_child').select('id').where('class_id', '=', of.id).where('state', '=', 'offered').where('offered_until', '<=', ctx.clock.now()).orderBy('id').execute()
  for (const { id } of due) await passOn(ctx, of, await lockChild(ctx.tx, id))
  return due.length
}

async function alarm(ctx: CommandContext, classId: string, today: string): Promise<number> {
  const of = await lockClass(ctx.tx, classId)
  const now = ctx.clock.now()
  if (now < lateFrom(of, today)) return 0
  const late = await ctx.tx.selectFrom('childcare_child as k').innerJoin('childcare_day as d', 'd.child_id', 'k.id').selectAll('k').select('d.id as day_id').where('k.class_id', '=', of.id).where('d.day', '=', today).where('d.arrived_at', 'is not', null).where('d.handed_at', 'is', null).where('d.alerted_at', 'is', null).execute()
  if (late.length === 0) return 0
  await ctx.tx.updateTable('childcare_day').set({ alerted_at: now }).where('id', 'in', late.map((row) => row.day_id)).execute()
  await tellGuardians(ctx, of, late, 'not-picked-up')
  await tellKeepers(ctx, of, late.length)
  return late.length
}

export const tickJob = job({ name: 'childcare.tick', payload: z.object({}), cron: '*/5 * * * *', run: tick })

/** Thirty days after a class nothing is known of its children any more (C4). */
async function erase(run: JobContext): Promise<{ classes: number; children: number }> {
  const done = { classes: 0, children: 0 }
  const due = await run.inTransaction((ctx) => ctx.tx.selectFrom('childcare_class').select('id').where('erased_at', 'is', null).where('last_day', '<', addDays(dayInShanghai(ctx.clock.now()), -keptDays)).execute())
  for (const { id } of due) {
    done.children += await run.inTransaction(async (ctx) => {
      const now = ctx.clock.now()
      await lockClass(ctx.tx, id)
      const kept = await ctx.tx.selectFrom('childcare_child').select('id').where('class_id', '=', id).where('erased_at', 'is', null).execute()
      await eraseChildren(ctx.tx, kept.map((row) => row.id), now)
      await ctx.tx.updateTable('childcare_class').set({ erased_at: now }).where('id', '=', id).execute()
      return kept.length
    })
    done.classes += 1
  }
  return done
}

export const eraseJob = job({ name: 'childcare.erase', payload: z.object({}), cron: '20 3 * * *', run: erase })
