import { readFile } from 'node:fs/promises'
import exceljs from 'exceljs'
import { needsRoutes } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { installOccupations } from '../../../server/src/registry/index.ts'
import type { Page } from '../browser.ts'
import type { StaffClient } from '../system.ts'
import { openStage, type Stage } from './stage.ts'
import { flawsOf } from './watch.ts'

/** An officer's list: narrowed, kept under a name, sent to a colleague as an address, cut down to some columns, and taken away as a workbook. */
let stage: Stage
let officer: StaffClient, colleague: StaffClient
let desk: Page, other: Page

beforeAll(async () => {
  stage = await openStage('2025-11-20T09:00:00+08:00')
  const { system } = stage
  await system.asService((ctx) => installOccupations(ctx))
  const county = await system.addUnit({ name: '龙亭区总工会', level: 'county', division: '410202' });
  [officer, colleague] = [await system.staff('training-officer', county), await system.staff('training-officer', county)]
  const occupationId = (await system.visitor.call(needsRoutes.needChoices, {})).occupations[0]!.id
  for (let nth = 1; nth <= 6; nth++) {
    const source = nth % 2 === 0 ? 'enterprise' as const : 'department' as const
    await officer.client.call(needsRoutes.recordNeed, { source, unitName: `第${nth}单位`, seats: nth, occupationId, wish: null, words: `想学第 ${nth} 门`, level: 1, division: '410202', town: null, windows: [], earliest: null, latest: null, budget: null, contactName: '侯颖', contactPhone: `1390000${1000 + nth}` })
  }
  desk = await stage.visit('desktop', officer.client)
}, 180_000)

afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

const soon = { timeout: 30_000 }
const rowsOf = (page: Page) => page.getByRole('region', { name: '逐条需求' }).locator('tbody tr')

test('the officer narrows the list, sorts it by a heading, and keeps what they see under a name', async () => {
  await desk.goto('/console/needs')
  await expect.poll(() => rowsOf(desk).count(), soon).toBe(6)
  await desk.getByRole('button', { name: '谁：全部' }).click()
  await desk.getByRole('menuitemradio', { name: '企业' }).click()
  await expect.poll(() => rowsOf(desk).count(), soon).toBe(3)
  await desk.getByRole('columnheader', { name: '人数' }).getByRole('button').click()
  await expect.poll(() => rowsOf(desk).first().innerText(), soon).toContain('第6单位')
  expect(await desk.getByRole('columnheader', { name: '人数' }).getAttribute('aria-sort')).toBe('descending')
  await desk.getByRole('button', { name: /^视图：/ }).click()
  await desk.getByRole('menuitem', { name: '存成视图' }).click()
  await desk.getByLabel('叫什么').fill('企业的，人多的在前')
  await desk.getByLabel('本单位的人都能用').check()
  await desk.getByRole('button', { name: '存 下' }).or(desk.getByRole('button', { name: '存下' })).click()
  await desk.getByRole('button', { name: '视图：企业的，人多的在前' }).waitFor()
})

test('a colleague opens the address and sees the same; the view stands in their menu too', async () => {
  other = await stage.visit('desktop', colleague.client)
  await other.goto(desk.url())
  await expect.poll(() => rowsOf(other).count(), soon).toBe(3)
  await expect.poll(() => rowsOf(other).first().innerText(), soon).toContain('第6单位')
  await other.getByRole('button', { name: '视图：企业的，人多的在前' }).click()
  await other.getByText('测试training-officer 共享').waitFor()
  await other.keyboard.press('Escape')
})

test('by the keyboard alone columns are put away, and the choice is there the next time', async () => {
  const columns = desk.getByRole('button', { name: '列', exact: true })
  await columns.focus()
  await desk.keyboard.press('Enter')
  const panel = desk.getByRole('dialog', { name: '列' })
  await panel.waitFor()
  for (const name of ['编号', '谁', '工种', '等级']) {
    expect(await panel.getByLabel(name, { exact: true }).evaluate((box) => box === document.activeElement)).toBe(true)
    if (name === '工种' || name === '等级') await desk.keyboard.press('Space')
    await desk.keyboard.press('Tab')
  }
  await desk.keyboard.press('Escape')
  expect(await columns.evaluate((button) => button === document.activeElement)).toBe(true)
  expect(await desk.getByRole('columnheader', { name: '工种' }).count()).toBe(0)
  await desk.getByRole('button', { name: /^视图：企业的，人多的在前（改过）/ }).waitFor()
  await desk.getByRole('button', { name: '紧凑' }).click()
  await desk.goto('/console/needs')
  await expect.poll(() => new URL(desk.url()).searchParams.get('columns'), soon).toContain('number,who,place')
  expect(await desk.getByRole('button', { name: '紧凑' }).getAttribute('aria-pressed')).toBe('true')
  expect(await flawsOf(desk)).toEqual([])
})

test('chosen rows are exported: reason, progress, notice, and a workbook that holds exactly them', async () => {
  await expect.poll(() => rowsOf(desk).count(), soon).toBe(6)
  for (const row of [0, 1]) await rowsOf(desk).nth(row).getByRole('checkbox').check()
  await desk.getByRole('button', { name: '导出这 2 条' }).click()
  await desk.getByLabel('导出去做什么用').fill('报市总汇总')
  expect(await flawsOf(desk)).toEqual([])
  await desk.getByRole('button', { name: '开始导出' }).click()
  await stage.system.settle()
  const download = desk.getByRole('dialog').getByRole('button', { name: '下载' })
  await download.waitFor()
  const [file] = await Promise.all([desk.waitForEvent('download'), download.click()])
  expect(file.suggestedFilename()).toBe('培训需求 2025-11-20.xlsx')
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(await readFile(await file.path()) as unknown as ArrayBuffer)
  const sheet = workbook.worksheets[0]!
  expect(sheet.getCell('A1').text).toContain('报市总汇总')
  const shown = await Promise.all([0, 1].map((row) => rowsOf(desk).nth(row).getByRole('link').first().innerText()))
  expect([3, 4].map((row) => sheet.getRow(row).getCell(1).text)).toEqual(shown)
  expect(sheet.rowCount).toBe(4)
  expect(JSON.stringify(sheet.getRow(2).values)).not.toContain('工种')
})

test('the notice leads to the exports, where it can be fetched again; nobody else’s are there', async () => {
  await desk.goto('/console/inbox')
  await desk.getByText('「培训需求」导出好了，2 行').click()
  await desk.getByRole('heading', { name: '我的导出' }).waitFor()
  await desk.getByText('用途：报市总汇总').waitFor()
  const [file] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: '下载' }).click()])
  expect(file.suggestedFilename()).toContain('培训需求')
  await other.goto('/console/exports')
  await other.getByText('还没有导出过').waitFor()
  stage.expectNothingBroken()
})
