import exceljs from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { importRoutes, needsRoutes, trainingImportRoutes, type AnswerOf } from '@guildhall/contract'
import { startSystem, type StaffClient, type TestSystem } from '@guildhall/testkit'
import { installOccupations } from '#registry'

type Report = AnswerOf<typeof trainingImportRoutes.run>

const headers = ['序号', '提交时间', '姓名', '手机号码', '所在单位', '想学的工种', '期望等级', '所在区域', '工作日白天', '工作日晚上', '周六日', '最早可开始日期', '截止日期', '具体需求描述']
const line = (number: number, phone: string, more: Record<number, string | null> = {}) => [number, '2026-10-03 10:56', `林禾${number}`, phone, '', '电焊', '初级工', '龙亭区', '', '√', '', '2027.1.5', '2027-03-01', ''].map((cell, index) => more[index] ?? cell)

let system: TestSystem
let officer: StaffClient
let file: Buffer
beforeAll(async () => {
  system = await startSystem()
  await system.asService((ctx) => installOccupations(ctx))
  await system.query(`update unit set division = '410200', level = 'city' where parent_id is null`)
  await system.addUnit({ name: '龙亭区总工会', level: 'county', division: '410202' })
  officer = await system.staff('training-officer')
  const book = new exceljs.Workbook()
  book.addWorksheet('职工需求').addRows([headers, line(1, '13900008001'), line(2, '+86 139-0000-8002'), line(3, '12345'), line(4, '13900008004', { 7: '火星区' }), line(5, '13900008005', { 5: '随便', 13: '听安排' })])
  file = Buffer.from(await book.xlsx.writeBuffer())
}, 60_000)

async function send(by: StaffClient, how: 'preview' | 'run', bytes: Buffer, kind = 'needs'): Promise<{ status: number; body: Report & { code?: string } }> {
  const { status, body } = await by.client.send(trainingImportRoutes[how], { kind }, { file: { name: 'needs.xlsx', bytes } })
  return { status, body: body as Report }
}
const needs = async () => (await system.query<{ count: number }>('select count(*)::int as count from training_need'))[0]!.count

describe('a file of needs over HTTP', () => {
  test('is looked at first: what was understood, repaired, warned and turned away, with nothing written', async () => {
    const { status, body } = await send(officer, 'preview', file)
    expect(status).toBe(200)
    expect(body).toMatchObject({ state: 'previewed', read: 5, accepted: 3, rejected: 2, written: null, warned: { 'occupation-unknown': 1 } })
    expect(body.rejections.map(({ row, column, code }) => [row, column, code])).toEqual([[4, '手机号码', 'phone-format'], [5, '所在区域', 'region-unknown']])
    expect(body.repairs).toContainEqual(expect.objectContaining({ row: 3, kind: 'phone-normalised', to: '139****8002' }))
    expect(JSON.stringify(body)).not.toContain('13900008002')
    expect(await needs()).toBe(0)
  })
  test('then written, and a second time changes nothing', async () => {
    expect((await send(officer, 'run', file)).body).toMatchObject({ state: 'done', written: { created: 3, known: 0 } })
    expect((await send(officer, 'run', file)).body).toMatchObject({ written: { created: 0, known: 3 } })
    expect(await needs()).toBe(3)
  })
  test('is taken back with the contacts that came only with it', async () => {
    const { rows } = await officer.client.call(importRoutes.list, { kind: 'needs' })
    const first = rows.findLast((run) => run.state === 'done')!
    const before = await officer.client.call(needsRoutes.getDemandPulse, {})
    await officer.client.call(importRoutes.undo, { id: first.id })
    // An open demand list asks for nothing but this to know that it has to read anew.
    expect(await officer.client.call(needsRoutes.getDemandPulse, {})).not.toEqual(before)
    expect(await needs()).toBe(0)
    expect(await system.query('select 1 from person where import_id = $1', [first.id])).toEqual([])
  })
  test('a county officer’s file takes in what the county serves and turns the rest away, row by row', async () => {
    const other = await system.addUnit({ name: '顺河回族区总工会', level: 'county', division: '410203' })
    const { body } = await send(await system.staff('training-officer', other), 'preview', file)
    expect(body).toMatchObject({ accepted: 0 })
    expect(body.rejections.filter((row) => row.code === 'region-outside-range').map((row) => row.row)).toEqual([2, 3, 4, 6])
  })
  test('what is no spreadsheet, or of no such kind, or brought by somebody who may not, is refused', async () => {
    expect((await send(officer, 'run', Buffer.from('%PDF-1.7 nothing'))).body.code).toBe('imports.unreadable')
    expect((await send(officer, 'run', Buffer.alloc(0))).body.code).toBe('imports.unreadable')
    expect((await send(officer, 'run', file, 'secrets')).status).toBe(400)
    expect((await send(await system.staff('leader'), 'run', file)).status).toBe(403)
  })
})
