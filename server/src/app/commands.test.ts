import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { makeKit } from '@guildhall/testkit/kit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandLine } from './commands.fixture.ts'

/** What an operator brings in from files: without a server, and beside one. */
const { home, start, run, init, remove } = commandLine()
/** The kit stands beside the checkout; GUILDHALL_KIT names another one. Without either, one of another city is made here. */
const kit = process.env['GUILDHALL_KIT'] ?? resolve(import.meta.dirname, '../../../../shared/data/kit')
let server: ChildProcess | undefined

async function stopServer(): Promise<void> {
  if (!server || server.exitCode !== null) return
  const ended = new Promise((done) => server!.once('close', done))
  server.kill('SIGINT')
  await ended
}

beforeAll(init, 300_000)
afterAll(async () => {
  await stopServer()
  remove()
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

async function serve(): Promise<void> {
  const { child, output } = start('serve')
  server = child
  for (let waited = 0; !output.out.includes('ready ') && child.exitCode === null && waited < 180_000; waited += 30) await pause(30)
  expect(output.out).toContain('ready http')
}
