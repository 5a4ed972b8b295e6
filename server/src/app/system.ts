import type { FastifyInstance } from 'fastify'
import { systemClock, type Clock } from '#platform/clock'
import type { Config } from '#platform/config'
import { createCipher, type KeyRing } from '#platform/crypto'
import { openDatabase, refuseUnsafeRole, type Provisioned } from '#platform/db'
import { openFileStore } from '#platform/files'
import { Batches } from '#platform/batches'
import { createServer, type Services } from '#platform/http'
import { startRunner, type Runner } from '#platform/jobs'
import { createLog, type Log } from '#platform/log'
import { authenticatorOf, modules } from './modules.ts'
import { addPages } from './pages/index.ts'

export type SystemOptions = {
  config: Config
  keys: KeyRing
  urls: Pick<Provisioned, 'serverUrl' | 'jobsUrl'>
  demo: boolean
  clock?: Clock
  log?: Log
  /** Pause before a failed job is tried again the first time; tests are impatient. */
  retryDelaySeconds?: number
}

/** The whole system, in this process. What was not asked for (server, runner) is not started. */
export type System = {
  services: Services
  startServer(): Promise<FastifyInstance>
  startRunner(): Promise<Runner>
  /** Requests first, then jobs, then connections. */
  stop(): Promise<void>
}

export async function buildSystem(options: SystemOptions): Promise<System> {
  const { config, keys, urls } = options
  const log = options.log ?? createLog(config.LOG_LEVEL)
  let stopping = false
  const db = openDatabase(urls.serverUrl, { max: 30, onError: (error) => { if (!stopping) log.warn({ err: error }, 'a database connection was lost') } })
  const cipher = createCipher(keys, config.CIPHER)
  const services: Services = { config, db, clock: options.clock ?? systemClock, cipher, files: openFileStore(config, cipher), log, demo: options.demo }
  try {
    await refuseUnsafeRole(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
  let server: FastifyInstance | undefined
  let batches: Batches | undefined
  let runner: Runner | undefined
  return {
    services,
    async startServer() {
      const routes = modules.flatMap((module) => module.routes)
      batches = new Batches(services, routes)
      server = await createServer({ services, batches, authenticate: authenticatorOf(services), routes })
      addPages(server, services, modules)
      return server
    },
    async startRunner() {
      return runner ??= await startRunner({ services, jobsUrl: urls.jobsUrl, modules, retryDelaySeconds: options.retryDelaySeconds })
    },
    async stop() {
      stopping = true
      await server?.close()
      await batches?.stop()
      await runner?.stop()
      await db.destroy()
    },
  }
}
