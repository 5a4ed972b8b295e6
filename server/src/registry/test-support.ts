import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createCipher } from '#platform/crypto'
import { manualClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { inScope } from '#platform/db'
import { openFileStore } from '#platform/files'
import { createServer, type Services } from '#platform/http'
import { createLog } from '#platform/log'
import type { CommandContext } from '#platform/module'
import type { Role } from '@guildhall/contract'
import { testDatabase } from '@guildhall/testkit'
import { addStaffAccount, createAuthenticate, createUnit, insertTerm, registryModule, type NewUnit } from './index.ts'

/** The registry on a database of its own, with a server that takes injected requests and a clock that the test moves. For tests only. */
export async function registryForTest(options: { demo?: boolean; rateLimits?: boolean } = {}) {
  const database = await testDatabase()
  const clock = manualClock('2026-11-20T09:00:00+08:00')
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-registry-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: folder, RATE_LIMITS: options.rateLimits === false ? '0' : '1' })
  const cipher = createCipher({ data: randomBytes(32), index: randomBytes(32) })
  const services: Services = {
    config, db: database.db, clock, demo: options.demo ?? false, files: openFileStore(config, cipher),
    cipher, log: createLog('silent'),
  }
  const server = await createServer({ services, authenticate: createAuthenticate(services), routes: registryModule.routes })

  /** Runs commands as a job, over everything or in a narrower scope. */
  function asJob<T>(work: (ctx: CommandContext) => Promise<T>, scope = ''): Promise<T> {
    return inScope(services.db, { role: 'app_job', holder: 'job:test', scope }, (tx) => work({ ...services, tx, requestId: 'test', actor: { kind: 'job', name: 'test', scope } }))
  }
  const unit = (input: Partial<NewUnit> & Pick<NewUnit, 'name' | 'parentId'>) => asJob((ctx) => createUnit(ctx, { kind: 'union', from: '2020-01-01', ...input }))
  const staff = (loginName: string, at: { id: string; scope: string }, ...roles: Role[]) => asJob(async (ctx) => {
    const account = await addStaffAccount(ctx, { loginName, name: loginName, unit: at })
    for (const role of roles) await insertTerm(ctx, { accountId: account.id, role, unitId: at.id, scope: at.scope, from: '2026-01-01', until: null, grantedBy: null })
    return account
  })
  return { database, services, clock, server, asJob, unit, staff }
}

type Server = Awaited<ReturnType<typeof createServer>>
export type Answer = { status: number; body: Record<string, unknown> & { code?: string; rows?: Record<string, unknown>[] } }

/** A browser's worth of state: the cookie. */
export class Client {
  cookie = ''
  readonly #server: Server
  constructor(server: Server) { this.#server = server }

  async send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const key = method === 'GET' ? {} : { 'idempotency-key': crypto.randomUUID() }
    const response = await this.#server.inject({ method, url, headers: { ...key, ...(this.cookie ? { cookie: this.cookie } : {}), 'user-agent': 'test', ...headers }, ...(body === undefined ? {} : { payload: body as object }) })
    const set = response.cookies.find((cookie) => cookie.name === 'guildhall_session')
    if (set) this.cookie = set.value ? `guildhall_session=${set.value}` : ''
    return { status: response.statusCode, body: response.body && response.headers['content-type']?.toString().includes('json') ? JSON.parse(response.body) as Answer['body'] : {} }
  }
  get(url: string, headers?: Record<string, string>) { return this.send('GET', url, undefined, headers) }
  post(url: string, body: unknown = {}, headers?: Record<string, string>) { return this.send('POST', url, body, headers) }
}
