import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool, findBrokenPools } from '#engines/quota'
import { verifyAuditChain } from '#platform/audit'
import { systemClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { PersonalText } from '#platform/crypto'
import { inScope, openDatabase } from '#platform/db'
import { newId } from '#platform/ids'
import { createLog } from '#platform/log'
import { asLogin, createWorkerAccount, sessionCookie, startSession } from '#platform/login'
import type { CommandContext } from '#platform/module'
import { createUnit, becomeOwn } from '#registry'
import { openFoundation } from './foundation.ts'
import { createInstallation, markBuilt } from './installation.ts'
import { buildSystem } from './system.ts'

/**
 * A rush against two servers on one database: 32 callers, each person's claim sent until it is answered, while one server and then the database are killed with -9. Exactly what was
 * acknowledged is there, nobody has two, and no place was given that is not there.
 */
const folder = mkdtempSync(join(tmpdir(), 'guildhall-claims-'))
const settings = { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent', RATE_LIMITS: '0' }
const config = readConfig(settings)
const guildhall = fileURLToPath(new URL('guildhall.ts', import.meta.url))
const [people, seats, callers] = [320, 200, 32]
let cookies: string[] = []
let personIds: string[] = []
const releaseId = newId()
const servers: { child: ChildProcess; url: string }[] = []

async function inside<T>(work: (ctx: CommandContext) => Promise<T>, install = false): Promise<T> {
  const foundation = await openFoundation(config)
  try {
    const urls = install ? await createInstallation(foundation, { kind: 'real', name: '测试市总工会' }, systemClock) : await foundation.provision()
    const system = await buildSystem({ config: foundation.config, keys: foundation.keys, urls, demo: false, log: createLog('silent') })
    try {
      const done = await inScope(system.services.db, { role: 'app_job', holder: 'job:test', scope: '' }, (tx) => work({ ...system.services, tx, requestId: newId(), actor: { kind: 'job', name: 'test', scope: '' } }))
      if (install) await markBuilt(urls.ownerUrl, systemClock)
      else {
        const owner = openDatabase(urls.ownerUrl, { max: 1 })
        expect(await owner.transaction().execute(verifyAuditChain)).toEqual([])
        await owner.destroy()
      }
      return done
    } finally {
      await system.stop()
    }
  } finally {
    await foundation.release()
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
  for (let index = 0; index < people; index++) {
    const phone = new PersonalText(`1380000${String(1000 + index)}`)
    const personId = await becomeOwn(ctx, { phone, name: `林${index}` })
    const { token } = await asLogin(ctx, async () => startSession(ctx, { accountId: await createWorkerAccount(ctx, { phone, personId }), kind: 'worker', stage: 'full', actingId: null, userAgent: 'chaos' }))
    personIds.push(personId)
    cookies.push(`${sessionCookie}=${token}`)
  }
}

async function startServer(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [guildhall, 'serve'], { env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const address = /ready (http:\S+)/.exec(said)?.[1]
      if (address) resolve({ child, url: address })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
}

function killServer({ child }: { child: ChildProcess }): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

beforeAll(async () => {
  await inside(furnish, true)
  servers.push(await startServer(), await startServer())
}, 300_000)
afterAll(async () => {
  for (const server of servers) await killServer(server)
  await openFoundation(config).then((foundation) => foundation.release()).catch(() => {})
  rmSync(folder, { recursive: true, force: true })
})

test('B2, Q1: exactly the acknowledged claims, whichever end is killed in the middle', async () => {
  const acknowledged = new Map<number, string>()
  const faults: string[] = []
  let next = 0
  let repeated = 0
  const caller = async () => {
    while (next < people) {
      const index = next++
      const key = randomUUID()
      for (let attempt = 0; !acknowledged.has(index); attempt++) {
        if (attempt > 400) throw new Error(`no answer for ${index}`)
        const { url } = servers[(index + attempt) % servers.length]!
        const answer = await fetch(`${url}/api/benefits/${releaseId}/claim`, { method: 'POST', headers: { cookie: cookies[index]!, 'idempotency-key': key } }).catch(() => undefined)
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
  const reach = async (count: number) => { while (acknowledged.size < count) await pause(5) }
  const havoc = async () => {
    await reach(60)
    await killServer(servers[0]!)
    servers[0] = await startServer()
    await reach(160)
    process.kill(Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  }
  await Promise.all([havoc(), ...Array.from({ length: callers }, caller)])
  expect(repeated).toBeGreaterThan(0)
  expect(faults).toEqual([])
  const count = (kind: string) => [...acknowledged.values()].filter((one) => one === kind).length
  expect([count('got'), count('waiting'), count('benefits.gone')]).toEqual([seats, 40, people - seats - 40])
  for (const server of servers) await killServer(server)
  const claims = await inside(async (ctx) => {
    expect(await findBrokenPools(ctx.tx)).toEqual([])
    return ctx.tx.selectFrom('quota_claim').select(['holder', 'state']).execute()
  })
  const there = new Map(claims.map((claim) => [claim.holder, claim.state]))
  expect(claims).toHaveLength(seats + 40)
  const wrong = [...acknowledged].filter(([index, kind]) => (there.get(personIds[index]!) ?? 'none') !== ({ got: 'seat', waiting: 'waiting' }[kind] ?? 'none'))
  expect(wrong).toEqual([])
}, 120_000)
