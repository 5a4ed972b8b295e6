import type { AnswerOf, InputOf, jobRoutes } from '@guildhall/contract'
import { appendAudit } from '../audit/index.ts'
import { asService, NotFound, Refused, requireStaff, type RequestContext } from '../http/index.ts'
import { wakeAfterCommit } from '../outbox/index.ts'
import { getOwnOrManaged, presentJob } from './queries.ts'
import type { JobRun } from './store.ts'

/** Runs a dead letter again, from its beginning and with all its tries. */
export async function retryJob(ctx: RequestContext, input: { id: string }): Promise<AnswerOf<typeof jobRoutes.retry>> {
  return change(ctx, input.id, async (run) => {
    if (run.state !== 'failed' && run.state !== 'cancelled') throw new Refused('platform.job-not-failed')
    wakeAfterCommit(ctx)
    return { state: 'waiting', round: run.round + 1, attempts: 0, queued_at: null, not_before: null, ended_at: null, message: null, discard_reason: null, cancel_asked: false, done: 0 }
  })
}

/** A dead letter that need not be delivered any more, or all of its name in the caller's range. It stays on record as cancelled, with why, and can still be run again. */
export async function discardJob(ctx: RequestContext, input: InputOf<typeof jobRoutes.discard>): Promise<AnswerOf<typeof jobRoutes.discard>> {
  requireStaff(ctx, 'jobs.manage')
  const seen = await getOwnOrManaged(ctx, input.id)
  // The caller's own transaction says which are in range; the service changes them.
  const ids = input.alike
    ? (await ctx.tx.selectFrom('job_run').select('id').where('state', '=', 'failed').where('name', '=', seen.name).execute()).map((row) => row.id)
    : [seen.id]
  const { numUpdatedRows } = await asService(ctx, '', () => ctx.tx.updateTable('job_run').set({ state: 'cancelled', discard_reason: input.reason })
    .where('id', 'in', ids.length > 0 ? ids : [seen.id]).where('state', '=', 'failed').executeTakeFirst())
  if (numUpdatedRows === 0n) throw new Refused('platform.job-not-dead')
  await appendAudit(ctx, { action: 'jobs.discard', subject: `job:${seen.id}`, scope: seen.scope, reason: input.reason, details: { name: seen.name, count: Number(numUpdatedRows) } })
  return { discarded: Number(numUpdatedRows) }
}

/** What waits is cancelled now; what runs is asked to stop and does so at its next safe point. */
export async function cancelJob(ctx: RequestContext, input: { id: string }): Promise<AnswerOf<typeof jobRoutes.cancel>> {
  return change(ctx, input.id, async (run) => {
    if (run.state === 'waiting') return { state: 'cancelled', cancel_asked: true, ended_at: ctx.clock.now() }
    if (run.state === 'running') return { cancel_asked: true }
    throw new Refused('platform.job-ended')
  })
}

async function change(ctx: RequestContext, id: string, decide: (run: JobRun) => Promise<Partial<JobRun>>): Promise<AnswerOf<typeof jobRoutes.get>> {
  const seen = await getOwnOrManaged(ctx, id)
  const changed = await asService(ctx, seen.scope, async () => {
    const run = await ctx.tx.selectFrom('job_run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!run) throw new NotFound()
    const to = await decide(run)
    return ctx.tx.updateTable('job_run').set(to).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
  })
  await appendAudit(ctx, { action: changed.cancel_asked ? 'jobs.cancel' : 'jobs.retry', subject: `job:${id}`, scope: seen.scope, details: { name: seen.name } })
  return presentJob(ctx, changed)
}
