import exceljs from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { creditCheckCharacter, readBook } from '#engines/intake'
import { inScope, openDatabase } from '#platform/db'
import { Refused } from '#platform/http'
import { setDemoAccounts } from '#platform/login'
import { findInDatabase } from '@guildhall/testkit'
import { registryChecks } from '../checks.ts'
import { createFirstAdministrators } from '../access/index.ts'
import { findOrCreateContact } from '../people/index.ts'
import { Client, registryForTest } from '../test-support.ts'
import { importUnits, openReport, undoImport } from './index.ts'
import type { UnitRow } from '../units/index.ts'

type Registry = Awaited<ReturnType<typeof registryForTest>>
const header = ['序号', '组织编码', '组织名称', '组织类型', '上级组织编码', '统一社会信用代码', '行政区划代码', '所属行业', '职工人数', '成立日期', '联系人', '联系电话']
type Line = (string | number | null)[]

const credit = (first17: string) => first17 + creditCheckCharacter(first17)
/** A child stands above its parent here: files are like that. */
const ledger: Line[] = [
  [1, 'E-1', '恒锐轴承有限公司', '企业', 'C-1', credit('91330781MA2ABCDE0'), '330781', '制造业', 120, '2015.3.5', '李厂长', '13655550002'],
  [2, 'R-1', '兰金市总工会', '市总工会', null, null, '330700', null, null, '1950-01-01', null, null],
  [3, 'C-1', '兰溪市总工会', '县级总工会', 'R-1', null, '330781', null, null, '1951-01-01', null, null],
  [4, 'T-1', '云山街道总工会', '乡镇(街道)总工会', 'C-1', null, '330781', null, null, '1990-01-01', null, null],
  [5, 'E-1', '重复编码厂', '企业', 'C-1', null, '330781', null, null, null, '王厂长', '13655550003'],
]

async function workbook(lines: Line[]): Promise<Buffer> {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('组织台账')
  sheet.addRows([header, ...lines])
  book.addWorksheet('另一张').addRows([['编 号', '名 称'], ['E-9', '没人读的厂']])
  return Buffer.from(await book.xlsx.writeBuffer())
}

const run = (t: Registry, bytes: Buffer, dryRun = false) => t.asJob((ctx) => importUnits(ctx, { bytes, fileName: 'units.xlsx', dryRun }))
const units = (t: Registry) => t.database.query<UnitRow>('select * from unit order by scope')
const refusal = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof Refused ? error.code : Promise.reject(error as Error)))
async function faults(t: Registry): Promise<string[]> {
  const owner = openDatabase(t.database.ownerUrl, { max: 1 })
  const found = []
  for (const check of registryChecks) found.push(...await owner.transaction().execute((tx) => check.run(tx, t.services)))
  await owner.destroy()
  return found
}

describe('a ledger of units', () => {
  let t: Registry
  let runId = ''
  beforeAll(async () => { t = await registryForTest({ demo: true, rateLimits: false }) })

  test('a dry run says what would happen and writes no unit', async () => {
    const { report } = await run(t, await workbook(ledger), true)
    expect(report).toMatchObject({ read: 5, accepted: 4 })
    expect(await units(t)).toEqual([])
  })
  test('on an empty tree the row without a parent becomes the federation', async () => {
    const done = await run(t, await workbook(ledger))
    runId = done.runId
    expect(done.report.rejected).toMatchObject([{ row: 6, code: 'code-duplicate' }])
    const made = await units(t)
    expect(made.map((unit) => [unit.code, unit.kind, unit.scope.split('.').length])).toEqual(expect.arrayContaining([['R-1', 'federation', 1], ['C-1', 'federation', 2], ['T-1', 'federation', 3], ['E-1', 'enterprise', 3]]))
    expect(await faults(t)).toEqual([])
  })
  test('the cells of rejected rows are kept for their author and lie nowhere in clear', async () => {
    const [row] = await t.database.query<Parameters<typeof openReport>[1]>('select * from import_run where id = $1', [runId])
    expect(openReport(t.services, row!).rejectedCells[0]!.cells).toContain('13655550003')
    for (const needle of ['13655550003', '王厂长', '13655550002', '李厂长']) expect({ needle, found: await findInDatabase(t.database.ownerUrl, needle) }).toEqual({ needle, found: [] })
  })
  test('the same file again changes nothing; a changed row brings its unit up to date, with a history', async () => {
    await run(t, await workbook(ledger))
    expect(await t.database.query('select 1 from unit_version')).toHaveLength(4)
    await run(t, await workbook(ledger.map((line) => line[1] === 'E-1' && line[0] === 1 ? line.with(2, '恒锐精密轴承有限公司').with(4, 'T-1') : line)))
    const firm = (await units(t)).find((unit) => unit.code === 'E-1')!
    expect(firm).toMatchObject({ name: '恒锐精密轴承有限公司', staff: 120 })
    expect(firm.scope.split('.')).toHaveLength(4)
    expect(await t.database.query('select 1 from unit_version where unit_id = $1', [firm.id])).toHaveLength(2)
    expect(await faults(t)).toEqual([])
  })
  test('an import whose units were edited since is not taken back', async () => {
    expect(await refusal(t.asJob((ctx) => undoImport(ctx, runId)))).toBe('imports.in-use')
  })
  test('a later import is taken back while nothing hangs on it, and only once', async () => {
    const more: Line[] = [[1, 'E-2', '新厂', '企业', 'E-3', null, '330781', null, 5, null, null, null], [2, 'E-3', '集团', '企业', 'C-1', null, '330781', null, 5, null, '赵', '13655550004']]
    const first = await run(t, await workbook(more))
    const before = (await units(t)).length
    const firm = (await units(t)).find((unit) => unit.code === 'E-2')!
    const { personId } = await t.asJob((ctx) => findOrCreateContact(ctx, { name: '有人了', phone: '13655550005', unitId: firm.id }))
    expect(await refusal(t.asJob((ctx) => undoImport(ctx, first.runId)))).toBe('imports.in-use')
    expect(await units(t)).toHaveLength(before)
    await t.database.query('delete from person where id = $1', [personId])
    expect(await refusal(t.asJob((ctx) => undoImport(ctx, first.runId)))).toBe('done')
    expect(await units(t)).toHaveLength(before - 2)
    expect(await refusal(t.asJob((ctx) => undoImport(ctx, first.runId)))).toBe('imports.not-done')
    expect(await faults(t)).toEqual([])
  })
  test('a county imports below itself only: what is above it is unknown to its file', async () => {
    const county = (await units(t)).find((unit) => unit.code === 'C-1')!
    const bytes = await workbook([[1, 'N-1', '某厂', '企业', 'R-1', null, '330781', null, null, null, null, null], [2, 'N-2', '另一厂', '企业', 'T-1', null, '330781', null, null, null, null, null]])
    const { report, runId: own } = await t.asJob((ctx) => importUnits(ctx, { bytes, fileName: 'a.xlsx', dryRun: false }), county.scope)
    expect(report.rejected).toMatchObject([{ row: 2, code: 'parent-unknown' }])
    expect(await t.database.query('select scope from import_run where id = $1', [own])).toEqual([{ scope: county.scope }])
    expect((await units(t)).map((unit) => unit.code)).toContain('N-2')
  })
  test('a county’s ledger that holds the county’s own row is taken in: the row is recognised, and neither moves the county nor rejects what is below it', async () => {
    const county = (await units(t)).find((unit) => unit.code === 'C-1')!
    const bytes = await workbook([[1, 'C-1', '兰溪市总工会', '县级总工会', 'R-1', null, '330781', null, 66, '1951-01-01', null, null], [2, 'N-3', '自家厂', '企业', 'C-1', null, '330781', null, null, null, null, null], [3, 'R-1', '兰金市总工会', '市总工会', null, null, '330700', null, null, null, null, null]])
    const { report, written } = await t.asJob((ctx) => importUnits(ctx, { bytes, fileName: 'own.xlsx', dryRun: false }), county.scope)
    expect(report.rejected.map(({ row, code }) => [row, code])).toEqual([[4, 'parent-unknown']])
    expect(written).toEqual({ created: 1, known: 1 })
    const after = await units(t)
    expect(after.find((unit) => unit.code === 'C-1')).toMatchObject({ parent_id: county.parent_id, scope: county.scope, staff: 66 })
    expect(after.find((unit) => unit.code === 'N-3')).toMatchObject({ parent_id: county.id })
    expect(after.find((unit) => unit.code === 'R-1')).toMatchObject({ name: '兰金市总工会' })
  })
  test('over HTTP: preview, import, report, the workbook of rejected rows, undo; a foreign county sees none of it', async () => {
    const county = (await units(t)).find((unit) => unit.code === 'C-1')!
    const neighbour = await t.unit({ parentId: county.parent_id!, kind: 'federation', name: '邻县', code: 'C-9' })
    const cards = [{ account: 'officer', at: county }, { account: 'foreign', at: neighbour }]
    const accounts = await Promise.all(cards.map(async ({ account, at }) => ({
      account, accountId: (await t.staff(account, at, 'training-officer')).id, icon: 'x', title: { zh: '', en: '' }, who: '', sees: { zh: '', en: '' },
    })))
    await inScope(t.services.db, { role: 'app_login', holder: 'test' }, (tx) => setDemoAccounts({ ...t.services, tx }, accounts))
    const [officer, foreign] = [new Client(t.server), new Client(t.server)]
    await officer.post('/api/demo/login', { account: 'officer' })
    await foreign.post('/api/demo/login', { account: 'foreign' })
    const bytes = await workbook([[1, 'H-1', '网上导入厂', '企业', 'C-1', null, '330781', null, null, null, null, null], [2, 'H-2', '无上级', '企业', 'NO', null, '330781', null, null, null, null, '13655550006']])
    const upload = async (url: string) => {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(bytes)]), '组织.xlsx')
      const request = new Request('http://test', { method: 'POST', body: form })
      return officer.post(url, Buffer.from(await request.arrayBuffer()), { 'content-type': request.headers.get('content-type')! })
    }
    expect((await upload('/api/imports/units/preview')).body).toMatchObject({ state: 'previewed', read: 2, accepted: 1, rejections: [{ row: 3, code: 'parent-unknown' }], skippedSheets: [{ sheet: '另一张', reason: 'no-header' }] }) // a sheet with another header was dropped without a word
    const done = (await upload('/api/imports/units')).body
    expect(done).toMatchObject({ state: 'done', fileName: '组织.xlsx', rejected: 1 })
    const id = String(done['id'])
    expect((await officer.get('/api/imports')).body.rows![0]).toMatchObject({ id })
    expect((await foreign.get('/api/imports')).body.rows).toEqual([])
    expect((await foreign.get(`/api/imports/${id}`)).status).toBe(404)
    const file = await t.server.inject({ url: `/api/imports/${id}/rejected.xlsx`, headers: { cookie: officer.cookie } })
    const [sheet] = (await readBook(file.rawPayload)).sheets
    expect(sheet!.rows[1]!.cells).toEqual(expect.arrayContaining(['parent-unknown']))
    expect((await foreign.post(`/api/imports/${id}/undo`)).status).toBe(404)
    expect((await officer.post(`/api/imports/${id}/undo`)).body).toMatchObject({ state: 'undone' })
  })
})

test('the bare federation of a new installation becomes the one of the file, and its administrators stay', async () => {
  const t = await registryForTest()
  const administrators = await t.asJob((ctx) => createFirstAdministrators(ctx, '新装的总工会'))
  expect(administrators.map(({ role }) => role)).toEqual(['system-admin', 'security-admin', 'audit-admin'])
  const client = new Client(t.server)
  expect((await client.post('/api/login/with-password', { loginName: 'sysadmin', password: administrators[0]!.oneTimePassword })).body['next']).toBe('enrol-totp')
  await run(t, await workbook(ledger))
  const [root, ...rest] = await units(t)
  expect(root).toMatchObject({ code: 'R-1', name: '兰金市总工会', parent_id: null, division: '330700' })
  expect(rest).toHaveLength(3)
  const [role] = await t.database.query<{ scope: string }>('select scope from role_assignment limit 1')
  expect(role!.scope).toBe(root!.scope)
  expect(await faults(t)).toEqual([])
})

test('a file that is no spreadsheet is refused as a whole', async () => {
  const t = await registryForTest()
  expect(await refusal(run(t, Buffer.from('%PDF-1.7 not a table')))).toBe('imports.unreadable')
})
