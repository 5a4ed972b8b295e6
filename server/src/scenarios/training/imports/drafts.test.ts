import exceljs from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { importRoutes, jobRoutes } from '@guildhall/contract'
import { findInDatabase, startSystem, type StaffClient, type TestSystem } from '@guildhall/testkit'
import { startRunner } from '#platform/jobs'
import { installOccupations, registryModule } from '#registry'
import type { UnitRow } from '#registry/units'
import { trainingModule } from '../index.ts'

let system: TestSystem
let officer: StaffClient
let county: UnitRow
beforeAll(async () => {
  system = await startSystem({ jobs: false })
  await system.asService((ctx) => installOccupations(ctx))
  await system.query(`update unit set division = '410200', level = 'city' where parent_id is null`)
  county = await system.addUnit({ name: '龙亭区总工会', level: 'county', division: '410202' })
  officer = await system.staff('training-officer')
}, 60_000)

async function needsFile(count: number, firstPhone = 13900009000): Promise<Buffer> {
  const book = new exceljs.Workbook()
  book.addWorksheet('职工需求').addRows([
    ['序号', '提交时间', '姓名', '手机号码', '所在单位', '想学的工种', '期望等级', '所在区域', '工作日白天', '工作日晚上', '周六日', '最早可开始日期', '截止日期', '具体需求描述'],
    ...Array.from({ length: count }, (_, index) => [index + 1, '2026-10-03 10:56', `林禾${'甲乙丙丁戊己庚辛'[index % 8]}`, String(firstPhone + index), '', '电焊', '初级工', '龙亭区', '', '√', '', '2027.1.5', '2027-03-01', '']),
  ])
  return Buffer.from(await book.xlsx.writeBuffer())
}
const begin = async (bytes: Buffer, by = officer) => by.client.call(importRoutes.begin, { kind: 'needs' }, { file: { name: 'needs.xlsx', bytes } })
const needs = async () => (await system.query<{ count: number }>('select count(*)::int as count from training_need'))[0]!.count
const job = (id: string) => officer.client.call(jobRoutes.get, { id })

/** Lets the jobs that wait run to their end. */
async function work(): Promise<void> {
  const runner = await startRunner({ services: system.services, jobsUrl: system.database.jobsUrl, modules: [registryModule, trainingModule], retryDelaySeconds: 0 })
  await runner.settle().finally(() => runner.stop())
}

describe('a file that comes in as a job', () => {
  let draft: Awaited<ReturnType<typeof begin>>
  test('is read first; its report can be opened later, and it lies nowhere in clear meanwhile', async () => {
    draft = await begin(await needsFile(12))
    expect(draft).toMatchObject({ kind: 'needs', fileName: 'needs.xlsx', writing: false })
    expect(await findInDatabase(system.database.ownerUrl, '13900009003')).toEqual([])
    await work()
    const done = await job(draft.jobId)
    expect(done).toMatchObject({ state: 'done', result: { draftId: draft.id, refused: null } })
    expect(await officer.client.call(importRoutes.get, { id: (done.result as { importId: string }).importId })).toMatchObject({ state: 'previewed', accepted: 12, written: null })
    expect(await needs()).toBe(0)
    expect((await officer.client.call(importRoutes.drafts, {})).rows).toMatchObject([{ id: draft.id, jobId: draft.jobId }])
  })
  test('cancelled while it is written, it leaves nothing behind and can be confirmed again', async () => {
    const confirmed = await officer.client.call(importRoutes.confirm, { id: draft.id })
    // As if the button had been pressed right after it began.
    await system.query('update job_run set cancel_asked = true where id = $1', [confirmed.jobId])
    await work()
    expect(await job(confirmed.jobId)).toMatchObject({ state: 'cancelled' })
    expect(await needs()).toBe(0)
    expect(await system.query('select 1 from person where import_id is not null')).toEqual([])
  })
  test('confirmed, it is written in the name of who brought it, and the draft is gone', async () => {
    const confirmed = await officer.client.call(importRoutes.confirm, { id: draft.id })
    expect((await officer.client.send(importRoutes.confirm, { id: draft.id })).body).toMatchObject({ code: 'imports.busy' })
    await work()
    const { result, done, total } = await job(confirmed.jobId)
    expect({ done, total }).toEqual({ done: 12, total: 12 })
    const report = await officer.client.call(importRoutes.get, { id: (result as { importId: string }).importId })
    expect(report).toMatchObject({ state: 'done', written: { created: 12, known: 0 } })
    expect(await needs()).toBe(12)
    expect(await system.query('select distinct filed_by = imported_by as same, imported_by like $1 as staff from training_need n join import_run r on r.id = n.import_id', ['account:%'])).toEqual([{ same: true, staff: true }])
    expect((await officer.client.call(importRoutes.drafts, {})).rows).toEqual([])
  })
  test('a job that is brought again after it had committed changes nothing', async () => {
    const [run] = await system.query<{ id: string }>(`select id from job_run where name = 'imports.take-in' and state = 'done' order by id desc limit 1`)
    await system.query(`update job_run set state = 'waiting', round = round + 1, queued_at = null, ended_at = null where id = $1`, [run!.id])
    await work()
    expect(await job(run!.id)).toMatchObject({ state: 'done', result: { importId: run!.id } })
    expect(await needs()).toBe(12)
  })
  test('what cannot be read says why and what now, and is no dead letter', async () => {
    const broken = await begin(Buffer.from('%PDF-1.7 nothing'))
    await work()
    const done = await job(broken.jobId)
    expect(done).toMatchObject({ state: 'done', result: { importId: null, refused: { zh: expect.stringContaining('不是电子表格') as string } } })
    await officer.client.call(importRoutes.discard, { id: broken.id })
    const locked = await begin(Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    await work()
    expect(await job(locked.jobId)).toMatchObject({ result: { refused: { zh: expect.stringContaining('密码') as string } } })
    await officer.client.call(importRoutes.discard, { id: locked.id })
    expect((await officer.client.call(importRoutes.drafts, {})).rows).toEqual([])
  })
  test('comes in for an officer below the city too, whose job may not see the federation at the top', async () => {
    const below = await system.staff('training-officer', county)
    const before = await needs()
    const draft = await begin(await needsFile(2, 13900009700), below)
    await work()
    await below.client.call(importRoutes.confirm, { id: draft.id })
    await work()
    expect(await needs()).toBe(before + 2)
  })
  test('is nobody else’s to see or confirm', async () => {
    const mine = await begin(await needsFile(1, 13900009900))
    const other = await system.staff('training-officer')
    expect((await other.client.call(importRoutes.drafts, {})).rows).toEqual([])
    expect((await other.client.send(importRoutes.confirm, { id: mine.id })).status).toBe(404)
    expect((await other.client.send(importRoutes.discard, { id: mine.id })).status).toBe(404)
    await work()
  })
})
