import { classesRoutes, evaluationsRoutes } from '@guildhall/contract'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { writeCode } from '../../../server/src/engines/sheets/code.ts'
import { sealOf } from '../../../server/src/scenarios/training/sheets/seal.ts'
import type { Page } from '../browser.ts'
import { fillIn, photograph, type Hand, type PaperLayout } from '../kit/index.ts'
import { openCounty, type County } from './county.ts'
import { flawsOf } from './watch.ts'

/** A clerk prints sheets, photographs what came back, decides about the one in doubt, and the report counts both. */
let county: County
let desk: Page
let classId = ''

beforeAll(async () => {
  county = await openCounty()
  const chen = await county.asker('陈立')
  classId = await county.plan({ needIds: [chen.needId] })
  await county.publish(classId)
  await county.stage.at('2026-11-21T10:30:00+08:00')
  await chen.client.call(classesRoutes.enrolWorker, { classId })
  await county.teach(classId)
  desk = await county.stage.visit('desktop', await county.officer.logInAgain())
}, 180_000)

afterAll(() => county?.stage.close())
beforeEach((context) => county.stage.beginScene(context))

test('a clerk numbers two sheets; their photos are read, one is sure and one is in doubt', async () => {
  await desk.goto(`/console/classes/${classId}/sheets`)
  await desk.getByText('没有等着核对的表').waitFor()
  await desk.getByLabel('份数').fill('2')
  await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: '编号并打印' }).click()])
  await desk.getByText('职工：SM000001 到 SM000002', { exact: false }).waitFor()
  const [run] = await county.stage.system.query<{ id: string; layout: PaperLayout }>('select id, layout from training_sheet_run')
  const photo = async (copy: number, marks: readonly (readonly [string, string, Hand])[]) => {
    const paper = fillIn(run!.layout, { page: 1, code: writeCode({ run: run!.id, copy, page: 1 }, sealOf(county.stage.system.services.cipher)), filled: { bubbles: marks.map(([question, option, hand]) => ({ question, option, hand })), written: [] }, seed: copy })
    const { data, width, height } = photograph(paper, { dpi: 100, turned: 182, tilt: 0.05, tiltTowards: 2, shadow: 0.3, noise: 8 }, copy)
    return { name: `${copy}.jpg`, mimeType: 'image/jpeg', buffer: await sharp(data, { raw: { width, height, channels: 1 } }).jpeg().toBuffer() }
  }
  await desk.getByLabel('选图片').setInputFiles([
    await photo(1, [['trainer', '5', 'full'], ['course', '5', 'full'], ['teaching', '4', 'strokes']]), await photo(2, [['trainer', '3', 'full'], ['course', '4', 'tick'], ['teaching', '2', 'full']]),
  ])
  await county.stage.system.settle()
  await desk.getByRole('button', { name: 'SM000001 拿得准' }).waitFor()
  await desk.getByText('涂得太淡或只打了勾').waitFor()
  expect(await flawsOf(desk)).toEqual([])
})

test('the sure one is counted with one press, the other after a decision, and the report has both', async () => {
  await desk.getByRole('button', { name: '确认拿得准的 1 张' }).click()
  await desk.getByText('录入了 1 张。').waitFor()
  const sheet = desk.getByRole('region', { name: 'SM000002 这张表' })
  expect(await sheet.getByRole('button', { name: '确认，计入' }).isDisabled()).toBe(true)
  await sheet.getByRole('button', { name: '就是这样：2. 课程设计' }).click()
  await sheet.getByRole('button', { name: '确认，计入' }).click()
  await desk.getByText('SM000002 已录，这个班共 2 份').waitFor()
  expect(await (await county.officer.logInAgain()).call(evaluationsRoutes.getReport, { classId })).toMatchObject({ submissions: 2, paper: 2, ratings: [{ key: 'trainer', mean: 4 }, { key: 'course', mean: 4.5 }, { key: 'teaching', mean: 3 }] })
})
