import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { permissionsOf, type Role } from '@guildhall/contract'
import { testDatabase } from '@guildhall/testkit'
import { createCipher } from '#platform/crypto'
import { manualClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { inScope } from '#platform/db'
import { openFileStore } from '#platform/files'
import { createServer, type Actor, type Handled, type Services } from '#platform/http'
import { newId } from '#platform/ids'
import { createLog } from '#platform/log'
import type { CommandContext } from '#platform/module'
import { installOccupations } from '#registry/occupations'
import { findOrCreateContact } from '#registry/people'
import { createUnit } from '#registry/units'
import { needsPart } from './index.ts'

type Place = { id: string; scope: string }

/**
 * The story's routes on a database of its own: a city, two counties, a town, a firm and a department, with the occupations that ship. Callers are given as actors,
 * because who somebody is belongs to the registry's tests; every policy of the database holds.
 */
export async function needsForTest(routes: Handled[] = needsPart.routes) {
  const database = await testDatabase()
  const clock = manualClock('2026-11-20T09:00:00+08:00')
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-needs-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: folder, RATE_LIMITS: '0' })
  const cipher = createCipher({ data: randomBytes(32), index: randomBytes(32) })
  const services: Services = {
    config, db: database.db, clock, demo: false, files: openFileStore(config, cipher), cipher, log: createLog('silent'),
  }
  const actors = new Map<string, Actor>()
  const server = await createServer({
    services, routes,
    authenticate: async (request) => actors.get(String(request.headers['x-test-actor'])) ?? { kind: 'public', address: '127.0.0.1' },
  })
  afterAll(() => server.close())

  function asJob<T>(work: (ctx: CommandContext) => Promise<T>, scope = ''): Promise<T> {
    return inScope(services.db, { role: 'app_job', holder: 'job:test', scope }, (tx) => work({ ...services, tx, requestId: 'test', actor: { kind: 'job', name: 'test', scope } }))
  }
  async function call(actor: Actor | null, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown, key = newId(), more: Record<string, string> = {}) {
    const name = newId()
    if (actor) actors.set(name, actor)
    const response = await server.inject({ method, url, headers: { ...more, 'x-test-actor': name, ...(method === 'GET' ? {} : { 'idempotency-key': key }) }, ...(body === undefined ? {} : { payload: body as object }) })
    const json = response.headers['content-type']?.toString().includes('json') ?? false
    // oxlint-disable-next-line typescript/no-explicit-any
    return { status: response.statusCode, body: (json ? JSON.parse(response.body) : {}) as Record<string, any>, raw: response.rawPayload }
  }
  const staff = (at: Place, role: Role): Extract<Actor, { kind: 'staff' }> => ({ kind: 'staff', accountId: newId(), personId: null, unitId: at.id, scope: at.scope, role, permissions: new Set(permissionsOf[role]) })

  const unit = (name: string, parent: Place | null, more: object = {}) => asJob((ctx) => createUnit(ctx, { kind: 'federation', from: '2020-01-01', parentId: parent?.id ?? null, name, ...more }))
  const city = await unit('开封市总工会', null, { level: 'city', division: '410200' })
  const county = await unit('龙亭区总工会', city, { level: 'county', division: '410202' })
  const other = await unit('顺河回族区总工会', city, { level: 'county', division: '410203' })
  const town = await unit('龙亭区东墩镇总工会', county, { level: 'town', division: '410202' })
  const firm = await unit('龙亭恒禾精密有限公司', town, { kind: 'enterprise', division: '410202' })
  const department = await unit('开封市民政局', city, { kind: 'department', division: '410200' })
  const ids = await asJob(async (ctx) => {
    await installOccupations(ctx)
    const rows = await ctx.tx.selectFrom('occupation').select(['id', 'key']).execute()
    return new Map(rows.map((row) => [row.key, row.id]))
  })
  /** A worker who logged in; their record stands at the unit. */
  async function worker(name: string, phone: string, at: Place = town): Promise<Extract<Actor, { kind: 'worker' }>> {
    const { personId } = await asJob((ctx) => findOrCreateContact(ctx, { name, phone, unitId: at.id }))
    return { kind: 'worker', accountId: newId(), personId }
  }
  return { database, services, clock, server, asJob, call, staff, worker, city, county, other, town, firm, department, occupation: (key: string) => ids.get(key)! }
}

export const wish = (more: object = {}) => ({ words: '想学电焊，晚上有空', level: 1, division: '410202', town: '东墩镇', windows: ['weekday-evening'], earliest: null, latest: null, ...more })
