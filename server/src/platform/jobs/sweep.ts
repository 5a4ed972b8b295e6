import { sql } from 'kysely'
import type { JobContext } from '../module/index.ts'

const day = 86_400_000

/** Removes what has served its purpose: keys of old requests, delivered events, runs that ended well, messages that were sent. Failures stay until somebody has looked. */
export async function sweep(ctx: JobContext): Promise<Record<string, number>> {
  const before = (days: number) => new Date(ctx.clock.now().getTime() - days * day)
  return ctx.inTransaction(async ({ tx }) => {
    const removed = await Promise.all([
      sql`delete from idempotency_key where created_at < ${before(7)}`.execute(tx),
      sql`delete from outbox_event where dispatched_at < ${before(30)}`.execute(tx),
      sql`delete from job_run where state in ('done', 'cancelled') and ended_at < ${before(30)}`.execute(tx),
      sql`delete from text_message where created_at < ${before(30)}`.execute(tx),
      sql`delete from notice where created_at < ${before(400)}`.execute(tx),
      // Lines of changes serve answers that are kept for seconds.
      sql`delete from touched where at < ${before(1)}`.execute(tx),
    ])
    const [keys, events, runs, texts, notices, touched] = removed.map((result) => Number(result.numAffectedRows ?? 0))
    return { keys: keys!, events: events!, runs: runs!, texts: texts!, notices: notices!, touched: touched! }
  })
}
