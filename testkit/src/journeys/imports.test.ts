import exceljs from 'exceljs'
import { importRoutes, needsRoutes, peopleRoutes, unitRoutes } from '@guildhall/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { installOccupations } from '../../../server/src/registry/index.ts'
import type { Page } from '../browser.ts'
import type { StaffClient } from '../system.ts'
import { needsBook, needsCsv, oddFiles, unitsBook, workerLine, type UploadedFile } from './spreadsheets.ts'
import { openStage, type Stage } from './stage.ts'
import { flawsOf } from './watch.ts'

/** Spreadsheets as people send them, brought in at the desk: looked at first, written after, taken back while nothing hangs on them. */
let stage: Stage
let officer: StaffClient
let desk: Page

beforeAll(async () => {
  stage = await openStage('2026-11-20T09:00:00+08:00')
  const { system } = stage
  await system.asService((ctx) => installOccupations(ctx))
  await system.query(`update unit set division = '410200', level = 'city', code = 'KF000' where parent_id is null`)
  const county = await system.addUnit({ name: '龙亭区总工会', level: 'county', division: '410202', code: 'LT000' })
  await system.addUnit({ name: '顺河回族区总工会', level: 'county', division: '410203' })
  officer = await system.staff('training-officer', county)
  desk = await stage.visit('desktop', officer.client)
}, 180_000)

afterAll(() => stage?.close())
beforeEach((context) => stage.beginScene(context))

const demand = async () => (await officer.client.call(needsRoutes.getDemand, {})).total.needs

/** Chooses a file as one does and waits until the page says what it is. */
async function bring(page: Page, file: UploadedFile, kind = '培训需求'): Promise<void> {
  await page.goto('/console/imports')
  await page.getByText(kind, { exact: true }).first().click()
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('还没有写入任何内容').or(page.getByText(/没有能导入的行|只认出了表头/)).or(page.getByRole('alert')).first().waitFor({ timeout: 60_000 })
}
const figure = async (page: Page, label: string) => (await page.locator('main').innerText()).match(new RegExp(`${label}\\s*([\\d,]+)`))?.[1]

describe('needs in three sheets', () => {
  const file = () => needsBook('龙亭区技能需求.xlsx', {
    workers: [
      workerLine(1, '13900006001', { name: '𠮷田禾' }), workerLine(2, '１３９００００６００２', { name: '林  小禾' }), workerLine(3, '139-0000-6003', { name: '沈国梁👷', level: '五级' }),
      workerLine(4, '1390000600'), workerLine(5, '13900006005', { place: '杭州西湖区' }), workerLine(6, '13900006006', { place: '顺河回族区' }), workerLine(1, '13900006001', { name: '𠮷田禾' }),
    ],
    enterprises: [[1, '龙亭机械厂', '', '孙大伟', '13900006101', '数控车工', '四级', { formula: '6*2', result: 12 }, '龙亭区', '周末', '新到了机床'], [2, '另一家厂', '', '孙大伟', '13900006102', '电工', '初级', '若干', '龙亭区', '', '']],
    departments: [[1, '区民政局', '顾阿根', '13900006201', '养老护理员', '初级工', '约20人', '龙亭区', '工作日白天', '']],
  })

  test('are shown as they were understood before anything is written: what goes in, what was repaired, what was turned away and what to do', async () => {
    await bring(desk, await file())
    expect([await figure(desk, '读到'), await figure(desk, '能导入'), await figure(desk, '退回')]).toEqual(['10', '5', '5'])
    const rejected = desk.getByRole('row').filter({ hasText: '需求' })
    for (const [sheet, row, column, todo] of [['职工需求', '5', '手机号码', /11 ?位/], ['职工需求', '6', '所在区域', /./], ['职工需求', '7', '所在区域', /管理范围/], ['职工需求', '8', '手机号码', /重复|一样/], ['企业需求', '3', '培训人数', /人数/]] as const) {
      const line = rejected.filter({ has: desk.getByRole('cell', { name: sheet, exact: true }) }).filter({ has: desk.getByRole('cell', { name: row, exact: true }) })
      expect(await line.innerText()).toContain(column)
      expect(await line.innerText()).toMatch(todo)
    }
    await desk.getByText(/^修正的内容/).click()
    await desk.getByRole('row', { name: /职工需求 3 手机号码/ }).waitFor()
    // Neither a whole number nor a whole name on the screen.
    expect(await desk.locator('main').innerText()).not.toMatch(/13900006002|林小禾/)
    expect(await demand()).toBe(0)
  })

  test('the rejected rows go back as a workbook that says what to do with each', async () => {
    const download = desk.waitForEvent('download')
    await desk.getByRole('link', { name: '下载退回的行' }).first().click()
    const saved = await download
    expect(saved.suggestedFilename()).toBe('龙亭区技能需求-未导入.xlsx')
    const book = new exceljs.Workbook()
    await book.xlsx.readFile(await saved.path())
    const rows = book.getWorksheet('未导入的行')!
    expect(rows.rowCount).toBe(6)
    expect(rows.getRow(2).values).toEqual(expect.arrayContaining(['职工需求', 5, '手机号码', 'phone-format']))
    expect(String(rows.getRow(5).getCell(6).value)).toContain('第 2 行')
    expect(JSON.stringify(rows.getRow(5).values)).toContain('𠮷田禾')
  })

  test('confirmed with a double click they come in once; the demand list has moved', async () => {
    await desk.getByRole('button', { name: '写入这 5 行' }).dblclick()
    await desk.getByText('写进去 5 行').waitFor()
    // With the way back beside it, and not only after a reload.
    await desk.getByRole('row', { name: /龙亭区技能需求\.xlsx.*已写入/ }).getByRole('button', { name: '撤回' }).waitFor()
    await stage.system.settle()
    expect(await demand()).toBe(5)
    expect(await stage.system.query(`select count(*)::int as count from import_run where state = 'done'`)).toEqual([{ count: 1 }])
    await desk.getByRole('link', { name: '看这些需求' }).click()
    await desk.getByText('区民政局').first().waitFor()
    await desk.goto('/console/demand')
    await desk.getByRole('button', { name: /焊工初级，.*3 人/ }).waitFor()
    await desk.getByRole('button', { name: /数控车工中级，.*12 人/ }).waitFor()
  })

  test('a file with nothing below its headers is told so, not sent to reasons that are not there', async () => {
    await bring(desk, needsCsv('只有表头.csv', []))
    await desk.getByText('只认出了表头，下面一行内容也没有').waitFor()
    expect(await flawsOf(desk)).toEqual([])
    await desk.getByRole('button', { name: '换个文件' }).click()
    await desk.getByText('把文件拖到这里').waitFor()
  })

  test('names beyond the usual characters are kept', async () => {
    const { rows } = await officer.client.call(needsRoutes.listNeeds, { q: '𠮷田禾' })
    expect(rows).toHaveLength(1)
  })

  test('the same file again, and once more as GB 18030 text, writes nothing twice', async () => {
    await bring(desk, await file())
    await desk.getByRole('button', { name: '写入这 5 行' }).click()
    await desk.getByText('这份表以前导入过，没有重复写入。').waitFor()
    await bring(desk, needsCsv('老系统导出.csv', [workerLine(1, '13900006001', { name: '𠮷田禾' }), workerLine(9, '13900006009', { name: '葛镕' })]))
    await desk.getByRole('button', { name: '写入这 2 行' }).click()
    await desk.getByText('写进去 1 行').waitFor()
    expect(await demand()).toBe(6)
  })

  test('are taken back while nothing hangs on them, and not once one is in a plan; the page says why', async () => {
    const run = (name: string) => desk.getByRole('row', { name: new RegExp(name) })
    await desk.goto('/console/imports')
    await run('老系统导出').getByRole('button', { name: '撤回' }).click()
    await desk.getByRole('tooltip').getByRole('button', { name: /撤\s?回/ }).click()
    await run('老系统导出').getByText('已撤回').waitFor()
    expect(await demand()).toBe(5)

    const { rows: [need] } = await officer.client.call(needsRoutes.listNeeds, { q: '区民政局' })
    await officer.client.call(needsRoutes.withdrawNeed, { needId: need!.id, reason: '部门自己开班了' })
    await run('龙亭区技能需求').filter({ has: desk.getByText('10 / 5 / 5') }).getByRole('button', { name: '撤回' }).click()
    await desk.getByRole('tooltip').last().getByRole('button', { name: /撤\s?回/ }).click()
    await desk.getByRole('alert').filter({ hasText: '不能整体撤回' }).waitFor()
    expect(await demand()).toBe(4)
  })
})

describe('a long file', () => {
  const lines = (from: number, count: number) => Array.from({ length: count }, (_, index) => workerLine(index, String(from + index)))

  test('is written as a job with a bar, can be stopped, and then nothing is in', async () => {
    const before = await demand()
    await bring(desk, needsCsv('全区摸底.csv', lines(13900100000, 4_000), 'utf8'))
    await desk.getByRole('button', { name: '写入这 4,000 行' }).click()
    await desk.getByRole('progressbar').waitFor()
    await desk.getByRole('button', { name: '停下' }).click()
    await desk.getByText('已经停下，什么都没有写入。').waitFor({ timeout: 30_000 })
    expect(await demand()).toBe(before)
  })

  test('goes on while the clerk does something else, and is there when they come back', async () => {
    const before = await demand()
    await desk.getByRole('button', { name: '重新写入' }).click()
    await desk.getByRole('progressbar').waitFor()
    await desk.getByRole('navigation').getByRole('link', { name: '需求清单' }).click()
    await desk.getByRole('heading', { name: /需求清单/ }).waitFor()
    await desk.goto('/console/imports')
    await desk.getByRole('row', { name: /全区摸底/ }).filter({ hasText: /写入中|已写入/ }).first().getByRole('button', { name: /接着看|看结果/ }).click()
    await desk.getByText('写进去 4,000 行').waitFor({ timeout: 30_000 })
    expect(await demand()).toBe(before + 4_000)
  })

  test('brought by two clerks at the same moment, every line is in once and each is told what was theirs', async () => {
    const before = await demand()
    const colleague = await stage.system.staff('training-officer', officer.unit)
    const beside = await stage.visit('desktop', colleague.client)
    const file = needsCsv('两个人都导的表.csv', lines(13900200000, 1_200), 'utf8')
    await Promise.all([desk, beside].map((page) => bring(page, file)))
    await Promise.all([desk, beside].map((page) => page.getByRole('button', { name: '写入这 1,200 行' }).click()))
    await Promise.all([desk, beside].map((page) => page.getByText(/写进去 1,200 行|没有重复写入/).waitFor({ timeout: 30_000 })))
    await stage.system.settle()
    expect(await demand()).toBe(before + 1_200)
    const { rows } = await officer.client.call(importRoutes.list, { kind: 'needs' })
    expect(rows.filter((row) => row.fileName === '两个人都导的表.csv' && row.state === 'done').map((row) => row.written!.created).sort((a, b) => a - b)).toEqual([0, 1_200])
    await beside.close()
  })
})

describe('units', () => {
  test('come in under the county, and go again; not once somebody hangs on one of them', async () => {
    const file = await unitsBook('龙亭区组织台账.xlsx', [
      [1, 'LT010', '城关街道总工会', '乡镇（街道）总工会', 'LT000', '', '410202', '', '', '2001-03-05', '崔凯林', '13900006301'],
      [2, 'LT011', '龙亭机械厂', '企业', 'LT010', '', '410202', '制造业', 120, 43831, '', ''], [3, 'LT012', '无主的厂', '企业', 'LT099', '', '410202', '', 5, '', '', ''],
    ])
    const takeIn = async () => {
      await bring(desk, file, '组织台账')
      await desk.getByRole('row', { name: /组织台账 4 上级组织编码/ }).waitFor()
      await desk.getByRole('button', { name: '写入这 2 行' }).click()
      await desk.getByText('写进去 2 行').waitFor()
    }
    const takeBack = async () => {
      await desk.getByRole('row', { name: /龙亭区组织台账/ }).filter({ hasText: '已写入' }).getByRole('button', { name: '撤回' }).click()
      await desk.getByRole('tooltip').last().getByRole('button', { name: /撤\s?回/ }).click()
    }
    await takeIn()
    await desk.goto('/console/units')
    await desk.getByText('城关街道总工会').first().waitFor()
    await desk.goto('/console/imports')
    await takeBack()
    await desk.getByRole('row', { name: /龙亭区组织台账/ }).getByText('已撤回').waitFor()
    const named = async (q: string) => (await officer.client.call(unitRoutes.list, { q })).rows
    expect(await named('龙亭机械厂')).toEqual([])

    await takeIn()
    await officer.client.call(peopleRoutes.create, { name: '顾阿根', phone: '13900006302', unitId: (await named('龙亭机械厂'))[0]!.id })
    await takeBack()
    await desk.getByRole('alert').filter({ hasText: '不能整体撤回' }).waitFor()
    expect(await named('龙亭机械厂')).toHaveLength(1)
  })
})

describe('files that are none', () => {
  test.for<[string, () => UploadedFile | Promise<UploadedFile>, RegExp]>([
    ['an empty one', oddFiles.empty, /文件是空的/], ['a program by another name', oddFiles.program, /不是电子表格/], ['a workbook with a password', oddFiles.locked, /密码/], ['a picture', oddFiles.picture, /不是电子表格/],
    ['a table of something else', () => unitsBook('组织.xlsx', []), /表头/], ['two megabytes of rows', () => ({ name: '大表.csv', mimeType: 'text/csv', buffer: Buffer.alloc(2_000_000, '1,2,3\r\n') }), /行数太多/],
  ])('%s: said plainly, with what to do, and forgotten at a click', { timeout: 120_000 }, async ([, make, why]) => {
    await bring(desk, await make())
    await desk.getByRole('alert').filter({ hasText: why }).waitFor()
    await desk.getByRole('button', { name: '换个文件' }).click()
    await desk.getByText('把文件拖到这里').waitFor()
    expect((await officer.client.call(importRoutes.drafts, {})).rows).toEqual([])
  })

  test('and on none of these pages anything broke', () => stage.expectNothingBroken(/409 \(Conflict\)/))
})
