import { spawn, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Socket } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { postgresBinaries } from './binaries.ts'
import { freePort } from './port.ts'

export type Postgres = {
  /** Connection of the superuser, who provisions and migrates; the server itself never runs as it. */
  adminUrl: string
  /** A "fast" shutdown, whoever started the cluster: open transactions are rolled back, everything is flushed. */
  stop(): Promise<void>
  /** Stops the cluster unless somebody else uses it now: a server beside a command, a backup beside a server that stops. The last one out turns off the light. */
  release(): Promise<void>
}

export type PostgresOptions = {
  /** Folder of the cluster; made when it is not there. */
  folder: string
  password: string
  /** Off only for throw-away clusters of tests: an acknowledged write must survive a power cut. */
  durable?: boolean
  settings?: Record<string, string>
  /** Starts the cluster again, on the same port, whenever it dies. Called with what happened. */
  supervise?: (event: 'died' | 'restarted' | 'restart-failed') => void
}

/** Nobody: PostgreSQL refuses to run as root, so root lends it this uid. */
const lentUid = process.getuid?.() === 0 ? 65_534 : undefined

type Running = { port: number; pid: number }

/**
 * Starts the embedded cluster, or joins it when another process of ours already runs it on the same folder: a command beside a running server, or a server after one
 * that was killed and left its database behind.
 *
 * The folder is handed over as the working directory and named /proc/self/cwd: the lent uid may then not even reach it by its path, as under /root.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  let running = await findRunning(options) ?? await launchPatiently(options)
  let stopping = false
  const watch = options.supervise && setInterval(() => { if (!stopping && !alive(running.pid)) void revive(options.supervise!) }, 200)
  let reviving = false
  async function revive(tell: NonNullable<PostgresOptions['supervise']>) {
    if (reviving) return
    reviving = true
    tell('died')
    while (!stopping) {
      try {
        running = await launchPatiently(options, running.port)
        tell('restarted')
        break
      } catch {
        tell('restart-failed')
        await pause(1_000)
      }
    }
    reviving = false
  }
  const adminUrl = urlOf(options, running.port)
  return {
    adminUrl,
    async stop() {
      stopping = true
      clearInterval(watch)
      await shutDown(options, running.pid)
    },
    async release() {
      stopping = true
      clearInterval(watch)
      if (!(await usedByOthers(adminUrl))) await shutDown(options, running.pid)
    },
  }
}

async function launchPatiently(options: PostgresOptions, port?: number): Promise<Running> {
  const home = postgresBinaries()
  if (!existsSync(join(options.folder, 'PG_VERSION'))) await initialise(home, options)
  // An orphaned backend of a killed server may hold the shared memory for a moment longer; or another process of ours was faster.
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(home, options, port)
    } catch (error) {
      const running = await findRunning(options)
      if (running) return running
      if (attempt === 6) throw error
      await pause(300 * attempt)
    }
  }
}

function place(options: PostgresOptions) {
  return process.platform === 'linux'
    ? { name: '/proc/self/cwd', spawnOptions: { cwd: options.folder, uid: lentUid, gid: lentUid } }
    : { name: options.folder, spawnOptions: { cwd: options.folder } }
}

/** Makes the cluster beside its place and moves it there whole: an interrupted start leaves nothing half made, and of two starts at once one wins. */
async function initialise(home: string, options: PostgresOptions): Promise<void> {
  const draft = { ...options, folder: `${options.folder}.${process.pid}.new` }
  rmSync(draft.folder, { recursive: true, force: true })
  mkdirSync(draft.folder, { recursive: true, mode: 0o700 })
  if (lentUid !== undefined) chownSync(draft.folder, lentUid, lentUid)
  const { name, spawnOptions } = place(draft)
  const secret = join(mkdtempSync(join(tmpdir(), 'guildhall-initdb-')), 'password')
  writeFileSync(secret, `${options.password}\n`, { mode: 0o600 })
  if (lentUid !== undefined) for (const path of [secret, dirname(secret)]) chownSync(path, lentUid, lentUid)
  // Chinese trigrams and upper/lower case come out right only with the builtin C.UTF-8 locale.
  const flags = ['-D', name, '-U', 'postgres', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--auth=scram-sha-256', '--no-instructions',
    `--pwfile=${secret}`, ...(options.durable === false ? ['--no-sync'] : [])]
  const complaint = await run(spawn(join(home, 'bin', 'initdb'), flags, { ...spawnOptions, stdio: ['ignore', 'ignore', 'pipe'] }))
  rmSync(dirname(secret), { recursive: true })
  if (complaint !== null) throw new Error(`initdb failed: ${complaint}`)
  try {
    renameSync(draft.folder, options.folder)
  } catch (error) {
    rmSync(draft.folder, { recursive: true, force: true })
    if (!existsSync(join(options.folder, 'PG_VERSION'))) throw error
  }
}

/** Null when the program ended well, otherwise what it complained of. */
function run(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    let complaint = ''
    child.stderr!.on('data', (chunk: Buffer) => { complaint += chunk.toString() })
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code) => resolve(code === 0 ? null : complaint || `it ended with ${code}`))
  })
}

async function launch(home: string, options: PostgresOptions, samePort?: number): Promise<Running> {
  const port = samePort ?? await freePort()
  const { name, spawnOptions } = place(options)
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), timezone: 'UTC', log_min_messages: 'fatal', log_min_error_statement: 'panic',
    max_connections: '120', shared_buffers: '256MB', 'lc_messages': 'C', wal_compression: 'on', max_wal_size: '4GB',
    // A statement whose caller was killed stops, and gives its locks back, instead of running to an end that nobody hears of.
    client_connection_check_interval: '2s',
    ...(options.durable === false ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0' } : {}),
    ...options.settings,
  }
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  // Detached: a Ctrl-C in the terminal reaches only the server, which then stops the database after its last transaction.
  const child = spawn(join(home, 'bin', 'postgres'), ['-D', name, ...flags], { ...spawnOptions, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => { complaint = (complaint + chunk.toString()).slice(-2_000) })
  await ready(child, urlOf(options, port), () => complaint)
  writeFileSync(portFile(options), String(port), { mode: 0o600 })
  child.unref()
  ;(child.stderr as Socket).unref()
  return { port, pid: child.pid! }
}

async function shutDown(options: PostgresOptions, pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  for (let waited = 0; alive(pid); waited += 25) {
    if (waited === 20_000) signal(pid, 'SIGQUIT')
    if (waited > 30_000) throw new Error(`PostgreSQL (process ${pid}) does not stop`)
    await pause(25)
  }
  rmSync(portFile(options), { force: true })
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const alive = (pid: number) => signal(pid, 0)

/** Whether any other client is connected, once our own connections have had a moment to close. */
async function usedByOthers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    for (let attempt = 1; ; attempt++) {
      const { rowCount } = await client.query(`select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`)
      if (!rowCount || attempt === 20) return Boolean(rowCount)
      await pause(50)
    }
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function ready(child: ChildProcess, url: string, complaint: () => string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`PostgreSQL did not start: ${complaint()}`)
    if (await answers(url)) return
    await pause(50)
  }
  child.kill('SIGQUIT')
  throw new Error(`PostgreSQL did not answer within a minute: ${complaint()}`)
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

const portFile = (options: PostgresOptions) => `${options.folder}.port`

const urlOf = (options: PostgresOptions, port: number) => `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${port}/postgres`

/** A cluster of this folder that answers already: started by a server that runs now, or left behind by one that was killed. */
async function findRunning(options: PostgresOptions): Promise<Running | undefined> {
  const pidFile = join(options.folder, 'postmaster.pid')
  if (!existsSync(portFile(options)) || !existsSync(pidFile)) return undefined
  const port = Number(readFileSync(portFile(options), 'utf8'))
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  return alive(pid) && (await answers(urlOf(options, port))) ? { port, pid } : undefined
}
