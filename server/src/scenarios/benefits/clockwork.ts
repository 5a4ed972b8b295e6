import { z } from 'zod'
import { findDueDraws, findDuePools, freezeDraw, holdDraw, tend } from '#engines/quota'
import { job, type CommandContext, type JobContext } from '#platform/module'
import { grant, tell, tellTended } from './notices.ts'
import { findReleasesOfPools, type ReleaseRow } from './store.ts'

/** What has come due by the clock alone, release by release, each in a transaction of its own: whatever is done twice is done once. */
async function tendAll(run: JobContext): Promise<{ tended: number; drawn: number }> {
  const due = await run.inTransaction(async (ctx) => {
    const now = ctx.clock.now()
    const draws = await findDueDraws(ctx.tx, now)
    const pools = await findDuePools(ctx.tx, now)
    const rows = await findReleasesOfPools(ctx.tx, [...draws.map((draw) => draw.pool), ...pools])
    return { draws, pools, rows: new Map(rows.map((row) => [row.pool_id!, row])) }
  })
  for (const pool of due.pools) {
    const row = due.rows.get(pool)
    if (row) await run.inTransaction(async (ctx) => tellTended(ctx, row, await tend(ctx.tx, { pool, now: ctx.clock.now() })))
  }
  for (const { pool, what } of due.draws) {
    const row = due.rows.get(pool)
    if (row) await run.inTransaction(async (ctx) => { await (what === 'freeze' ? freezeDraw(ctx.tx, { pool, now: ctx.clock.now() }) : draw(ctx, row)) })
  }
  return { tended: due.pools.length, drawn: due.draws.length }
}

async function draw(ctx: CommandContext, row: ReleaseRow): Promise<void> {
  const held = await holdDraw(ctx, { pool: row.pool_id!, now: ctx.clock.now() })
  if (!held) return
  await tell(ctx, row, held.waiting, 'drawn-waiting')
  await grant(ctx, row, held.won, 'won')
  await tell(ctx, row, held.lost, 'lost')
}

export const tendJob = job({ name: 'benefits.tend', payload: z.object({}), cron: '* * * * *', run: tendAll })
