import { createHash } from 'node:crypto'
import { PgBoss, type JobWithMetadata } from 'pg-boss'
import { newId } from '../ids/index.ts'
import { json } from '../db/index.ts'
import type { Services } from '../http/index.ts'
import type { Module } from '../module/index.ts'
import { dispatchEvents } from '../outbox/index.ts'
import { listen } from './listen.ts'
import { perform } from './perform.ts'
import { asRunner, beat, claimRun, handBack, lockUnqueued, markQueued, type JobRun } from './store.ts'

export type Runner = {
  /** Carries out everything that waits now, for tests and commands that want to see the end of it. */
  settle(): Promise<void>
  /** Lets what runs come to its end for some seconds; the rest is handed back and resumes at the next start. */
  stop(): Promise<void>
}

export type RunnerOptions = {
  services: Services
  jobsUrl: string
  modules: Module[]
  /** First pause before a failed job is tried again; it doubles from there. 0, for tests: no pauses at all. */
  retryDelaySeconds?: number
}

type Handover = { run: string; round: number }
const queueOf = (kind: string) => (kind === 'event' ? 'events' : 'jobs')
const tries = 6

/**
 * Runs jobs and event handlers. Three steps, each harmless to repeat: waiting events become runs (`job_run`), waiting runs are handed to pg-boss under an id derived from
 * run and round, pg-boss brings them here, again and again with growing pauses, until they succeed or end in the list of the failed.
 */
export async function startRunner({ services, jobsUrl, modules, retryDelaySeconds = 5 }: RunnerOptions): Promise<Runner> {
  const jobs = modules.flatMap((module) => module.jobs ?? [])
  const handlers = modules.flatMap((module) => module.handlers ?? [])
  const works = new Map([...jobs, ...handlers].map((work) => [work.name, work]))
  if (works.size < jobs.length + handlers.length) throw new Error('two jobs or handlers have the same name')

  const boss = openBoss(jobsUrl, (error) => services.log.warn({ err: error }, 'job engine'))
  await boss.start()
  for (const name of ['events', 'jobs', 'clock']) {
    await boss.createQueue(name)
    await boss.updateQueue(name, { retryLimit: tries - 1, retryDelay: retryDelaySeconds, ...(retryDelaySeconds > 0 ? { retryBackoff: true, retryDelayMax: 3_600 } : { retryBackoff: false }), expireInSeconds: 23 * 3_600 })
  }

  const mine = new Set<string>()
  const workers: string[] = []
  const take = (batch: JobWithMetadata<Handover>[]) => Promise.all(batch.map(async (given) => {
    const run = await claimRun(services, given.data.run, given.data.round)
    if (!run) return { id: given.id, status: 'completed' as const }
    mine.add(run.id)
    try {
      const settled = await perform(services, works.get(run.name), run, given.retryCount >= given.retryLimit)
      return { id: given.id, status: settled ? 'completed' as const : 'failed' as const }
    } finally {
      mine.delete(run.id)
    }
  }))
  const polling = { pollingIntervalSeconds: retryDelaySeconds > 0 ? 2 : 0.5, includeMetadata: true, perJobResults: true } as const
  workers.push(await boss.work<Handover, unknown, typeof polling & { batchSize: number; burstWhenBatchFull: true }>('events', { ...polling, batchSize: 8, burstWhenBatchFull: true }, take))
  for (let slot = 0; slot < 3; slot++) {
    // Who got something asks again at once, as a full batch of events does: five hundred text messages must not keep a clerk's import waiting for minutes.
    const own: { id?: string } = {}
    own.id = await boss.work<Handover, unknown, typeof polling>('jobs', polling, (batch) => {
      if (own.id !== undefined) boss.notifyWorker(own.id)
      return take(batch)
    })
    workers.push(own.id)
  }
  await boss.work<{ name: string }>('clock', async ([tick]) => {
    await startByClock(services, tick!.id, tick!.data.name)
    wake()
  })
  await scheduleAll(boss, jobs)

  let sweeping: Promise<void> = Promise.resolve()
  let again = false
  let stopped = false
  /** One sweep at a time; a wake-up in its middle makes it go round once more. */
  const wake = () => {
    if (again || stopped) return
    again = true
    sweeping = sweeping.then(async () => {
      again = false
      if (stopped) return
      try {
        while (await dispatchEvents(services, handlers) > 0);
        if (await handOver(services, boss) > 0) for (const worker of workers) boss.notifyWorker(worker)
      } catch (error) {
        services.log.warn({ err: error }, 'handing out jobs')
      }
    })
  }
  const stopListening = await listen(jobsUrl, wake)
  const poll = setInterval(wake, 1_000)
  const pulse = setInterval(() => { beat(services, [...mine]).then(() => handBack(services, { silent: true })).catch(() => {}) }, 5_000)
  await handBack(services, { silent: true })
  wake()

  return {
    async settle() {
      for (let quiet = 0; quiet < 2;) {
        wake()
        await sweeping
        quiet = await isBusy(services) || mine.size > 0 ? 0 : quiet + 1
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    async stop() {
      stopped = true
      clearInterval(poll)
      clearInterval(pulse)
      await stopListening()
      await sweeping
      await boss.stop({ graceful: true, timeout: 8_000 }).catch((error: unknown) => services.log.warn({ err: error }, 'job engine'))
      await handBack(services, { ids: [...mine] }).catch(() => 0)
    },
  }
}

function openBoss(jobsUrl: string, onError: (error: Error) => void): PgBoss {
  const boss = new PgBoss({ connectionString: jobsUrl, schema: 'pgboss', createSchema: false, max: 6, application_name: 'guildhall jobs', persistWarnings: false, monitorVacuum: false })
  boss.on('error', onError)
  return boss
}

/** Makes the tables of pg-boss ahead of time, so that the first start (and every test's) need not. */
export async function installJobEngine(jobsUrl: string): Promise<void> {
  const boss = openBoss(jobsUrl, () => {})
  await boss.start()
  await boss.stop({ graceful: false })
}

/** pg-boss writes on its own connection and commits first. When we then fail, the same id comes again and is ignored. */
function handOver(services: Services, boss: PgBoss): Promise<number> {
  return asRunner(services, async (tx) => {
    const runs = await lockUnqueued(tx, services.clock.now())
    if (runs.length === 0) return 0
    for (const [queue, own] of Map.groupBy(runs, (run) => queueOf(run.kind))) {
      await boss.insert(queue, own.map((run) => ({ id: handoverId(run), data: { run: run.id, round: run.round } })))
    }
    await markQueued(tx, runs.map((run) => run.id))
    return runs.length
  })
}

/** The same run and round always give the same id (a UUID of version 8). */
function handoverId(run: Pick<JobRun, 'id' | 'round'>): string {
  const hash = createHash('sha256').update(`${run.id}/${run.round}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

async function isBusy(services: Services): Promise<boolean> {
  return asRunner(services, async (tx) => {
    const event = await tx.selectFrom('outbox_event').select('id').where('dispatched_at', 'is', null).limit(1).executeTakeFirst()
    const run = await tx.selectFrom('job_run').select('id').where('state', 'in', ['waiting', 'running'])
      .where((is) => is.or([is('not_before', 'is', null), is('not_before', '<=', services.clock.now())])).limit(1).executeTakeFirst()
    return event !== undefined || run !== undefined
  })
}

async function scheduleAll(boss: PgBoss, jobs: NonNullable<Module['jobs']>): Promise<void> {
  const wanted = new Map(jobs.filter((job) => job.cron).map((job) => [job.name, job.cron!]))
  for (const [name, cron] of wanted) await boss.schedule('clock', cron, { name }, { tz: 'Asia/Shanghai', key: name })
  for (const old of await boss.getSchedules()) if (!wanted.has(old.key)) await boss.unschedule('clock', old.key)
}

/** A tick of the clock becomes a run, unless the previous one is still under way. The tick's own id makes a repeated delivery harmless. */
async function startByClock(services: Services, tickId: string, name: string): Promise<void> {
  await asRunner(services, async (tx) => {
    const open = await tx.selectFrom('job_run').select('id').where('name', '=', name).where('kind', '=', 'clock').where('state', 'in', ['waiting', 'running']).executeTakeFirst()
    if (open) return
    await tx.insertInto('job_run').values({ id: newId(), name, kind: 'clock', event_id: tickId, scope: '', payload: json({}), started_by: 'clock', created_at: services.clock.now() })
      .onConflict((conflict) => conflict.doNothing()).execute()
  })
}
