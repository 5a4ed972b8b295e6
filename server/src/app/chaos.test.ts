import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool } from '#engines/quota'
import { systemClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { PersonalText } from '#platform/crypto'
import { inScope } from '#platform/db'
import { newId } from '#platform/ids'
import { createLog } from '#platform/log'
import { asLogin, createWorkerAccount, sessionCookie, startSession } from '#platform/login'
import type { CommandContext } from '#platform/module'
import { becomeOwn, createUnit } from '#registry'
import { installOccupations } from '#registry/occupations'
import { openFoundation } from './foundation.ts'
import { createInstallation, markBuilt } from './installation.ts'
import { buildSystem } from './system.ts'

/**
 * A real server process on a real data folder, killed with its database in the middle of people taking and giving back seats: whatever was acknowledged is there
 * afterwards, no class is oversold, and doctor finds nothing. A backup taken meanwhile is restored on an empty machine, where the same holds.
 */
const folder = mkdtempSync(join(tmpdir(), 'guildhall-chaos-'))
const settingsAt = (dataDir: string) => ({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', RATE_LIMITS: '0' })
const config = readConfig(settingsAt(folder))
const [restored, archive] = [`${folder}-restored`, join(folder, 'meanwhile.tar.gz')]
const guildhall = fileURLToPath(new URL('guildhall.ts', import.meta.url))
const [workersInAll, classesInAll, seats, waitlist, callers] = [50, 8, 18, 8, 8]

type Worker = { personId: string; cookie: string }
let workers: Worker[]
let classIds: string[]
let server: ChildProcess | undefined
let url = ''
/** Answers that called themselves a bug: a dead database is none. */
const faults: string[] = []

/** Opens the installation in this process, does something, and leaves the data folder to whoever comes next. */
async function inside<T>(work: (ctx: CommandContext) => Promise<T>, options: { install?: boolean; dataDir?: string } = {}): Promise<T> {
  const foundation = await openFoundation(options.dataDir ? readConfig(settingsAt(options.dataDir)) : config)
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

async function furnish(ctx: CommandContext): Promise<void> {
  await installOccupations(ctx)
  const root = await createUnit(ctx, { parentId: null, kind: 'federation', name: '测试市总工会', from: '2020-01-01' })
  const occupation = await ctx.tx.selectFrom('occupation').select('id').orderBy('name').executeTakeFirstOrThrow()
  const now = ctx.clock.now()
  const day = (n: number) => new Date(now.getTime() + n * 86_400_000)
  classIds = []
  for (let number = 0; number < classesInAll; number++) {
    const id = newId()
    const opening = { opensToInvitedAt: day(-1), opensToAllAt: day(-1), closesAt: day(20) }
    const pool = await createPool(ctx.tx, { scope: root.scope, subject: id, capacity: seats, waitlistLimit: waitlist, ...opening, now })
    await ctx.tx.insertInto('training_class').values({
      id, scope: root.scope, number: `BJ-2026-9${number}`, title: `抢座班${number}`, kind: 'composite', occupation_id: occupation.id, seats, waitlist, state: 'published', published_at: now, pool_id: pool.id,
      enrol_invited_at: opening.opensToInvitedAt, enrol_open_at: opening.opensToAllAt, enrol_close_at: opening.closesAt, created_by: 'job:test', created_at: now, updated_at: now,
    }).execute()
    await ctx.tx.insertInto('training_session').values({ id: newId(), class_id: id, scope: root.scope, seq: 1, starts_at: day(30 + number), ends_at: new Date(day(30 + number).getTime() + 3_600_000), topic: '第一课', hours: 1, published: true }).execute()
    classIds.push(id)
  }
  workers = []
  for (let index = 0; index < workersInAll; index++) {
    const phone = new PersonalText(`1380000${String(1000 + index)}`)
    const personId = await becomeOwn(ctx, { phone, name: `林${index}` })
    const { token } = await asLogin(ctx, async () => startSession(ctx, { accountId: await createWorkerAccount(ctx, { phone, personId }), kind: 'worker', stage: 'full', actingId: null, userAgent: 'chaos' }))
    workers.push({ personId, cookie: `${sessionCookie}=${token}` })
  }
}

async function startServer(): Promise<void> {
  const child = spawn(process.execPath, [guildhall, 'serve'], { env: { ...process.env, ...settingsAt(folder) }, stdio: ['ignore', 'pipe', 'pipe'] })
  server = child
  let said = ''
  url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const address = /ready (http:\S+)/.exec(said)?.[1]
      if (address) resolve(address)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
}

function killServer(): Promise<void> {
  const child = server!
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

function killPostgres(): void {
  process.kill(Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
}

beforeAll(async () => {
  await inside(furnish, { install: true })
  await startServer()
}, 300_000)
afterAll(async () => {
  if (server && server.exitCode === null && server.signalCode === null) await killServer()
  // Whatever the last kill left behind is joined and stopped.
  await openFoundation(config).then((foundation) => foundation.release()).catch(() => {})
  for (const one of [folder, restored]) rmSync(one, { recursive: true, force: true })
})

/** One of the operator's commands, as an operator runs it. */
function command(dataDir: string, ...args: string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [guildhall, ...args], { env: { ...process.env, ...settingsAt(dataDir) }, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { out += chunk.toString() })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out })))
}

/** What doctor complains of; that no text gateway is configured, and that texts to people who moved up failed for want of one, is true here. */
async function complaints(dataDir: string): Promise<unknown[]> {
  const { out } = await command(dataDir, 'doctor', '--json')
  const { findings } = JSON.parse(out) as { findings: { check: string; ok: boolean; problems: string[] }[] }
  expect(findings.length).toBeGreaterThan(10)
  return findings.filter((finding) => finding.check !== 'text gateway').flatMap((finding) => finding.problems).filter((problem) => !/^\d+ failed platform\.send-text:/.test(problem))
}

const seatsTaken = (dataDir?: string) => inside(async (ctx) => ({
  rows: await ctx.tx.selectFrom('training_enrolment').select(['person_id', 'class_id', 'state']).where('state', '<>', 'cancelled').execute(),
  pools: await ctx.tx.selectFrom('quota_pool').select(['seated', 'waiting', 'capacity']).execute(),
}), { dataDir })

/** Sends until somebody answers: the same key each time, so that an answer lost with the server is the answer that comes later. */
async function persist(worker: Worker, path: string, body?: object): Promise<{ status: number; code?: string; state?: string }> {
  const key = randomUUID()
  for (;;) {
    try {
      const response = await fetch(new URL(path, url), {
        method: 'POST', signal: AbortSignal.timeout(10_000), headers: { cookie: worker.cookie, 'idempotency-key': key, ...(body && { 'content-type': 'application/json' }) }, ...(body && { body: JSON.stringify(body) }),
      })
      if (response.status === 500) faults.push(await response.text())
      if (response.status < 500) {
        const answer = await response.json() as { code?: string; enrolment?: { state: string } }
        return { status: response.status, ...(answer.code && { code: answer.code }), ...(answer.enrolment && { state: answer.enrolment.state }) }
      }
    } catch {
      // Nobody there: the same again in a moment.
    }
    await pause(100)
  }
}

test('kill -9 of server and database during enrolment: every acknowledged seat is there, no class is oversold, and a backup taken meanwhile restores', async () => {
  const acknowledged = new Map<string, 'in' | 'out'>()
  const pairs = workers.flatMap((worker, w) => classIds.map((classId, c) => ({ worker, classId, order: (w * 7 + c * 13) % 97 }))).sort((a, b) => a.order - b.order)
  const unexpected: unknown[] = []
  let [answers, next] = [0, 0]
  async function call(): Promise<void> {
    for (let pair = pairs[next++]; pair; pair = pairs[next++]) {
      const place = `${pair.worker.personId}:${pair.classId}`
      const taken = await persist(pair.worker, `/api/training/classes/${pair.classId}/enrol`)
      answers += 1
      if (taken.status !== 200) {
        if (taken.code !== 'training.enrol-full') unexpected.push(taken)
        continue
      }
      acknowledged.set(place, 'in')
      // One in four gives the place back, so that waiters move up in the middle of it all.
      if (answers % 4 !== 0) continue
      const left = await persist(pair.worker, `/api/training/my/classes/${pair.classId}/cancel`, { reason: '来不了' })
      if (left.status === 200) acknowledged.set(place, 'out')
      else unexpected.push(left)
    }
  }
  const calling = Promise.all(Array.from({ length: callers }, call))
  const step = Math.floor(pairs.length / 6)
  while (answers < step) await pause(5)
  const before = new Map(acknowledged)
  expect(await command(folder, 'backup', archive)).toMatchObject({ code: 0 })
  let kills = 0
  for (const what of ['postgres', 'server', 'both'] as const) {
    const goal = Math.min(answers + step, pairs.length - step)
    while (answers < goal) await pause(5)
    if (what !== 'server') killPostgres()
    if (what !== 'postgres') {
      await killServer()
      await startServer()
    }
    kills += 1
  }
  await calling
  expect(unexpected).toEqual([])
  expect(faults).toEqual([])
  expect(kills).toBe(3)
  expect(answers).toBe(pairs.length)

  const ended = new Promise((resolve) => server!.once('exit', resolve))
  server!.kill('SIGTERM')
  await ended
  const live = await seatsTaken()
  const places = new Set(live.rows.map((row) => `${row.person_id}:${row.class_id}`))
  expect([...acknowledged].filter(([place, what]) => (what === 'in') !== places.has(place))).toEqual([])
  expect(places.size).toBe([...acknowledged.values()].filter((what) => what === 'in').length)
  for (const pool of live.pools) expect(pool.seated).toBeLessThanOrEqual(pool.capacity)
  expect(live.pools.reduce((sum, pool) => sum + pool.seated + pool.waiting, 0)).toBe(places.size)
  expect(await complaints(folder)).toEqual([])

  // Elsewhere, from the archive alone: everything that had been acknowledged when the backup began, and nothing half done.
  expect(await command(restored, 'restore', archive)).toMatchObject({ code: 0 })
  const then = await seatsTaken(restored)
  const placesThen = new Set(then.rows.map((row) => `${row.person_id}:${row.class_id}`))
  expect([...before].filter(([place, what]) => what === 'in' && acknowledged.get(place) === 'in' && !placesThen.has(place))).toEqual([])
  expect(placesThen.size).toBeLessThan(acknowledged.size)
  expect(then.pools.reduce((sum, pool) => sum + pool.seated + pool.waiting, 0)).toBe(placesThen.size)
  expect(await complaints(restored)).toEqual([])
}, 400_000)
