import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { readTls, type Config } from '#platform/config'
import { migrate } from '#platform/db'
import { createLog } from '#platform/log'
import { openFoundation, type Foundation } from './foundation.ts'
import { findInstallation, isEmptyDatabase, StartRefused, type Installation } from './installation.ts'
import { greet } from './greeting.ts'
import { buildSystem } from './system.ts'

export type Serving = {
  url: string
  /** What the person who started it wants to know: the addresses, and in a demo who one may be. */
  greeting(): Promise<string[]>
  stop(): Promise<void>
}

/**
 * Starts everything: database, migrations, jobs, HTTP. A new embedded DATA_DIR becomes a demo; anything else that was never installed is refused with what to do.
 * `say` prints for the person who started it.
 */
export async function serve(config: Config, say: (line: string) => void): Promise<Serving> {
  const log = createLog(config.LOG_LEVEL)
  // Before anything is made or started: a wrong file should cost a second.
  readTls(config)
  prefetchDemo(config)
  const foundation = await openFoundation(config, { supervise: (event) => log[event === 'restarted' ? 'warn' : 'error']({ event }, 'PostgreSQL') })
  let lock: ServerLock | undefined
  try {
    if (foundation.embedded) lock = await takeServerLock(foundation)
    const { installation, urls } = await prepare(foundation, say)
    const system = await buildSystem({ config, keys: foundation.keys, urls, demo: installation.kind === 'demo', log })
    try {
      const server = await system.startServer()
      await system.startRunner()
      const address = await server.listen({ host: config.HOST, port: config.PORT }).catch((error: NodeJS.ErrnoException) => {
        const why = whyNotListening(error.code, config)
        throw why ? new StartRefused(why) : error
      })
      lock?.note(address)
      return {
        url: address,
        greeting: () => greet(system.services, installation, address),
        async stop() {
          await system.stop()
          await lock?.release()
          await foundation.release()
        },
      }
    } catch (error) {
      await system.stop()
      throw error
    }
  } catch (error) {
    await lock?.release()
    await foundation.release()
    throw error
  }
}

function whyNotListening(code: string | undefined, { HOST, PORT }: Config): string | undefined {
  switch (code) {
    case 'EADDRINUSE': return `Port ${PORT} is taken by another program: set PORT to a free one.`
    case 'EACCES': return `This user may not listen on port ${PORT}: set PORT to one from 1024 up, with a proxy in front.`
    case 'ENOTFOUND': case 'EAI_AGAIN': case 'EADDRNOTAVAIL': return `HOST is ${HOST}, which is no address of this machine: 127.0.0.1 for this machine alone, 0.0.0.0 for the network.`
    default: return undefined
  }
}

/** What is installed, after making a demo of nothing and bringing the tables up to date. */
export async function prepare(foundation: Foundation, say: (line: string) => void) {
  const found = await findInstallation(foundation)
  if (!found || (found.kind === 'demo' && !found.builtAt)) await startDemo(foundation, found, say)
  if (found?.kind === 'real' && !found.builtAt) throw new StartRefused('The installation was not finished: run `npm run guildhall -- init` again.')
  const installation = found?.builtAt ? found : (await findInstallation(foundation))!
  const urls = await foundation.provision()
  for (const name of await migrate(urls.ownerUrl)) say(`migrated ${name}`)
  return { installation, urls }
}

/** Only a new embedded DATA_DIR becomes a demo; one whose building was interrupted is built anew. */
async function startDemo(foundation: Foundation, unfinished: Installation | undefined, say: (line: string) => void): Promise<void> {
  if (!foundation.embedded) {
    const empty = await isEmptyDatabase(foundation.databaseUrl)
    throw new StartRefused(empty
      ? 'The database of DATABASE_URL is empty: make an installation in it first with `npm run guildhall -- init`. (A demo lives only in an embedded database.)'
      : 'The database of DATABASE_URL holds something that is not Guildhall: give an empty one, then `npm run guildhall -- init`.')
  }
  if (unfinished) {
    say('The demo was not finished the last time; building it anew.')
    await foundation.dropDatabase()
  } else if (!await isEmptyDatabase(foundation.databaseUrl)) {
    throw new StartRefused('DATA_DIR holds a database without an installation: choose another DATA_DIR, or restore a backup into an empty one.')
  }
  say('New data folder: building the demo city (about half a minute) …')
  // The demo city is much code, and is built once.
  const { makeDemo } = await import('./make-demo.ts')
  await makeDemo(foundation)
}

/** A new data folder becomes a demo: its code is read while PostgreSQL makes its own files. */
function prefetchDemo(config: Config): void {
  if (!config.DATABASE_URL && !existsSync(join(config.DATA_DIR, 'postgres'))) import('./make-demo.ts').catch(() => {}) // told where it is needed
}

type ServerLock = { note(url: string): void; release(): Promise<void> }

/**
 * One server for one DATA_DIR: a lock of the session in its own PostgreSQL, which ends with the process however it ends. When PostgreSQL restarts the lock is taken anew.
 */
async function takeServerLock(foundation: Foundation): Promise<ServerLock> {
  const file = join(foundation.config.DATA_DIR, 'server.json')
  const url = Object.assign(new URL(foundation.databaseUrl), { pathname: '/postgres' }).toString()
  let ended = false
  let client: pg.Client
  async function hold(): Promise<boolean> {
    client = new pg.Client({ connectionString: url, application_name: 'guildhall server lock', keepAlive: true })
    client.on('error', () => { if (!ended) retry() })
    await client.connect()
    const { rows } = await client.query<{ got: boolean }>(`select pg_try_advisory_lock(hashtext('guildhall.serve')) as got`)
    return rows[0]!.got
  }
  function retry() {
    setTimeout(() => { if (!ended) hold().catch(retry) }, 500).unref()
  }
  if (!await hold()) {
    await client!.end()
    const where = existsSync(file) ? ` (${readFileSync(file, 'utf8').trim()})` : ''
    throw new StartRefused(`Another server already serves ${foundation.config.DATA_DIR}${where}: stop it first, or set DATA_DIR to another folder.`)
  }
  return {
    note: (address) => writeFileSync(file, JSON.stringify({ pid: process.pid, url: address }), { mode: 0o600 }),
    async release() {
      ended = true
      rmSync(file, { force: true })
      await client.end().catch(() => {})
    },
  }
}
