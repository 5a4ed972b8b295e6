import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool } from '#engines/quota'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { createUnit } from '#registry'
import { installOccupations } from '#registry/occupations'
import { KilledInstallation, loggedInWorkers } from './killed.fixture.ts'

/**
 * A real server process on a real data folder, killed with its database in the middle of people taking and giving back seats: whatever was acknowledged is there
 * afterwards, no class is oversold, and doctor finds nothing. A backup taken meanwhile is restored on an empty machine, where the same holds.
 */
const killed = new KilledInstallation('chaos')
const [restored, archive] = [`${killed.folder}-restored`, join(killed.folder, 'meanwhile.tar.gz')]
const [workersInAll, classesInAll, seats, waitlist, callers] = [50, 8, 18, 8, 8]

let workers: { personId: string; cookie: string }[]
let classIds: string[]

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
  workers = await loggedInWorkers(ctx, workersInAll)
}

beforeAll(async () => {
  await killed.inside(furnish, { install: true })
  await killed.start()
}, 300_000)
afterAll(async () => {
  await killed.end()
  rmSync(restored, { recursive: true, force: true })
})

const seatsTaken = (dataDir?: string) => killed.inside(async (ctx) => ({
  rows: await ctx.tx.selectFrom('training_enrolment').select(['person_id', 'class_id', 'state']).where('state', '<>', 'cancelled').execute(),
  pools: await ctx.tx.selectFrom('quota_pool').select(['seated', 'waiting', 'capacity']).execute(),
}), { dataDir })

test('kill -9 of server and database during enrolment: every acknowledged seat is there, no class is oversold, and a backup taken meanwhile restores', async () => {
  const acknowledged = new Map<string, 'in' | 'out'>()
  const pairs = workers.flatMap((worker, w) => classIds.map((classId, c) => ({ worker, classId, order: (w * 7 + c * 13) % 97 }))).sort((a, b) => a.order - b.order)
  const unexpected: unknown[] = []
  let [answers, next] = [0, 0]
  async function call(): Promise<void> {
    for (let pair = pairs[next++]; pair; pair = pairs[next++]) {
      const place = `${pair.worker.personId}:${pair.classId}`
      const taken = await killed.persist(pair.worker.cookie, `/api/training/classes/${pair.classId}/enrol`)
      answers += 1
      if (taken.status !== 200) {
        if (taken.code !== 'training.enrol-full') unexpected.push(taken)
        continue
      }
      acknowledged.set(place, 'in')
      // One in four gives the place back, so that waiters move up in the middle of it all.
      if (answers % 4 !== 0) continue
      const left = await killed.persist(pair.worker.cookie, `/api/training/my/classes/${pair.classId}/cancel`, { reason: '来不了' })
      if (left.status === 200) acknowledged.set(place, 'out')
      else unexpected.push(left)
    }
  }
  const calling = Promise.all(Array.from({ length: callers }, call))
  const step = Math.floor(pairs.length / 6)
  while (answers < step) await pause(5)
  const before = new Map(acknowledged)
  expect(await killed.command(['backup', archive])).toMatchObject({ code: 0 })
  let kills = 0
  for (const what of ['postgres', 'server', 'both'] as const) {
    const goal = Math.min(answers + step, pairs.length - step)
    while (answers < goal) await pause(5)
    if (what !== 'server') killed.killDatabase()
    if (what !== 'postgres') {
      await killed.killServer()
      await killed.start()
    }
    kills += 1
  }
  await calling
  expect(unexpected).toEqual([])
  expect(killed.faults).toEqual([])
  expect(kills).toBe(3)
  expect(answers).toBe(pairs.length)

  await killed.stopServer()
  const live = await seatsTaken()
  const places = new Set(live.rows.map((row) => `${row.person_id}:${row.class_id}`))
  expect([...acknowledged].filter(([place, what]) => (what === 'in') !== places.has(place))).toEqual([])
  expect(places.size).toBe([...acknowledged.values()].filter((what) => what === 'in').length)
  for (const pool of live.pools) expect(pool.seated).toBeLessThanOrEqual(pool.capacity)
  expect(live.pools.reduce((sum, pool) => sum + pool.seated + pool.waiting, 0)).toBe(places.size)
  expect(await killed.complaints()).toEqual([])

  // Elsewhere, from the archive alone: everything that had been acknowledged when the backup began, and nothing half done.
  expect(await killed.command(['restore', archive], restored)).toMatchObject({ code: 0 })
  const then = await seatsTaken(restored)
  const placesThen = new Set(then.rows.map((row) => `${row.person_id}:${row.class_id}`))
  expect([...before].filter(([place, what]) => what === 'in' && acknowledged.get(place) === 'in' && !placesThen.has(place))).toEqual([])
  expect(placesThen.size).toBeLessThan(acknowledged.size)
  expect(then.pools.reduce((sum, pool) => sum + pool.seated + pool.waiting, 0)).toBe(placesThen.size)
  expect(await killed.complaints(restored)).toEqual([])
}, 400_000)
