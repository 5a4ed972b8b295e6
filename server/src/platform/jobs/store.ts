import { sql, type Selectable } from 'kysely'
import { inScope, json, type Database, type Tx } from '../db/index.ts'
import type { Services } from '../http/index.ts'

export type JobRun = Selectable<Database['job_run']>

/** A runner that was not heard of for so long is dead; it beats every few seconds. */
const silence = '30 seconds'
/** A run that takes its runner down with it so often is given up. */
const lives = 10

/** A transaction of the runner itself, which looks after runs of every range. Beats are machine time, not the clock's: a test or a demo may stand on another day. */
export function asRunner<T>(services: Services, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inScope(services.db, { role: 'app_job', holder: 'job:platform.runner', scope: '' }, work)
}

/** Runs that pg-boss has not been given yet, locked until the transaction ends. */
export function lockUnqueued(tx: Tx, now: Date): Promise<Pick<JobRun, 'id' | 'name' | 'kind' | 'round'>[]> {
  return tx.selectFrom('job_run').select(['id', 'name', 'kind', 'round']).where('state', '=', 'waiting').where('queued_at', 'is', null)
    .where((is) => is.or([is('not_before', 'is', null), is('not_before', '<=', now)])).orderBy('id').limit(500).forUpdate().skipLocked().execute()
}

export async function markQueued(tx: Tx, ids: string[]): Promise<void> {
  await tx.updateTable('job_run').set({ queued_at: sql`now()` }).where('id', 'in', ids).execute()
}

/** Takes a waiting run; nothing when it was cancelled, taken by another, or handed over anew since. */
export function claimRun(services: Services, id: string, round: number): Promise<JobRun | undefined> {
  return asRunner(services, (tx) => tx.updateTable('job_run')
    .set((is) => ({ state: 'running', attempts: is('attempts', '+', 1), beat_at: sql`now()` }))
    .where('id', '=', id).where('round', '=', round).where('state', '=', 'waiting').returningAll().executeTakeFirst())
}

export type Outcome = { state: 'done'; result: unknown } | { state: 'waiting' | 'failed'; message: string } | { state: 'cancelled' }

export async function settleRun(services: Services, run: JobRun, outcome: Outcome): Promise<void> {
  await asRunner(services, (tx) => tx.updateTable('job_run').set({
    state: outcome.state,
    message: 'message' in outcome ? outcome.message.slice(0, 500) : null,
    ...(outcome.state === 'done' ? { result: json(outcome.result ?? null) } : {}),
    ended_at: outcome.state === 'waiting' ? null : services.clock.now(),
  }).where('id', '=', run.id).where('round', '=', run.round).where('state', '=', 'running').execute())
}

export async function beat(services: Services, ids: string[]): Promise<void> {
  if (ids.length > 0) await asRunner(services, (tx) => tx.updateTable('job_run').set({ beat_at: sql`now()` }).where('id', 'in', ids).where('state', '=', 'running').execute())
}

/** Runs whose runner died, and those that it gives back at its end, are handed over anew. */
export function handBack(services: Services, which: { silent: true } | { ids: string[] }): Promise<number> {
  return asRunner(services, async (tx) => {
    const dead = tx.updateTable('job_run').where('state', '=', 'running')
      .$if('silent' in which, (query) => query.where('beat_at', '<', sql<Date>`now() - ${silence}::interval`))
      .$if('ids' in which, (query) => query.where('id', 'in', 'ids' in which && which.ids.length > 0 ? which.ids : [noRun]))
    const lost = await dead.where('attempts', '>=', lives).set({ state: 'failed', message: 'the runner ended in the middle, every time', ended_at: services.clock.now() }).executeTakeFirst()
    const again = await dead.where('attempts', '<', lives).set((is) => ({ state: 'waiting', round: is('round', '+', 1), queued_at: null })).executeTakeFirst()
    return Number(lost.numUpdatedRows + again.numUpdatedRows)
  })
}

const noRun = '00000000-0000-0000-0000-000000000000'
