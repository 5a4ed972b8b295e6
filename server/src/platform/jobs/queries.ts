import type { AnswerOf, InputOf, jobRoutes } from '@guildhall/contract'
import type { Tx } from '../db/index.ts'
import { holderOf, NotFound, requireStaff, type RequestContext } from '../http/index.ts'
import type { JobRun } from './store.ts'

export async function listJobs(ctx: RequestContext, input: InputOf<typeof jobRoutes.list>): Promise<AnswerOf<typeof jobRoutes.list>> {
  requireStaff(ctx, 'jobs.manage')
  let query = ctx.tx.selectFrom('job_run').selectAll().orderBy('id', 'desc').limit(input.limit + 1)
  if (input.cursor) query = query.where('id', '<', input.cursor)
  if (input.state) query = query.where('state', '=', input.state)
  if (input.kind) query = query.where('kind', '=', input.kind)
  if (input.name) query = query.where('name', '=', input.name)
  const found = await query.execute()
  const rows = found.slice(0, input.limit)
  const counts = await ctx.tx.selectFrom('job_run').select(['state', (is) => is.fn.countAll<bigint>().as('count')]).groupBy('state').execute()
  const failed = await ctx.tx.selectFrom('job_run').select(['name', (is) => is.fn.countAll<bigint>().as('count')]).where('state', '=', 'failed').groupBy('name').orderBy('name').execute()
  return {
    failed: failed.map((row) => ({ name: row.name, count: Number(row.count) })),
    rows: rows.map((row) => presentJob(ctx, row)), next: found.length > rows.length ? rows.at(-1)!.id : null,
    counts: Object.fromEntries(counts.map((row) => [row.state, Number(row.count)])),
  }
}

export async function getJob(ctx: RequestContext, input: { id: string }): Promise<AnswerOf<typeof jobRoutes.get>> {
  return presentJob(ctx, await getOwnOrManaged(ctx, input.id))
}

/** Whether a run waits or is under way, as far as the caller may know of it. */
export async function isJobActive(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('job_run').select('state').where('id', '=', id).executeTakeFirst()
  return row?.state === 'waiting' || row?.state === 'running'
}

/** The policy of the table lets a starter see own runs and staff those of their range; of the latter only an administrator of jobs may read strangers'. */
export async function getOwnOrManaged(ctx: RequestContext, id: string): Promise<JobRun> {
  const row = await ctx.tx.selectFrom('job_run').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || (row.started_by !== holderOf(ctx.actor) && !mayManage(ctx))) throw new NotFound()
  return row
}

function mayManage(ctx: RequestContext): boolean {
  return ctx.actor.kind === 'staff' && ctx.actor.permissions.has('jobs.manage')
}

export function presentJob(ctx: RequestContext, row: JobRun): AnswerOf<typeof jobRoutes.get> {
  return {
    id: row.id, name: row.name, kind: row.kind as 'job', state: row.state as 'done', done: row.done, total: row.total, attempts: row.attempts, message: row.message, result: row.result,
    cancelAsked: row.cancel_asked, own: row.started_by === holderOf(ctx.actor), discarded: row.discard_reason, createdAt: row.created_at.toISOString(), endedAt: row.ended_at?.toISOString() ?? null,
  }
}
