import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { postgresBinaries } from './binaries.ts'
import { freePort } from './port.ts'

export type Postgres = {
  /** Connection of the superuser, who provisions and migrates; the server itself never runs as it. */
  adminUrl: string
  /** A "fast" shutdown: open transactions are rolled back, everything is flushed. Does nothing to a cluster that another process runs. */
  stop(): Promise<void>
}

export type PostgresOptions = {
  /** Folder of the cluster; made when it is not there. */
  folder: string
  password: string
  /** Off only for throw-away clusters of tests: an acknowledged write must survive a power cut. */
  durable?: boolean
  settings?: Record<string, string>
  onExit?: (code: number | null) => void
}

/** Nobody: PostgreSQL refuses to run as root, so root lends it this uid. */
const lentUid = process.getuid?.() === 0 ? 65_534 : undefined

/**
 * Starts the embedded cluster, or joins it when another process of ours already runs it on the same folder (a command beside a running server).
 *
 * The folder is handed over as the working directory and named /proc/self/cwd: the lent uid may then not even reach it by its path, as under /root.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const running = await findRunning(options)
  if (running) return { adminUrl: running, stop: async () => {} }

  const home = postgresBinaries()
  if (!existsSync(join(options.folder, 'PG_VERSION'))) initialise(home, options)
  // An orphaned backend of a killed server may hold the shared memory for a moment longer.
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(home, options)
    } catch (error) {
      if (attempt === 5) throw error
      await pause(300 * attempt)
    }
  }
}

function place(options: PostgresOptions) {
  return process.platform === 'linux'
    ? { name: '/proc/self/cwd', spawnOptions: { cwd: options.folder, uid: lentUid, gid: lentUid } }
    : { name: options.folder, spawnOptions: { cwd: options.folder } }
}

function initialise(home: string, options: PostgresOptions) {
  rmSync(options.folder, { recursive: true, force: true })
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  if (lentUid !== undefined) chownSync(options.folder, lentUid, lentUid)
  const { name, spawnOptions } = place(options)
  const secret = join(mkdtempSync(join(tmpdir(), 'guildhall-initdb-')), 'password')
  writeFileSync(secret, `${options.password}\n`, { mode: 0o600 })
  if (lentUid !== undefined) for (const path of [secret, dirname(secret)]) chownSync(path, lentUid, lentUid)
  // Chinese trigrams and upper/lower case come out right only with the builtin C.UTF-8 locale.
  const flags = ['-D', name, '-U', 'postgres', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--auth=scram-sha-256', '--no-instructions',
    `--pwfile=${secret}`, ...(options.durable === false ? ['--no-sync'] : [])]
  const result = spawnSync(join(home, 'bin', 'initdb'), flags, { ...spawnOptions, encoding: 'utf8' })
  rmSync(dirname(secret), { recursive: true })
  if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr || result.error?.message || result.stdout}`)
}

async function launch(home: string, options: PostgresOptions): Promise<Postgres> {
  const port = await freePort()
  const { name, spawnOptions } = place(options)
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), timezone: 'UTC', log_min_messages: 'fatal', log_min_error_statement: 'panic',
    max_connections: '120', shared_buffers: '256MB', 'lc_messages': 'C', wal_compression: 'on',
    ...(options.durable === false ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0' } : {}),
    ...options.settings,
  }
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  // Detached: a Ctrl-C in the terminal reaches only the server, which then stops the database after its last transaction.
  const child = spawn(join(home, 'bin', 'postgres'), ['-D', name, ...flags], { ...spawnOptions, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => { complaint = (complaint + chunk.toString()).slice(-2_000) })
  const adminUrl = `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${port}/postgres`
  await ready(child, adminUrl, () => complaint)
  writeFileSync(portFile(options), String(port), { mode: 0o600 })
  let stopping = false
  child.once('exit', (code) => { if (!stopping) options.onExit?.(code) })
  child.unref()
  return {
    adminUrl,
    async stop() {
      stopping = true
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.ref()
      child.kill('SIGINT')
      const timer = setTimeout(() => child.kill('SIGQUIT'), 20_000)
      await gone
      clearTimeout(timer)
      rmSync(portFile(options), { force: true })
    },
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

/** A cluster of this folder that answers already: started by a server that runs now, or left behind by one that was killed. */
async function findRunning(options: PostgresOptions): Promise<string | undefined> {
  if (!existsSync(portFile(options)) || !existsSync(join(options.folder, 'postmaster.pid'))) return undefined
  const port = readFileSync(portFile(options), 'utf8').trim()
  const url = `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${port}/postgres`
  return (await answers(url)) ? url : undefined
}
