import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { benefitRoutes } from '@guildhall/contract'
import pg from 'pg'
import { openFoundation } from '../../server/src/app/foundation.ts'
import { createInstallation, markBuilt } from '../../server/src/app/installation.ts'
import { buildSystem } from '../../server/src/app/system.ts'
import { createPool, take } from '../../server/src/engines/quota/index.ts'
import { appendAudit } from '../../server/src/platform/audit/index.ts'
import { Batches } from '../../server/src/platform/batches/index.ts'
import { systemClock } from '../../server/src/platform/clock/index.ts'
import { readConfig } from '../../server/src/platform/config/index.ts'
import { PersonalText } from '../../server/src/platform/crypto/index.ts'
import { inScope } from '../../server/src/platform/db/index.ts'
import { asService, type Actor, type Services } from '../../server/src/platform/http/index.ts'
import { claimKey, hashRequest, keepAnswer } from '../../server/src/platform/http/idempotency.ts'
import { newId } from '../../server/src/platform/ids/index.ts'
import { createLog } from '../../server/src/platform/log/index.ts'
import { asLogin, createWorkerAccount, sessionCookie, startSession } from '../../server/src/platform/login/index.ts'
import type { CommandContext } from '../../server/src/platform/module/index.ts'
import { becomeOwn, createUnit } from '../../server/src/registry/index.ts'
import { benefitsModule } from '../../server/src/scenarios/benefits/index.ts'
import { latencyOf, round } from './latency.ts'
import type { Bench, Measured } from './model.ts'
import { residentMb, start } from './processes.ts'
import { claimWithRedis } from './redis.ts'

const cache = fileURLToPath(new URL('../../.cache/bench/', import.meta.url))
const guildhall = fileURLToPath(new URL('../../server/src/app/guildhall.ts', import.meta.url))
const callers = 32
const units = 420_000
/** One transaction after another on one row takes minutes for a tenth; its pace does not change. */
const baselineUnits = { tenth: 1_000, full: 4_000 }
const overHttp = { workers: 1_000, releases: 20 }

type Pool = { releaseId: string; poolId: string; scope: string }

/**
 * A rush: units of one release, one for each person, 32 callers who each ask again as soon as the last was acknowledged, that is durable on disk. Ours is the command of the benefits
 * scenario; the baseline the same claim, idempotency key and audit entry in one transaction for each, on the same row. `ours.http`: the same through HTTP with sessions.
 */
export const benchClaims: Bench = async (say) => {
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(`${cache}claims-`)
  const config = readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent', RATE_LIMITS: '0' })
  try {
    const foundation = await openFoundation(config)
    let measured: { ours: Measured; baseline: Measured; tenth: { ours: Measured; baseline: Measured }; rss: number; cookies: string[]; releases: Pool[] }
    try {
      const urls = await createInstallation(foundation, { kind: 'real', name: '测试市总工会' }, systemClock)
      const system = await buildSystem({ config, keys: foundation.keys, urls, demo: false, log: createLog('silent') })
      const owner = new pg.Client(urls.ownerUrl)
      await owner.connect()
      try {
        const { rows: [fsync] } = await owner.query<{ fsync: string; synchronous_commit: string }>(`select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit`)
        if (fsync!.fsync !== 'on' || fsync!.synchronous_commit !== 'on') throw new Error(`PostgreSQL is not durable: ${JSON.stringify(fsync)}`)
        const { services } = system
        const root = await asJob(services, (ctx) => createUnit(ctx, { parentId: null, kind: 'federation', name: '测试市总工会', from: '2020-01-01' }))
        const release = (quantity: number) => asJob(services, (ctx) => openRelease(ctx, root, quantity))
        const batches = new Batches(services, benefitsModule.routes)
        const both = async (ourUnits: number, theirUnits: number) => {
          await owner.query('checkpoint')
          const ours = await rush(callers, ourUnits, claimTogether(services, batches, await release(ourUnits)))
          const ended = performance.now()
          await batches.settled()
          const settledAfterS = round((performance.now() - ended) / 1000, 1)
          say(`ours: ${ours.perSecond} /s, ${ourUnits} units; all settled ${settledAfterS} s after the last`)
          await owner.query('checkpoint')
          const baseline = await rush(callers, theirUnits, claimAlone(services, await release(theirUnits)))
          say(`one by one: ${baseline.perSecond} /s, ${theirUnits} units`)
          return { ours: { ...ours, settledAfterS }, baseline }
        }
        const tenth = await both(units / 10, baselineUnits.tenth)
        const full = await both(units, baselineUnits.full)
        const { rows } = await owner.query<{ seats: number; claims: number; keys: number; deeds: number; seals: number }>(`select (select sum(seated) from quota_pool)::int as seats, (select count(*) from quota_claim)::int as claims,
          (select count(*) from idempotency_key)::int as keys, (select count(*) from audit_entry where action = 'benefits.claim')::int as deeds, (select count(*) from audit_seal s join audit_entry e on e.id = s.entry_id where e.action = 'benefits.claim')::int as seals`)
        const expected = units + units / 10 + baselineUnits.tenth + baselineUnits.full
        for (const [what, count] of Object.entries(rows[0]!)) if (count !== expected) throw new Error(`${count} ${what} where ${expected} were acknowledged`)
        const rss = residentMb(process.pid)
        await batches.stop()
        const releases: Pool[] = []
        for (let index = 0; index < overHttp.releases; index++) releases.push(await release(overHttp.workers))
        say(`${overHttp.workers} workers log in`)
        measured = { ...full, tenth, rss, cookies: await asJob(services, (ctx) => logIn(ctx, overHttp.workers)), releases }
        await markBuilt(urls.ownerUrl, systemClock)
      } finally {
        await owner.end()
        await system.stop()
      }
    } finally {
      await foundation.release()
    }
    const http = await claimOverHttp(folder, measured)
    say(`over HTTP: ${http.perSecond} /s`)
    const redis = await claimWithRedis({ callers, units, folder })
    say(redis ? `Redis, fsync on every write: ${redis.perSecond} /s` : 'no redis-server on the PATH')
    const { ours, baseline, tenth, rss } = measured
    return {
      ours: { ...ours, http, ...(redis && { redis }) }, baseline, ratio: round(ours.perSecond / baseline.perSecond, 1), p50_ms: ours.p50Ms, p99_ms: ours.p99Ms, rss_mb: rss,
      ratio_at_tenth: round(tenth.ours.perSecond / tenth.baseline.perSecond, 1),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function asJob<T>(services: Services, work: (ctx: CommandContext) => Promise<T>): Promise<T> {
  return inScope(services.db, { role: 'app_job', holder: 'job:bench', scope: '' }, (tx) => work({ ...services, tx, requestId: newId(), actor: { kind: 'job', name: 'bench', scope: '' } }))
}

async function openRelease(ctx: CommandContext, root: { id: string; scope: string }, quantity: number): Promise<Pool> {
  const [releaseId, now] = [newId(), ctx.clock.now()]
  const closesAt = new Date(now.getTime() + 86_400_000)
  const pool = await createPool(ctx.tx, { scope: root.scope, subject: releaseId, capacity: quantity, waitlistLimit: 0, opensToAllAt: now, closesAt, now })
  await ctx.tx.insertInto('benefit_release').values({
    id: releaseId, scope: root.scope, unit_id: root.id, name: '抢券', summary: '', kind: 'rush', quantity, waitlist: 0, hand_out: 'code', period: 'once', eligible: 'everyone', opens_at: now, closes_at: closesAt, state: 'published', pool_id: pool.id,
    created_by: 'job:bench', created_at: now, updated_at: now, published_at: now,
  }).execute()
  return { releaseId, poolId: pool.id, scope: root.scope }
}

/** Callers who each ask for the next person as soon as they have an answer. */
async function rush(connections: number, count: number, claim: (index: number) => Promise<void>): Promise<Measured> {
  const took: number[] = []
  let next = 0
  const began = performance.now()
  await Promise.all(Array.from({ length: connections }, async () => {
    while (next < count) {
      const index = next++
      const from = performance.now()
      await claim(index)
      took.push(performance.now() - from)
    }
  }))
  const seconds = (performance.now() - began) / 1000
  const { p50Ms, p99Ms } = latencyOf(took)
  return { connections, requests: count, perSecond: Math.round(count / seconds), p50Ms, p99Ms }
}

const somebody = (): Extract<Actor, { kind: 'worker' }> => ({ kind: 'worker', accountId: newId(), personId: newId() })
const keyOf = (services: Services, actor: { accountId: string }, releaseId: string) => ({ holder: `account:${actor.accountId}`, key: newId(), route: benefitRoutes.claim.name, hash: hashRequest({ releaseId }), now: services.clock.now() })

function claimTogether(services: Services, batches: Batches, { releaseId }: Pool): (index: number) => Promise<void> {
  const { batched } = benefitsModule.routes.find((handled) => handled.route.name === benefitRoutes.claim.name)!
  return async () => {
    const actor = somebody()
    const answer = await batches.perform(batched!, benefitRoutes.claim, { actor, input: { releaseId } as never, keyed: keyOf(services, actor, releaseId), language: 'zh', requestId: newId(), address: '127.0.0.1' })
    if (answer.status !== 200 || (answer.body as { kind: string }).kind !== 'got') throw new Error(`a claim was answered ${JSON.stringify(answer)}`)
  }
}

/** As a route that is not batched does it: key, claim, audit entry and answer in a transaction of the caller's. */
function claimAlone(services: Services, { releaseId, poolId, scope }: Pool): (index: number) => Promise<void> {
  return async () => {
    const actor = somebody()
    const keyed = keyOf(services, actor, releaseId)
    const noFile = async () => null
    await inScope(services.db, { role: 'app_worker', holder: keyed.holder, personId: actor.personId }, async (tx) => {
      await claimKey(tx, keyed, noFile)
      const ctx = { ...services, tx, actor, requestId: newId(), address: '127.0.0.1' }
      const result = await asService(ctx, scope, () => take(tx, { pool: poolId, holder: actor.personId, now: services.clock.now() }))
      if (result.kind !== 'seat') throw new Error(`a claim was answered ${JSON.stringify(result)}`)
      await appendAudit(ctx, { action: 'benefits.claim', subject: `benefit:${releaseId}`, scope, details: { kind: result.kind, ticket: result.ticket } })
      await keepAnswer(tx, keyed, { status: 200, body: { kind: 'got' } }, noFile)
    })
  }
}

async function logIn(ctx: CommandContext, count: number): Promise<string[]> {
  const cookies: string[] = []
  for (let index = 0; index < count; index++) {
    const phone = new PersonalText(`138${String(10_000_000 + index)}`)
    const personId = await becomeOwn(ctx, { phone, name: `林${index}` })
    const { token } = await asLogin(ctx, async () => startSession(ctx, { accountId: await createWorkerAccount(ctx, { phone, personId }), kind: 'worker', stage: 'full', actingId: null, userAgent: 'bench' }))
    cookies.push(`${sessionCookie}=${token}`)
  }
  return cookies
}

async function claimOverHttp(folder: string, { cookies, releases }: { cookies: string[]; releases: Pool[] }): Promise<Measured> {
  const server = await start([guildhall, 'serve'], { DATA_DIR: folder, PORT: '0', RATE_LIMITS: '0', LOG_LEVEL: 'warn' })
  const agent = new Agent({ keepAlive: true, maxSockets: callers })
  try {
    const claim = (index: number) => post(agent, `${server.url}/api/benefits/${releases[Math.floor(index / cookies.length)]!.releaseId}/claim`, cookies[index % cookies.length]!)
    return await rush(callers, cookies.length * releases.length, claim)
  } finally {
    agent.destroy()
    await server.stop()
  }
}

function post(agent: Agent, url: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: 'POST', headers: { cookie, 'content-type': 'application/json', 'idempotency-key': newId() } }, (response) => {
      response.resume()
      response.once('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${response.statusCode}`))))
    })
    sent.once('error', reject)
    sent.end('{}')
  })
}
