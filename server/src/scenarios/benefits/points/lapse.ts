import { z } from 'zod'
import { findAccounts, moving, openAccount, postMany } from '#engines/ledger'
import { dayInShanghai } from '#platform/clock'
import { job, type JobContext } from '#platform/module'
import { findEndedYears } from './store.ts'

const batch = 1_000

/** The night after their last day points lapse (P5), batch by batch; what a benefit gives back after that lapses the night after. */
async function lapseAll(run: JobContext): Promise<{ lapsed: number }> {
  const thisYear = Number(dayInShanghai(run.clock.now()).slice(0, 4))
  const ended = await run.inTransaction((ctx) => findEndedYears(ctx.tx, [thisYear - 2, thisYear - 3]))
  let lapsed = 0
  for (const year of ended) {
    for (let some = batch; some === batch; lapsed += some) {
      some = await run.inTransaction(async (ctx) => {
        const now = ctx.clock.now()
        const full = (await findAccounts(ctx.tx, { subjects: [year.id], kind: 'points', held: true })).slice(0, batch)
        if (full.length === 0) return 0
        const sink = await openAccount(ctx.tx, { scope: year.scope, subject: year.id, kind: 'points-lapsed', currency: 'points', floor: 0n, now })
        const results = await postMany(ctx.tx, full.map((one) => ({ key: `points-lapse:${one.id}:${one.balance}:${one.lastAt!.toISOString()}`, kind: 'points.lapsed', at: now, entries: moving(one.id, sink.id, one.balance) })))
        return results.filter((one) => one.kind === 'posted').length
      })
    }
  }
  return { lapsed }
}

export const lapseJob = job({ name: 'benefits.lapse-points', payload: z.object({}), cron: '20 1 * * *', run: lapseAll })
