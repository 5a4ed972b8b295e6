import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { identityCheckCharacter } from '#engines/intake'
import { systemClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { inScope } from '#platform/db'
import { newId } from '#platform/ids'
import { createLog } from '#platform/log'
import { asLogin, sessionCookie, startSession } from '#platform/login'
import { addStaffAccount, createUnit, insertTerm } from '#registry'
import { openFoundation, type Foundation } from './foundation.ts'
import { createInstallation, markBuilt } from './installation.ts'
import { buildSystem } from './system.ts'

/**
 * A real server takes in a roster and is killed in the middle, first while it reads, then, with its database, when it comes to writing. Started again it comes to the end by itself:
 * every sound row once, none lost. `KILLED_IMPORT_ROWS=1000000` tries it with a million; of twelve thousand every step already takes seconds.
 */
const folder = mkdtempSync(join(tmpdir(), 'guildhall-killed-import-'))
const settings = { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent', RATE_LIMITS: '0' }
const config = readConfig(settings)
const guildhall = fileURLToPath(new URL('guildhall.ts', import.meta.url))
const sound = Number(process.env['KILLED_IMPORT_ROWS'] ?? 12_000)
const wrong = sound / 1000
let foundation: Foundation
let server: ChildProcess | undefined
let [url, cookie] = ['', '']

async function install(): Promise<void> {
  foundation = await openFoundation(config)
  const urls = await createInstallation(foundation, { kind: 'real', name: '测试市总工会' }, systemClock)
  const system = await buildSystem({ config, keys: foundation.keys, urls, demo: false, log: createLog('silent') })
  await inScope(system.services.db, { role: 'app_job', holder: 'job:test', scope: '' }, async (tx) => {
    const ctx = { ...system.services, tx, requestId: newId(), actor: { kind: 'job' as const, name: 'test', scope: '' } }
    const root = await createUnit(ctx, { parentId: null, kind: 'federation', level: 'city', name: '测试市总工会', from: '2020-01-01' })
    for (let at = 0; at < 8; at++) await createUnit(ctx, { parentId: root.id, kind: 'enterprise', name: `恒锐机械${at}厂`, from: '2020-01-01' })
    const { id: accountId } = await addStaffAccount(ctx, { loginName: 'clerk', name: '林小禾', unit: root })
    const actingId = await insertTerm(ctx, { accountId, role: 'training-officer', unitId: root.id, scope: root.scope, from: '2020-01-01', until: null, grantedBy: null })
    const { token } = await asLogin(ctx, () => startSession(ctx, { accountId, kind: 'staff', stage: 'full', actingId, userAgent: 'test' }))
    cookie = `${sessionCookie}=${token}`
  })
  await system.stop()
  await markBuilt(urls.ownerUrl, systemClock)
}

async function startServer(): Promise<void> {
  const child = spawn(process.execPath, [guildhall, 'serve'], { env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
  server = child
  let said = ''
  url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /ready (http:\S+)/.exec(said)?.[1]
      if (address) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

/** The server that starts after both were killed gives its database another port. */
function urlNow(): string {
  const port = existsSync(`${folder}/postgres.port`) ? readFileSync(`${folder}/postgres.port`, 'utf8').trim() : undefined
  return Object.assign(new URL(foundation.databaseUrl), port && { port }).toString()
}

/** One number from behind the server's back; undefined while no database answers. */
async function look(sql: string): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: urlNow() })
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

/** Asks again and again; each asking costs a login, so not too often. */
async function until(sql: string, every = 250, most = 400_000 + sound * 10): Promise<void> {
  for (const end = Date.now() + most; !await look(sql);) {
    if (Date.now() > end) throw new Error(`never: ${sql}`)
    await pause(every)
  }
}

const idNumber = (index: number) => {
  const day = new Date(Date.UTC(1962, 0, 1) + (index % 14_000) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  const first = `330781${day}${String(100 + Math.floor(index / 14_000))}`
  return first + identityCheckCharacter(first)
}

function roster(): Blob {
  const rows = Array.from({ length: sound }, (_, index) => `${'林王李张'[index % 4]}小${'禾明芳伟强'[index % 5]},${idNumber(index)},139${String(10_000_000 + index)},恒锐机械${index % 8}厂,2021-0${1 + (index % 9)}-01`)
  for (let index = 0; index < wrong; index++) rows.splice(index * 900 + 7, 0, `甲乙,${idNumber(index).slice(0, 17)}?,,恒锐机械0厂,2021-01-01`)
  return new Blob([['姓名,身份证号,联系电话,单位名称,入会日期', ...rows].join('\n')], { type: 'text/csv' })
}

async function post(path: string, body?: FormData): Promise<{ id: string; jobId: string }> {
  const response = await fetch(new URL(path, url), { method: 'POST', headers: { cookie, 'idempotency-key': randomUUID() }, ...(body && { body }) })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return await response.json() as { id: string; jobId: string }
}

beforeAll(async () => {
  await install()
  await startServer()
}, 300_000)
afterAll(async () => {
  if (server && server.exitCode === null && server.signalCode === null) await kill(server)
  await foundation.release().catch(() => {})
  await openFoundation(config).then((again) => again.release()).catch(() => {})
  rmSync(folder, { recursive: true, force: true })
})

test('kill -9 in the middle of a large import of members: started again it comes to the end, no row twice and none lost', async () => {
  const form = new FormData()
  form.append('file', roster(), '花名册.csv')
  const draft = await post('/api/import-drafts/members', form)
  await until(`select count(*) from job_run where id = '${draft.jobId}' and state = 'done'`)
  expect(await look('select count(*) from person where id_number_blind is not null')).toBe(0)

  const { jobId } = await post(`/api/import-drafts/${draft.id}/confirm`)
  await until(`select (count(*) >= ${Math.floor(sound * 0.4)})::int from roster_stage where run_id = '${jobId}'`)
  await kill(server!)
  expect(await look(`select count(*) from roster_stage where run_id = '${jobId}'`)).toBeLessThan(sound)
  expect(await look('select count(*) from membership')).toBe(0)

  await startServer()
  // Whether the last rows are being staged or all of them written by the time the signal arrives: both must do.
  await until(`select ((select count(*) from roster_stage where run_id = '${jobId}') >= ${sound * 0.96} or exists (select from import_run where id = '${jobId}'))::int`, 50)
  process.kill(Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  await kill(server!)

  await startServer()
  await until(`select count(*) from import_run where id = '${jobId}' and state = 'done'`)
  await until(`select count(*) from job_run where id = '${jobId}' and state = 'done'`)
  const counts = {
    people: await look('select count(*) from person where id_number_blind is not null'), numbers: await look('select count(distinct id_number_blind) from person'),
    memberships: await look('select count(*) from membership where valid_to is null'), members: await look('select count(distinct person_id) from membership'),
    runs: await look(`select count(*) from import_run where state = 'done'`), rejected: await look(`select (counts->>'rejected')::int from import_run where id = '${jobId}'`), staged: await look('select count(*) from roster_stage'),
  }
  expect(counts).toEqual({ people: sound, numbers: sound, memberships: sound, members: sound, runs: 1, rejected: wrong, staged: 0 })
  await until('select (app.member_figures_due() = 0)::int')
  expect(await look(`select sum(members) from member_figure f join unit u on u.id = f.unit_id where u.parent_id is null`)).toBe(sound)
}, Math.max(1_200_000, sound * 6))
