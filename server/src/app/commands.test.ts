import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { findTrustedIssuers, issue, openHolderCopy, revoke, type Issuing } from '#engines/credentials'
import { systemClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { newId } from '#platform/ids'
import { createLog } from '#platform/log'
import type { CommandContext } from '#platform/module'
import { issuerName } from '#scenarios/training'
import { makeKit } from '@guildhall/testkit/kit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFoundation } from './foundation.ts'
import { asOperator } from './operator.ts'
import { buildSystem } from './system.ts'

/** The operator's commands as an operator runs them, on one real installation: without a server, and beside one. */
const guildhall = fileURLToPath(new URL('guildhall.ts', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'guildhall-commands-'))
const dataDir = join(home, 'data')
/** The kit stands beside the checkout; GUILDHALL_KIT names another one. Without either, one of another city is made here. */
const kit = process.env['GUILDHALL_KIT'] ?? resolve(import.meta.dirname, '../../../../shared/data/kit')
let server: ChildProcess | undefined

function start(...args: string[]) {
  const child = spawn(process.execPath, [guildhall, ...args], { env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => { output.out += chunk.toString() })
  child.stderr.on('data', (chunk: Buffer) => { output.err += chunk.toString() })
  return { child, output, ended: new Promise<number | null>((done) => child.once('close', done)) }
}
async function run(...args: string[]) {
  const { output, ended } = start(...args)
  return { code: await ended, ...output }
}
async function stopServer(): Promise<void> {
  if (!server || server.exitCode !== null) return
  const ended = new Promise((done) => server!.once('close', done))
  server.kill('SIGINT')
  await ended
}

beforeAll(async () => {
  const { code, err } = await run('init', '--name', '开封市总工会')
  if (code !== 0) throw new Error(err)
}, 300_000)
afterAll(async () => {
  await stopServer()
  rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

type Place = { sheet: string | null; row: number; column: string | null; code: string }
type Truth = { read: number; accepted: number; repaired?: Record<string, number>; warned?: Record<string, number>; rejected: Place[] }
const kinds = ['units', 'needs', 'trainers', 'venues', 'classes', 'evaluations'] as const
const files = { units: 'units.xlsx', needs: 'needs.xlsx', trainers: 'trainers.xlsx', venues: 'venues.xlsx', classes: 'classes.csv', evaluations: 'evaluations.csv' }

/** The files of a kit, written where a command can read them, and what must come out of each. */
async function openKit(): Promise<Record<(typeof kinds)[number], { file: string; truth: Truth }>> {
  const read = existsSync(join(kit, 'expected.json')) ? JSON.parse(readFileSync(join(kit, 'expected.json'), 'utf8')) as Record<string, Record<string, Truth & { rowsRead: number }>> : undefined
  const made = read ? undefined : await makeKit(7, { code: '410200', name: '开封市', counties: [{ code: '410202', name: '龙亭区' }, { code: '410203', name: '顺河回族区' }] })
  return Object.fromEntries(kinds.map((kind) => {
    if (read) return [kind, { file: join(kit, files[kind]), truth: { ...read[kind]![files[kind]]!, read: read[kind]![files[kind]]!.rowsRead } }]
    const file = join(home, files[kind])
    writeFileSync(file, made![kind].bytes)
    return [kind, { file, truth: made![kind].truth }]
  })) as Awaited<ReturnType<typeof openKit>>
}

describe('guildhall import', () => {
  test.for(kinds)('%s: the report is the last line on standard output, progress goes to standard error, and every figure is that of the truth', { timeout: 300_000 }, async (kind) => {
    const { file, truth } = (await openKit())[kind]
    const rowsFile = join(home, `${kind}.ndjson`)
    // The second half of them beside a server that runs.
    if (kind === 'venues') await serve()
    const { code, out, err } = await run('import', kind, file, '--json', '--rows', rowsFile)
    expect({ code, noise: err.replace(/^\d+ of \d+$|^sheet .* was left out: .*$/gm, '').trim() }).toEqual({ code: 0, noise: '' })
    expect(err).toMatch(/^\d+ of \d+$/m)
    expect(out.split('\n')).toHaveLength(2)
    const report = JSON.parse(out) as Omit<Truth, 'rejected'> & { rejected: (Place & { message: string })[] }
    const place = ({ sheet, row, column, code: reason }: Place) => ({ sheet, row, column, code: reason })
    expect({ read: report.read, accepted: report.accepted, rejected: report.rejected.map(place) }).toEqual({ read: truth.read, accepted: truth.accepted, rejected: truth.rejected.map(place) })
    if (truth.repaired) expect(report.repaired).toEqual(truth.repaired)
    if (truth.warned) expect(report.warned).toEqual(truth.warned)
    expect(report.rejected.filter((row) => row.message.length < 5)).toEqual([])
    const rows = readFileSync(rowsFile, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as { row: number })
    expect(rows).toHaveLength(truth.accepted)
    expect(rows.every(({ row }) => Number.isInteger(row))).toBe(true)
  })

  test('a roster whose units are not on record: said once, with what to bring first, instead of row by row alone', { timeout: 300_000 }, async () => {
    const file = join(home, 'roster.csv')
    writeFileSync(file, '姓名,身份证号,单位名称,入会日期\n秦军国,130408199310149410,谁也没登记的甲厂,2019-03-05\n于琳英,620321198605186881,谁也没登记的乙厂,2019-03-05\n')
    const { code, out, err } = await run('import', 'members', file, '--json')
    expect({ code, accepted: (JSON.parse(out) as Truth).accepted }).toEqual({ code: 0, accepted: 0 })
    expect(err).toContain('import the units first (guildhall import units FILE)')
  })

  test('what is no file, no kind or no spreadsheet is refused in a sentence, and nothing is left of it', async () => {
    writeFileSync(join(home, 'broken.xlsx'), 'PK\u0003\u0004 not a workbook')
    for (const args of [['needs', join(home, 'absent.xlsx')], ['people', 'x.xlsx'], ['needs'], ['needs', join(home, 'broken.xlsx')], ['needs', join(home, 'broken.xlsx'), '--unit', 'NOBODY']]) {
      const { code, out, err } = await run('import', ...args, '--json')
      expect({ args, code, out, lines: err.trim().split('\n').length }).toEqual({ args, code: 2, out: '', lines: 1 })
    }
  })
})

describe('guildhall reissue', () => {
  test('lets an administrator in again with a new password and a new authenticator, says so in the audit log, and helps nobody else', { timeout: 300_000 }, async () => {
    const { code, out } = await run('reissue', 'secadmin', '--json')
    expect({ code, made: JSON.parse(out) as unknown }).toEqual({ code: 0, made: { role: 'security-admin', loginName: 'secadmin', oneTimePassword: expect.stringMatching(/^[\w-]{19,}$/) as string } })
    const kept = await inside((ctx) => ctx.tx.selectFrom('audit_entry').select(['actor', 'details']).where('action', '=', 'accounts.reissue').execute())
    expect(kept).toEqual([{ actor: 'job:guildhall reissue', details: { loginName: 'secadmin', role: 'security-admin' } }])
    for (const args of [['nobody'], [], ['--frob']]) expect({ args, ...await run('reissue', ...args) }).toMatchObject({ code: 2, out: '' })
  })
})

describe('guildhall verify-credential', () => {
  const check = async (...args: string[]) => {
    const { code, out } = await run('verify-credential', ...args, '--json')
    const { verdict, revocation } = JSON.parse(out) as { verdict: string; revocation: { checked: boolean } }
    return { code, verdict, checked: revocation.checked }
  }

  test('on the machine of the installation it trusts its own certificates and knows which were revoked; told whom to trust it asks nobody; a key that was replaced stays good for what it signed', { timeout: 300_000 }, async () => {
    const file = join(home, 'credential.json')
    const issuing = async (ctx: CommandContext): Promise<Issuing> => ({
      cipher: ctx.cipher, issuer: await issuerName(ctx), now: ctx.clock.now(), addresses: { credential: (id) => `http://127.0.0.1/c/${id}`, statusList: (id) => `http://127.0.0.1/l/${id}` },
    })
    const { id, did } = await inside(async (ctx) => {
      const issued = await issue(ctx.tx, await issuing(ctx), {
        scope: '', subject: newId(), holder: newId(), holderName: '林𠮷禾', series: { issuer: 'Y0001', region: '4102', year: 2026 }, issuedAt: new Date(systemClock.now().getTime() - 60_000),
        achievement: { id: `urn:uuid:${newId()}`, name: '焊工·初级工', description: '焊工培训并考核合格', criteria: '理论、实操 60 分及格。', occupation: { name: '焊工' } },
      })
      writeFileSync(file, JSON.stringify(openHolderCopy(issued, ctx.cipher)))
      return { id: issued.id, did: (await findTrustedIssuers(ctx.tx, await issuerName(ctx)))[0]!.did }
    })
    expect(await check(file)).toEqual({ code: 0, verdict: 'valid', checked: true })
    expect(await check(file, '--issuer', did)).toEqual({ code: 0, verdict: 'valid', checked: false })
    expect(await check(file, '--issuer', 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK')).toMatchObject({ code: 1, verdict: 'unknown-issuer' })
    expect(await run('rotate-key')).toMatchObject({ code: 0 })
    expect(await check(file)).toEqual({ code: 0, verdict: 'valid', checked: true })
    const rotated = await inside(async (ctx) => ({ dids: (await findTrustedIssuers(ctx.tx, await issuerName(ctx))).map((issuer) => issuer.did), entries: await ctx.tx.selectFrom('audit_entry').select('actor').where('action', '=', 'certificates.rotate-key').execute() }))
    expect(rotated).toEqual({ dids: expect.arrayContaining([did]) as string[], entries: [{ actor: 'job:guildhall rotate-key' }] })
    expect(rotated.dids).toHaveLength(2)
    await inside(async (ctx) => revoke(ctx.tx, await issuing(ctx), { id, reason: '录入有误' }))
    expect(await check(file)).toEqual({ code: 1, verdict: 'revoked', checked: true })
  })
})

/** One transaction in the installation, from this process. */
async function inside<T>(work: (ctx: CommandContext) => Promise<T>): Promise<T> {
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  const foundation = await openFoundation(config)
  try {
    const system = await buildSystem({ config, keys: foundation.keys, urls: await foundation.provision(), demo: false, log: createLog('silent') })
    return await asOperator(system.services, 'test', work).finally(() => system.stop())
  } finally {
    await foundation.release()
  }
}

async function serve(): Promise<void> {
  const { child, output } = start('serve')
  server = child
  for (let waited = 0; !output.out.includes('ready ') && child.exitCode === null && waited < 180_000; waited += 30) await pause(30)
  expect(output.out).toContain('ready http')
}
