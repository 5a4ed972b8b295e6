import { type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool, findBrokenPools } from '#engines/quota'
import { verifyAuditChain } from '#platform/audit'
import { Batches } from '#platform/batches'
import { systemClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { inScope, openDatabase, type Provisioned } from '#platform/db'
import { newId } from '#platform/ids'
import { createLog } from '#platform/log'
import type { CommandContext } from '#platform/module'
import { createUnit } from '#registry'
import { modules } from './modules.ts'
import { openFoundation, type Foundation } from './foundation.ts'
import { createInstallation } from './installation.ts'
import { endProcess, killDatabaseOf, loggedInWorkers, settingsAt, startProcess } from './killed.fixture.ts'
import { buildSystem } from './system.ts'

/**
 * A rush against two servers on one database: 32 callers, each person's claim sent until it is answered, while one server and then the database are killed with -9. Exactly what was
 * acknowledged is there, nobody has two, and no place was given that is not there.
 */
const folder = mkdtempSync(join(tmpdir(), 'guildhall-claims-'))
const config = readConfig(settingsAt(folder))
const program = fileURLToPath(new URL('chaos-claims.fixture.ts', import.meta.url))
let foundation: Foundation
let urls: Provisioned
const [people, seats, callers] = [160, 80, 32]
let workers: { personId: string; cookie: string }[] = []
const releaseId = newId()
const servers: { child: ChildProcess; url: string }[] = []

async function inside<T>(work: (ctx: CommandContext) => Promise<T>): Promise<T> {
  const system = await buildSystem({ config, keys: foundation.keys, urls, demo: false, log: createLog('silent') })
  try {
    return await inScope(system.services.db, { role: 'app_job', holder: 'job:test', scope: '' }, (tx) => work({ ...system.services, tx, requestId: newId(), actor: { kind: 'job', name: 'test', scope: '' } }))
  } finally {
    await system.stop()
  }
}

async function settleTheRest(): Promise<void> {
  const system = await buildSystem({ config, keys: foundation.keys, urls, demo: false, log: createLog('silent') })
  const batches = new Batches(system.services, modules.flatMap((module) => module.routes))
  try {
    await batches.settled()
  } finally {
    await batches.stop()
    await system.stop()
  }
}

async function furnish(ctx: CommandContext): Promise<void> {
  const root = await createUnit(ctx, { parentId: null, kind: 'federation', name: '测试市总工会', from: '2020-01-01' })
  const now = ctx.clock.now()
  const closesAt = new Date(now.getTime() + 86_400_000)
  const pool = await createPool(ctx.tx, { scope: root.scope, subject: releaseId, capacity: seats, waitlistLimit: 40, opensToAllAt: now, closesAt, now })
  await ctx.tx.insertInto('benefit_release').values({
    id: releaseId, scope: root.scope, unit_id: root.id, name: '抢券', summary: '', kind: 'rush', quantity: seats, waitlist: 40, hand_out: 'code', period: 'once', eligible: 'everyone', opens_at: now, closes_at: closesAt, state: 'published', pool_id: pool.id,
    created_by: 'job:test', created_at: now, updated_at: now, published_at: now,
  }).execute()
  workers = await loggedInWorkers(ctx, people)
}

function startServer(): Promise<{ child: ChildProcess; url: string }> {
  const text = (bytes: Buffer) => bytes.toString('base64')
  const { data, index, token, database } = foundation.keys
  return startProcess([program], { ...settingsAt(folder), CHAOS_SERVER: JSON.stringify({ keys: { data: text(data), index: text(index), token: text(token), database }, urls }) })
}

beforeAll(async () => {
  foundation = await openFoundation(config, { supervise: () => {} })
  urls = await createInstallation(foundation, { kind: 'real', name: '测试市总工会' }, systemClock)
  await inside(furnish)
  servers.push(await startServer(), await startServer())
}, 300_000)
afterAll(async () => {
  for (const { child } of servers) await endProcess(child, 'SIGKILL')
  await foundation.release()
  rmSync(folder, { recursive: true, force: true })
})

test('B2, Q1: exactly the acknowledged claims, whichever end is killed in the middle', async () => {
  const acknowledged = new Map<number, string>()
  const faults: string[] = []
  let next = 0
  let repeated = 0
  const caller = async (until: number) => {
    while (next < until) {
      const index = next++
      const key = randomUUID()
      for (let attempt = 0; !acknowledged.has(index); attempt++) {
        if (attempt > 400) throw new Error(`no answer for ${index}`)
        const { url } = servers[(index + attempt) % servers.length]!
        const answer = await fetch(`${url}/api/benefits/${releaseId}/claim`, { method: 'POST', headers: { cookie: workers[index]!.cookie, 'idempotency-key': key } }).catch(() => undefined)
        const body = answer && await answer.json().catch(() => undefined) as { kind?: string; code?: string } | undefined
        if (answer?.status === 200) acknowledged.set(index, body!.kind!)
        else if (answer?.status === 409) acknowledged.set(index, body!.code!)
        else {
          repeated++
          if (answer && answer.status >= 500 && body?.code === 'platform.unexpected') faults.push(JSON.stringify(body))
          await pause(50)
        }
      }
      await pause(15)
    }
  }
  const rush = (until: number) => Promise.all(Array.from({ length: callers }, () => caller(until)))
  const reach = async (count: number) => { while (acknowledged.size < count) await pause(5) }
  // First one of the servers, in the middle; then, with both up again, the database under them.
  await Promise.all([rush(people / 2), reach(40).then(() => endProcess(servers[0]!.child, 'SIGKILL'))])
  expect(repeated).toBeGreaterThan(0)
  servers[0] = await startServer()
  const before = repeated
  await Promise.all([rush(people), reach(people / 2 + 40).then(() => killDatabaseOf(folder))])
  expect(repeated).toBeGreaterThan(before)
  expect(faults).toEqual([])
  const count = (kind: string) => [...acknowledged.values()].filter((one) => one === kind).length
  expect([count('got'), count('waiting'), count('benefits.gone')]).toEqual([seats, 40, people - seats - 40])
  for (const { child } of servers) await endProcess(child, 'SIGKILL')
  // What the killed servers had answered in haste is made whole by whoever runs next.
  await settleTheRest()
  const claims = await inside(async (ctx) => {
    expect(await findBrokenPools(ctx.tx)).toEqual([])
    return ctx.tx.selectFrom('quota_claim').select(['holder', 'state']).execute()
  })
  const owner = openDatabase(urls.ownerUrl, { max: 1 })
  expect(await owner.transaction().execute(verifyAuditChain)).toEqual([])
  await owner.destroy()
  const there = new Map(claims.map((claim) => [claim.holder, claim.state]))
  expect(claims).toHaveLength(seats + 40)
  const [written] = await inside(async (ctx) => (await sql<{ left: number; keys: number; deeds: number }>`
    select (select count(*)::int from quota_arrival) as left, (select count(*)::int from idempotency_key where status = 200) as keys, count(*)::int as deeds from audit_entry where action = 'benefits.claim'`.execute(ctx.tx)).rows)
  expect(written).toEqual({ left: 0, keys: seats + 40, deeds: seats + 40 })
  const wrong = [...acknowledged].filter(([index, kind]) => (there.get(workers[index]!.personId) ?? 'none') !== ({ got: 'seat', waiting: 'waiting' }[kind] ?? 'none'))
  expect(wrong).toEqual([])
}, 300_000)
