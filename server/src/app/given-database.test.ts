import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { loginRoutes } from '@guildhall/contract'
import { Client } from '@guildhall/testkit'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { freePort, startPostgres } from '#platform/postgres'

/**
 * A PostgreSQL that somebody else keeps (DATABASE_URL): its administrator made a database and a login that owns it and may create roles, and nothing more. No superuser
 * is at hand for anything that follows.
 */
const guildhall = fileURLToPath(new URL('guildhall.ts', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'guildhall-given-'))
const endings: (() => Promise<void> | void)[] = []
afterAll(async () => {
  for (const end of endings.toReversed()) await end()
  rmSync(home, { recursive: true, force: true })
})

/** The folder of PostgreSQL 15's programs, where a package of the system put them or on the PATH. */
function findFifteen(): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(':').filter(Boolean)
  return ['/usr/lib/postgresql/15/bin', '/usr/pgsql-15/bin', ...onPath].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))
    && / 15\./.test(spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout))
}
const fifteen = findFifteen()

/** A throw-away cluster of 15; PostgreSQL refuses to run as root, so root lends it "nobody". Gives the superuser's address. */
async function startFifteen(bin: string): Promise<string> {
  const [folder, port] = [join(home, 'fifteen'), await freePort()]
  const uid = process.getuid?.() === 0 ? 65_534 : undefined
  mkdirSync(folder, { mode: 0o700 })
  writeFileSync(join(home, 'password'), 'admin\n', { mode: 0o644 })
  if (uid) for (const path of [folder, home]) chownSync(path, uid, uid)
  const { status, stderr } = spawnSync(join(bin, 'initdb'), ['-D', folder, '-U', 'postgres', '--encoding=UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256', `--pwfile=${join(home, 'password')}`, '--no-sync'], { uid, gid: uid, encoding: 'utf8', cwd: home })
  if (status !== 0) throw new Error(`initdb: ${stderr}`)
  const child = spawn(join(bin, 'postgres'), ['-D', folder, '-c', `port=${port}`, '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off', '-c', 'max_connections=200'], { uid, gid: uid, cwd: home, stdio: 'ignore' })
  endings.push(() => new Promise((resolve) => { child.once('exit', () => resolve()); child.kill('SIGINT') }))
  const url = `postgres://postgres:admin@127.0.0.1:${port}/postgres`
  for (let waited = 0; waited < 90_000; waited += 50) {
    if (await ask(url, 'select 1').then(() => true, () => false)) return url
    await pause(50)
  }
  throw new Error('PostgreSQL 15 did not answer')
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query<Row>(sql).then(({ rows }) => rows).finally(() => client.end())
}

/** What the keeper of the database does for us, once. Gives our DATABASE_URL. */
async function givenBy(adminUrl: string): Promise<string> {
  await ask(adminUrl, `create role gonghui login createrole password 'given'`)
  await ask(adminUrl, 'create database gonghui owner gonghui')
  return Object.assign(new URL(adminUrl), { username: 'gonghui', password: 'given', pathname: '/gonghui' }).toString()
}

async function lives(name: string, databaseUrl: string): Promise<void> {
  const start = (...args: string[]) => {
    const child = spawn(process.execPath, [guildhall, ...args], { env: { PATH: process.env['PATH'], DATA_DIR: join(home, name), DATABASE_URL: databaseUrl, PORT: '0', LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'pipe'] })
    const output = { out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => { output.out += chunk.toString() })
    child.stderr.on('data', (chunk: Buffer) => { output.err += chunk.toString() })
    return { child, output, ended: new Promise<number | null>((resolve) => child.once('close', resolve)) }
  }
  const run = async (...args: string[]) => { const { output, ended } = start(...args); return { code: await ended, ...output } }
  async function serve(work: (client: Client) => Promise<void>): Promise<void> {
    const { child, output, ended } = start('serve')
    try {
      for (let waited = 0; !output.out.includes('ready ') && child.exitCode === null && waited < 180_000; waited += 30) await pause(30)
      await work(new Client(/ready (http\S+)/.exec(output.out)?.[1] ?? `nowhere: ${output.err}`))
    } finally {
      child.kill('SIGINT')
    }
    expect({ code: await ended, err: output.err }).toEqual({ code: 0, err: '' })
  }

  expect(await run('serve')).toMatchObject({ code: 2, err: expect.stringContaining('guildhall -- init') as string })
  const init = await run('init', '--name', '给定市总工会', '--json')
  expect(init).toMatchObject({ code: 0, err: '' })
  const { administrators: [first] } = JSON.parse(init.out) as { administrators: { loginName: string; oneTimePassword: string }[] }
  for (const time of ['first', 'again']) {
    await serve(async (client) => {
      expect({ time, ...await client.call(loginRoutes.session, {}) }).toMatchObject({ demo: false, installation: '给定市总工会' })
      expect(await client.call(loginRoutes.withPassword, { loginName: first!.loginName, password: first!.oneTimePassword })).toMatchObject({ next: 'enrol-totp' })
      expect((await client.fetch('/readyz', { headers: {} })).status).toBe(200)
    })
  }
  const { findings } = JSON.parse((await run('doctor', '--json')).out) as { findings: { check: string; ok: boolean; problems: string[] }[] }
  expect(findings.filter((finding) => !finding.ok && finding.check !== 'text gateway')).toEqual([])
  expect(existsSync(join(home, name, 'postgres'))).toBe(false)
}

test('an owner without superuser rights: init, serve, log in, serve again, doctor', { timeout: 300_000 }, async () => {
  const cluster = await startPostgres({ folder: join(home, 'cluster'), password: 'admin', durable: false })
  endings.push(() => cluster.stop())
  const url = await givenBy(cluster.adminUrl)
  expect(await ask(url, 'select rolsuper, rolbypassrls from pg_roles where rolname = current_user')).toEqual([{ rolsuper: false, rolbypassrls: false }])
  await lives('embedded', url)
})

test.skipIf(!fifteen)('the same on PostgreSQL 15, and there too every policy holds (skipped where neither /usr/lib/postgresql/15/bin nor the PATH has its programs)', { timeout: 600_000 }, async () => {
  const adminUrl = await startFifteen(fifteen!)
  expect((await ask<{ version: string }>(adminUrl, 'select version()'))[0]!.version).toContain('PostgreSQL 15')
  await lives('fifteen', await givenBy(adminUrl))
  // The tests of scope as they are, on this server.
  const vitest = join(dirname(fileURLToPath(import.meta.resolve('vitest/package.json'))), 'vitest.mjs')
  const policies = spawnSync(process.execPath, [vitest, 'run', 'server/src/platform/db/scope.test.ts'], { cwd: fileURLToPath(new URL('../../..', import.meta.url)), env: { PATH: process.env['PATH'], GUILDHALL_TEST_DATABASE_URL: adminUrl }, encoding: 'utf8' })
  expect(policies.status === 0 ? '' : policies.stdout + policies.stderr).toBe('')
})
