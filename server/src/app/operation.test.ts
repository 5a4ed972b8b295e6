import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { loginRoutes } from '@guildhall/contract'
import { Client } from '@guildhall/testkit'
import { afterAll, describe, expect, test } from 'vitest'
import { readConfig } from '#platform/config'
import { inScope } from '#platform/db'
import { saveFile } from '#platform/files'
import { createLog } from '#platform/log'
import { openFoundation } from './foundation.ts'
import { buildSystem } from './system.ts'

const guildhall = fileURLToPath(new URL('guildhall.ts', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'guildhall-operation-'))
const started: ChildProcess[] = []
afterAll(async () => {
  for (const child of started) if (child.exitCode === null) child.kill('SIGINT')
  for (const child of started) if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => { child.once('exit', resolve) })
  // A server that was killed on purpose has left its database behind.
  for (const name of readdirSync(home)) {
    const pid = pidOfPostgres(join(home, name))
    if (pid) process.kill(pid, 'SIGQUIT')
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

const pidOfPostgres = (dataDir: string) => {
  const file = join(dataDir, 'postgres', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
}

function start(dataDir: string, args: string[]) {
  const child = spawn(process.execPath, [guildhall, ...args], { env: { PATH: process.env['PATH'], DATA_DIR: join(home, dataDir), PORT: '0', LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  const output = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => { output.out += chunk.toString() })
  child.stderr.on('data', (chunk: Buffer) => { output.err += chunk.toString() })
  return { child, output, ended: new Promise<number | null>((resolve) => child.once('close', resolve)) }
}

async function run(dataDir: string, ...args: string[]) {
  const { output, ended } = start(dataDir, args)
  return { code: await ended, ...output }
}

async function serve(dataDir: string) {
  const server = start(dataDir, ['serve'])
  for (let waited = 0; waited < 180_000 && server.child.exitCode === null; waited += 30) {
    const [, url] = /ready (http\S+)/.exec(server.output.out) ?? []
    if (url) return { ...server, url, client: new Client(url) }
    await pause(30)
  }
  throw new Error(`did not start: ${server.output.out}${server.output.err}`)
}

/** Puts a file into an installation beside its running server, and gives its place on disk. */
async function keepFile(dataDir: string, text: string): Promise<string> {
  const foundation = await openFoundation(readConfig({ DATA_DIR: join(home, dataDir) }))
  const system = await buildSystem({ config: foundation.config, keys: foundation.keys, urls: await foundation.provision(), demo: false, log: createLog('silent') })
  try {
    const actor = { kind: 'job', name: 'test', scope: '' } as const
    const { sha256 } = await inScope(system.services.db, { role: 'app_job', holder: 'job:test', scope: '' }, (tx) => saveFile({ ...system.services, tx, actor, requestId: 'test' }, { name: 'roster.csv', bytes: Buffer.from(text), scope: 'u1' }))
    const name = sha256.toString('hex')
    return join(home, dataDir, 'files', name.slice(0, 2), name)
  } finally {
    await system.stop()
    await foundation.release()
  }
}

describe('a real installation', () => {
  test('from init through serving, a backup and a disaster to a restore', { timeout: 600_000 }, async () => {
    const init = await run('real', 'init', '--name', '临江市总工会', '--json')
    expect(init).toMatchObject({ code: 0 })
    const { administrators } = JSON.parse(init.out) as { administrators: { role: string; loginName: string; oneTimePassword: string }[] }
    expect(administrators.map(({ role }) => role)).toEqual(['system-admin', 'security-admin', 'audit-admin'])
    expect(await run('real', 'init')).toMatchObject({ code: 2, err: expect.stringContaining('installation already') as string })
    expect(await run('real', 'demo', '--anew')).toMatchObject({ code: 2, err: expect.stringContaining('never becomes a demo') as string })

    const first = await serve('real')
    expect(first.output.out).toContain('临江市总工会')
    for (const path of ['/api/demo/accounts', '/api/demo/inbox']) expect((await first.client.fetch(path, { headers: {} })).status).toBe(404)
    expect((await first.client.fetch('/api/demo/login', { method: 'POST', headers: {}, body: '{"account":"x"}' })).status).toBe(404)
    expect(await first.client.call(loginRoutes.session, {})).toMatchObject({ demo: false, installation: '临江市总工会' })
    const { loginName, oneTimePassword } = administrators[0]!
    expect(await first.client.call(loginRoutes.withPassword, { loginName, password: oneTimePassword })).toMatchObject({ next: expect.any(String) as string })

    // A second server is refused; commands work beside the first.
    expect(await run('real', 'serve')).toMatchObject({ code: 2, err: expect.stringContaining('already serves') as string })
    const archive = join(home, 'backup.tar.gz')
    const place = await keepFile('real', '姓名,手机\n林小禾,13800001234\n')
    expect(await run('real', 'backup', archive)).toMatchObject({ code: 0, out: expect.stringContaining(' 1 files') as string })
    const whole = readFileSync(place)
    expect(whole.includes('13800001234')).toBe(false)
    const doctor = JSON.parse((await run('real', 'doctor', '--json')).out) as { findings: { check: string; ok: boolean }[] }
    expect(doctor.findings.filter(({ ok }) => !ok).map(({ check }) => check)).toEqual(['text gateway'])

    // One byte of a file turns: doctor names it, and a backup saves the rest and says so.
    const turned = Buffer.from(whole)
    turned[turned.length - 1]! ^= 1
    writeFileSync(place, turned)
    expect(await run('real', 'doctor')).toMatchObject({ code: 1, out: expect.stringMatching(/file [0-9a-f]{64} cannot be read .*restore it from a backup/) as string })
    expect(await run('real', 'backup', join(home, 'without.tar.gz'))).toMatchObject({ code: 1, out: expect.stringContaining(' 0 files') as string, err: expect.stringContaining('not in this backup') as string })
    writeFileSync(place, whole)

    // The database dies: requests wait or hear 503, then all is well again.
    process.kill(pidOfPostgres(join(home, 'real'))!, 'SIGKILL')
    const heard = new Set<number>()
    for (let waited = 0; waited < 30_000 && !(heard.has(503) && heard.has(200)); waited += 50) {
      const { status, headers } = await first.client.send(loginRoutes.session)
      if (status === 503) expect(headers.get('retry-after')).toBe('2')
      if (status !== 200 || heard.has(503)) heard.add(status)
      await pause(50)
    }
    expect([...heard].sort((a, b) => a - b)).toEqual([200, 503])

    // The server is killed: its database is left behind, and the next start takes it over.
    first.child.kill('SIGKILL')
    await first.ended
    const second = await serve('real')
    expect((await second.client.fetch('/readyz', { headers: {} })).status).toBe(200)
    second.child.kill('SIGINT')
    expect(await second.ended).toBe(0)
    expect(second.output.err).toBe('')
    expect(existsSync(join(home, 'real', 'postgres', 'postmaster.pid'))).toBe(false)

    // Elsewhere, from the backup alone.
    expect(await run('real', 'restore', archive)).toMatchObject({ code: 2, err: expect.stringContaining('not empty') as string })
    expect(await run('other', 'restore', archive)).toMatchObject({ code: 0, err: '' })
    const again = readFileSync(place.replace(join(home, 'real'), join(home, 'other')))
    expect([again.includes('13800001234'), again.subarray(1, 4).toString(), again.equals(whole)]).toEqual([false, 'GHF', false])
    const restored = await serve('other')
    expect(await restored.client.call(loginRoutes.session, {})).toMatchObject({ installation: '临江市总工会' })
    expect(await restored.client.call(loginRoutes.withPassword, { loginName, password: oneTimePassword })).toMatchObject({ next: expect.any(String) as string })
    restored.child.kill('SIGTERM')
    expect(await restored.ended).toBe(0)
    const after = JSON.parse((await run('other', 'doctor', '--json')).out) as typeof doctor
    expect(after.findings.filter(({ ok }) => !ok).map(({ check }) => check)).toEqual(['text gateway'])
    // No command left a database running.
    expect(existsSync(join(home, 'other', 'postgres', 'postmaster.pid'))).toBe(false)

    // A key file from elsewhere is recognised.
    writeFileSync(join(home, 'other', 'keys.json'), readFileSync(join(home, 'other', 'keys.json'), 'utf8').replace(/"data": "[^"]+"/, `"data": "${Buffer.alloc(32, 7).toString('base64')}"`))
    expect(await run('other', 'doctor')).toMatchObject({ code: 2, err: expect.stringContaining('does not belong') as string })
  })

  test('a damaged backup is refused before anything is written', async () => {
    writeFileSync(join(home, 'broken.tar.gz'), readFileSync(join(home, 'backup.tar.gz')).subarray(0, 5_000))
    expect(await run('third', 'restore', join(home, 'broken.tar.gz'))).toMatchObject({ code: 2 })
    expect(existsSync(join(home, 'third', 'keys.json'))).toBe(false)
    expect(existsSync(join(home, 'third', 'postgres'))).toBe(false)
  })
})

test('an unknown command prints the help and exits with 2; commands need an installation', async () => {
  expect(await run('none', 'frobnicate')).toMatchObject({ code: 2, err: expect.stringContaining('no command "frobnicate"') as string })
  const help = await run('none', 'help')
  expect(help.code).toBe(0)
  for (const command of ['serve', 'migrate', 'demo', 'import', 'export', 'backup', 'restore', 'doctor', 'bench', 'init', 'reissue', 'rotate-key']) expect(help.out).toContain(`  ${command}`)
  expect(await run('none', 'doctor')).toMatchObject({ code: 2, err: expect.stringContaining('Nothing is installed') as string })
  expect(await run('none', 'backup', '--frob')).toMatchObject({ code: 2 })
})

