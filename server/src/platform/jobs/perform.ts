import { setTimeout as pause } from 'node:timers/promises'
import { inScope, rangeOf } from '../db/index.ts'
import { Refused, type Services } from '../http/index.ts'
import type { EventHandler, Job, JobContext } from '../module/index.ts'
import { asRunner, settleRun, type JobRun } from './store.ts'

export type Work = Pick<Job, 'name' | 'payload' | 'run'> | Pick<EventHandler, 'name' | 'payload' | 'run'>

/** Carries out one run and notes how it ended. Gives false when pg-boss should bring it again later. */
export async function perform(services: Services, work: Work | undefined, run: JobRun, lastTry: boolean): Promise<boolean> {
  const log = services.log.child({ job: run.name, run: run.id })
  const context = contextOf(services, run)
  try {
    if (!work) throw new Refused('platform.job-unknown')
    const payload = work.payload.parse(run.payload)
    const result = await work.run(context.ctx, payload)
    await settleRun(services, run, context.stopped() ? { state: 'cancelled' } : { state: 'done', result })
    return true
  } catch (error) {
    // A "no" is final: asking again changes nothing. Anything else may pass: the database restarts, the gateway is down.
    const final = lastTry || error instanceof Refused
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    log[final ? 'error' : 'warn']({ err: error }, final ? 'a job failed for good' : 'a job failed and will be tried again')
    await persist(() => settleRun(services, run, { state: final ? 'failed' : 'waiting', message }))
    return final
  }
}

/** The database may be the very thing that failed: noting how a run ended is worth some patience. */
async function persist(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === 5) throw error
      await pause(500 * attempt)
    }
  }
}

function contextOf(services: Services, run: JobRun): { ctx: JobContext; stopped: () => boolean } {
  const actor = { kind: 'job', name: run.name, scope: run.scope } as const
  let told = 0
  let stopped = false
  const ctx: JobContext = {
    ...services, actor, jobId: run.id,
    inTransaction(work, scope = run.scope) {
      const [whole, part] = [rangeOf(run.scope), rangeOf(scope)]
      if (part.lo < whole.lo || part.hi > whole.hi) throw new Error(`job ${run.name} runs in ${run.scope} and reached for ${scope}`)
      const narrowed = { ...actor, scope }
      return inScope(services.db, { role: 'app_job', holder: `job:${run.name}`, scope }, (tx) => work({ ...services, actor: narrowed, tx, requestId: run.id }))
    },
    async progress(done, total) {
      // Whoever waits reads once a second; the last step is always told.
      if (done !== total && Date.now() - told < 300) return
      told = Date.now()
      await asRunner(services, (tx) => tx.updateTable('job_run').set({ done, total }).where('id', '=', run.id).execute())
    },
    async cancelled() {
      if (stopped) return true
      const row = await asRunner(services, (tx) => tx.selectFrom('job_run').select('cancel_asked').where('id', '=', run.id).executeTakeFirst())
      return stopped = row?.cancel_asked ?? true
    },
  }
  return { ctx, stopped: () => stopped }
}
