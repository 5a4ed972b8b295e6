import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { expect } from 'vitest'
import { systemClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { PersonalText } from '#platform/crypto'
import { inScope } from '#platform/db'
import { newId } from '#platform/ids'
import { createLog } from '#platform/log'
import { asLogin, createWorkerAccount, sessionCookie, startSession } from '#platform/login'
import type { CommandContext } from '#platform/module'
import { addStaffAccount, becomeOwn, insertTerm } from '#registry'
import { openFoundation } from './foundation.ts'
import { createInstallation, markBuilt } from './installation.ts'
import { buildSystem } from './system.ts'

const guildhall = fileURLToPath(new URL('guildhall.ts', import.meta.url))

export type Answer = { status: number; id?: string; code?: string; kind?: string; claimId?: string; enrolment?: { state: string } }

/** A real installation in a folder of its own, served by a process of its own: for tests in which that, or the database under it, is killed with -9. */
export class KilledInstallation {
  readonly folder: string
  readonly config: ReturnType<typeof readConfig>
  /** Where the server answers now; another port after each start. */
  url = ''
  /** Answers that called themselves a bug: a dead database is none. */
  readonly faults: string[] = []
  #server: ChildProcess | undefined

  constructor(name: string) {
    this.folder = mkdtempSync(join(tmpdir(), `guildhall-${name}-`))
    this.config = readConfig(settingsAt(this.folder))
  }

  /** Opens the installation in this process, does something, and leaves the data folder to whoever comes next. */
  async inside<T>(work: (ctx: CommandContext) => Promise<T>, options: { install?: boolean; dataDir?: string } = {}): Promise<T> {
    const foundation = await openFoundation(options.dataDir ? readConfig(settingsAt(options.dataDir)) : this.config)
    try {
      const urls = options.install ? await createInstallation(foundation, { kind: 'real', name: '测试市总工会' }, systemClock) : await foundation.provision()
      const system = await buildSystem({ config: foundation.config, keys: foundation.keys, urls, demo: false, log: createLog('silent') })
      try {
        const done = await inScope(system.services.db, { role: 'app_job', holder: 'job:test', scope: '' }, (tx) => work({ ...system.services, tx, requestId: newId(), actor: { kind: 'job', name: 'test', scope: '' } }))
        if (options.install) await markBuilt(urls.ownerUrl, systemClock)
        return done
      } finally {
        await system.stop()
      }
    } finally {
      await foundation.release()
    }
  }

  async start(): Promise<void> {
    const { child, url } = await startProcess([guildhall, 'serve'], settingsAt(this.folder))
    this.#server = child
    this.url = url
  }

  async killServer(): Promise<void> {
    await endProcess(this.#server!, 'SIGKILL')
  }

  async stopServer(): Promise<void> {
    await endProcess(this.#server!, 'SIGTERM')
  }

  killDatabase(): void {
    killDatabaseOf(this.folder)
  }

  /** One of the operator's commands, as an operator runs it. */
  async command(args: readonly string[], dataDir = this.folder): Promise<{ code: number | null; out: string }> {
    const child = spawn(process.execPath, [guildhall, ...args], { env: { ...process.env, ...settingsAt(dataDir) }, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { out += chunk.toString() })
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, out })))
  }

  /** What doctor complains of; that no text gateway is configured, and that texts failed for want of one, is true here. */
  async complaints(dataDir = this.folder): Promise<unknown[]> {
    const { out } = await this.command(['doctor', '--json'], dataDir)
    const { findings } = JSON.parse(out) as { findings: { check: string; ok: boolean; problems: string[] }[] }
    expect(findings.length).toBeGreaterThan(10)
    return findings.filter((finding) => finding.check !== 'text gateway').flatMap((finding) => finding.problems).filter((problem) => !/^\d+ failed platform\.send-text:/.test(problem))
  }

  /** Sends until somebody answers: the same key each time, so that an answer lost with the server is the answer that comes later. */
  async persist(cookie: string, path: string, body?: object): Promise<Answer> {
    const key = randomUUID()
    for (;;) {
      try {
        const response = await fetch(new URL(path, this.url), {
          method: 'POST', signal: AbortSignal.timeout(10_000), headers: { cookie, 'idempotency-key': key, ...(body && { 'content-type': 'application/json' }) }, ...(body && { body: JSON.stringify(body) }),
        })
        if (response.status === 500) this.faults.push(await response.text())
        if (response.status < 500) return { ...(await response.json() as object), status: response.status }
      } catch {
        // Nobody there: the same again in a moment.
      }
      await pause(50)
    }
  }

  /** One number from behind the server's back; undefined while no database answers. A server that starts after both were killed gives its database another port. */
  async look(databaseUrl: string, sql: string): Promise<number | undefined> {
    const file = join(this.folder, 'postgres.port')
    const port = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
    const client = new pg.Client({ connectionString: Object.assign(new URL(databaseUrl), port && { port }).toString() })
    client.on('error', () => {})
    try {
      await client.connect()
      return (await client.query<{ n: number }>(`select (${sql})::int as n`)).rows[0]!.n
    } catch {
      return undefined
    } finally {
      await client.end().catch(() => {})
    }
  }

  /** Ends whatever still runs, whatever the last kill left behind, and takes the folder away. */
  async end(): Promise<void> {
    if (this.#server) await endProcess(this.#server, 'SIGKILL')
    await openFoundation(this.config).then((foundation) => foundation.release()).catch(() => {})
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export const settingsAt = (dataDir: string) => ({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', RATE_LIMITS: '0' })

/** A server process that has said where it is ready. */
export function startProcess(args: readonly string[], settings: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [...args], { env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /ready (http:\S+)/.exec(said)?.[1]
      if (address) resolve({ child, url: address })
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
}

export async function endProcess(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await ended
}

export function killDatabaseOf(folder: string): void {
  process.kill(Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
}

/** Workers who are logged in: their record and the cookie of their session. */
export async function loggedInWorkers(ctx: CommandContext, count: number): Promise<{ personId: string; cookie: string }[]> {
  const workers: { personId: string; cookie: string }[] = []
  for (let index = 0; index < count; index++) {
    const phone = new PersonalText(`1380000${String(1000 + index)}`)
    const personId = await becomeOwn(ctx, { phone, name: `林${index}` })
    const { token } = await asLogin(ctx, async () => startSession(ctx, { accountId: await createWorkerAccount(ctx, { phone, personId }), kind: 'worker', stage: 'full', actingId: null, userAgent: 'chaos' }))
    workers.push({ personId, cookie: `${sessionCookie}=${token}` })
  }
  return workers
}

/** An officer of a unit who is logged in: the cookie of their session. */
export async function loggedInOfficer(ctx: CommandContext, unit: { id: string; scope: string }): Promise<string> {
  const { id: accountId } = await addStaffAccount(ctx, { loginName: 'officer', name: '许知遥', unit })
  const actingId = await insertTerm(ctx, { accountId, role: 'training-officer', unitId: unit.id, scope: unit.scope, from: '2020-01-01', until: null, grantedBy: null })
  const { token } = await asLogin(ctx, () => startSession(ctx, { accountId, kind: 'staff', stage: 'full', actingId, userAgent: 'chaos' }))
  return `${sessionCookie}=${token}`
}
