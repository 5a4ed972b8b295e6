import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { needsRoutes, plannerRoutes, resourcesRoutes, unitRoutes } from '@guildhall/contract'
import { Client } from '@guildhall/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { inScope } from '#platform/db'
import { newId } from '#platform/ids'
import { createLog } from '#platform/log'
import { asLogin, sessionCookie, startSession } from '#platform/login'
import type { CommandContext } from '#platform/module'
import { addStaffAccount, createUnit, findOrCreateContacts, insertTerm, installOccupations } from '#registry'
import { openFoundation, type Foundation } from './foundation.ts'
import { createInstallation, markBuilt } from './installation.ts'
import { endProcess, settingsAt, startProcess } from './killed.fixture.ts'
import { buildSystem } from './system.ts'

/** A real server on a real data folder, killed in the middle of a long piece of work: afterwards it is done, once, whole. */
const folder = mkdtempSync(join(tmpdir(), 'guildhall-killed-jobs-'))
const settings = settingsAt(folder)
const guildhall = fileURLToPath(new URL('guildhall.ts', import.meta.url))
const people = 3_000
let foundation: Foundation
let owner: pg.Client
let server: ChildProcess | undefined
let cookie: string
let plannerCookie: string
const units: Record<'from' | 'to' | 'town', { id: string; scope: string }> = {} as never

async function furnish(ctx: CommandContext): Promise<void> {
  const root = await createUnit(ctx, { parentId: null, kind: 'federation', name: '测试市总工会', from: '2020-01-01' })
  const make = (name: string, parentId: string) => createUnit(ctx, { parentId, kind: 'federation', name, from: '2020-01-01' })
  const [from, to] = [await make('旧县总工会', root.id), await make('新县总工会', root.id)]
  const town = await make('搬家的镇', from.id)
  Object.assign(units, { from, to, town })
  await findOrCreateContacts(ctx, Array.from({ length: people }, (_, index) => ({ name: `镇民${index}`, phone: `1380001${String(1000 + index)}`, unit: town })))
  const term = async (unit: { id: string; scope: string }, loginName: string) => {
    const account = await addStaffAccount(ctx, { loginName, name: loginName, unit })
    return { account, actingId: await insertTerm(ctx, { accountId: account.id, role: 'training-officer', unitId: unit.id, scope: unit.scope, from: '2026-01-01', until: null, grantedBy: null }) }
  }
  await term(town, 'of-the-town')
  const { account, actingId } = await term(root, 'of-the-city')
  const { token } = await asLogin(ctx, () => startSession(ctx, { accountId: account.id, kind: 'staff', stage: 'full', actingId, userAgent: 'test' }))
  cookie = `${sessionCookie}=${token}`
  await installOccupations(ctx)
  const county = await createUnit(ctx, { parentId: root.id, kind: 'federation', name: '龙亭区总工会', level: 'county', division: '410202', from: '2020-01-01' })
  const planner = await term(county, 'of-the-county')
  const session = await asLogin(ctx, () => startSession(ctx, { accountId: planner.account.id, kind: 'staff', stage: 'full', actingId: planner.actingId, userAgent: 'test' }))
  plannerCookie = `${sessionCookie}=${session.token}`
}

async function startServer(as = cookie): Promise<Client> {
  const { child, url } = await startProcess([guildhall, 'serve'], settings)
  server = child
  return new Client(url, as)
}
const killServer = () => endProcess(server!, 'SIGKILL')

const waits = async () => (await owner.query<{ n: number }>(`select count(*)::int as n from pg_locks where not granted and locktype in ('transactionid', 'tuple')`)).rows[0]!.n > 0

beforeAll(async () => {
  foundation = await openFoundation(readConfig(settings))
  const urls = await createInstallation(foundation, { kind: 'real', name: '测试市总工会' }, systemClock)
  owner = new pg.Client({ connectionString: urls.ownerUrl })
  await owner.connect()
  const system = await buildSystem({ config: foundation.config, keys: foundation.keys, urls, demo: false, log: createLog('silent') })
  await inScope(system.services.db, { role: 'app_job', holder: 'job:test', scope: '' }, (tx) => furnish({ ...system.services, tx, requestId: newId(), actor: { kind: 'job', name: 'test', scope: '' } }))
  await markBuilt(urls.ownerUrl, systemClock)
  await system.stop()
}, 600_000)
afterAll(async () => {
  if (server) await killServer()
  await owner.end()
  await foundation.release()
  rmSync(folder, { recursive: true, force: true })
})

test('kill -9 in the middle of a move: the tree is as it was, and after the next start the move is made, once and whole', { timeout: 600_000 }, async () => {
  const places = async () => (await owner.query<{ old: number; now: number }>(`select count(*) filter (where scope >= $1 and scope < $1 || '/')::int as old, count(*) filter (where scope >= $2 and scope < $2 || '/')::int as now from person`, [units.from.scope, units.to.scope])).rows[0]!
  const first = await startServer()
  // Somebody holds a row of a table that comes after the people, so that the move stands in its middle for as long as we like.
  await owner.query('begin')
  await owner.query('select 1 from staff_account where unit_id = $1 for update', [units.town.id])
  await first.call(unitRoutes.move, { id: units.town.id, parentId: units.to.id, from: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10), reason: '区划调整' })
  const moveOf = async (client: Client) => (await client.call(unitRoutes.get, { id: units.town.id })).move
  // Progress is told a few times a second, so that a fast machine may never say how far it was; that it waits for our row, the database knows.
  while (!(await waits() && (await moveOf(first))?.state === 'under-way')) await pause(50)
  expect(await moveOf(first)).toMatchObject({ state: 'under-way', parentName: '新县总工会', total: expect.any(Number) })
  expect(await places()).toEqual({ old: people, now: 0 })
  await killServer()
  await owner.query('rollback')
  expect(await places()).toEqual({ old: people, now: 0 })

  const second = await startServer()
  while (await moveOf(second)) await pause(100)
  expect(await places()).toEqual({ old: 0, now: people })
  expect((await second.call(unitRoutes.get, { id: units.town.id })).path.map((unit) => unit.name)).toEqual(['测试市总工会', '新县总工会', '搬家的镇'])
  const { rows } = await owner.query<{ table: string; n: number }>(`select 'versions' as table, count(*)::int as n from unit_version where unit_id = $1 union all select 'audit', count(*)::int from audit_entry where action = 'units.moved' union all select 'moves', count(*)::int from unit_move where state = 'done'`, [units.town.id])
  expect(Object.fromEntries(rows.map((row) => [row.table, row.n]))).toEqual({ versions: 2, audit: 1, moves: 1 })
  await killServer()
})

test('kill -9 while a proposal is computed: nothing of it is there, and after the next start it is, once', { timeout: 600_000 }, async () => {
  const first = await startServer(plannerCookie)
  const everyDay = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '22:00' }]
  const { occupations } = await first.call(needsRoutes.needChoices, {})
  const welder = occupations.find((one) => one.name === '焊工')!.id
  await first.call(resourcesRoutes.createTrainer, { code: null, name: '沈国梁', unitName: null, occupationIds: [welder], windows: everyDay, remark: null, gender: null, level: 5, honour: null, divisions: [], weeklyHours: null, feeFen: '12000' })
  await first.call(resourcesRoutes.createVenue, { code: null, name: '城关职工学校', unitName: null, occupationIds: [], windows: everyDay, remark: null, division: '410202', town: null, address: null, capacity: 30, equipment: [] })
  await first.call(needsRoutes.recordNeed, { source: 'enterprise', unitName: '想学的厂', seats: 18, occupationId: welder, wish: null, words: '想学', level: 1, division: '410202', town: null, windows: ['weekday-evening'], earliest: null, latest: null, budget: null, contactName: '侯颖', contactPhone: '13900001000' })
  const { defaults } = await first.call(plannerRoutes.getPlannerGround, {})
  const settings = { ...defaults, seconds: 2 }
  // Whoever computes tells how far it is: it stands there for as long as we hold the row.
  const asked = await first.call(plannerRoutes.askPlan, { settings, baseId: null, fixed: [], repair: false })
  await owner.query('begin')
  await owner.query('select 1 from training_plan_run where id = $1 for update', [asked.id])
  while (!await waits()) await pause(50)
  expect(await first.call(plannerRoutes.getPlan, { runId: asked.id })).toMatchObject({ state: 'running', figures: null, classes: [] })
  await killServer()
  await owner.query('rollback')
  const second = await startServer(plannerCookie)
  const read = () => second.call(plannerRoutes.getPlan, { runId: asked.id })
  while ((await read()).state !== 'done') await pause(100)
  expect(await read()).toMatchObject({ figures: { served: 18, classes: 1 }, classes: [{ size: 18 }] })
  // The work is over, not brought again: the next may be asked for.
  const next = await second.call(plannerRoutes.askPlan, { settings, baseId: asked.id, fixed: [], repair: false })
  while ((await second.call(plannerRoutes.getPlan, { runId: next.id })).state !== 'done') await pause(100)
  expect((await second.call(plannerRoutes.comparePlans, { runId: next.id, otherId: asked.id })).same).toBe(1)
})
