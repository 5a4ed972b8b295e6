import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { readBook, writeBlankWorkbook } from '#engines/intake'
import { seedOccupations, seedSynonyms } from '#registry/occupations'
import { createClassifier } from '../classify/index.ts'
import { readOutline } from './outline.ts'
import { blankTemplates, understandTemplates, type TemplateRow, type TemplateStand } from './templates.ts'

const classifier = createClassifier({ occupations: seedOccupations, synonyms: seedSynonyms })
const headers = ['班型名称', '工种', '技能等级', '每次课时', '最少人数', '最多人数', '每人材料费（元）', '每班固定费用（元）', '场地要有的设备', '课程大纲', '启用日期', '停用日期', '说明']
const good = { 班型名称: '焊工初级取证班', 工种: '焊工', 技能等级: '初级工', 每次课时: '4', 最少人数: '12', 最多人数: '24人', 场地要有的设备: '电焊机×6；台钻*2', 课程大纲: '理论：安全与识图 8；实操：平焊、立焊 16课时', '每人材料费（元）': '1,200.5元' }
const csv = (...rows: Record<string, string>[]) => [headers, ...rows.map((row) => headers.map((header) => `"${row[header] ?? ''}"`))].map((cells) => cells.join(',')).join('\n')
const understand = async (bytes: Buffer, standOf: (row: TemplateRow) => TemplateStand = () => 'free') => understandTemplates(await readBook(bytes), { classifier, today: '2026-11-20', standOf })
const of = (...rows: Record<string, string>[]) => understand(Buffer.from(csv(...rows)))
const faults = async (...rows: Record<string, string>[]) => (await of(...rows)).report.rejected.map(({ row, column, code }) => [row, column, code])

test('a row is a template: occupation, level, hours, bounds, money in fen, equipment, and the outline in its order; it begins today where no day is named', async () => {
  const { rows, report } = await of(good)
  expect(report).toMatchObject({ read: 1, accepted: 1, rejected: [], repaired: {}, warned: {} })
  expect(rows).toMatchObject([{
    title: '焊工初级取证班', occupation: { name: '焊工' }, level: 1, sessionHours: 4, minSeats: 12, maxSeats: 24, materialFen: 120_050n, fixedFen: 0n, equipment: [{ name: '电焊机', count: 6 }, { name: '台钻', count: 2 }],
    outline: [{ topic: '安全与识图', hours: 8, practice: false }, { topic: '平焊、立焊', hours: 16, practice: true }], validFrom: '2026-11-20', validUntil: null, note: null,
  }])
})

test('the file may be GB 18030, with characters that few fonts have', async () => {
  const { rows } = await understand(iconv.encode(csv({ ...good, 班型名称: '𠮷龘焊工班', 说明: '考证在次周' }), 'gb18030'))
  expect(rows).toMatchObject([{ title: '𠮷龘焊工班', note: '考证在次周' }])
})

test('the blank sheet that is handed out comes back understood: its headers are known, what explains them is left out, its own example is sound', async () => {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(await writeBlankWorkbook(blankTemplates) as never)
  workbook.getWorksheet('班型')!.addRow(blankTemplates.columns.map(({ example }) => example))
  const { rows, report } = await understand(Buffer.from(await workbook.xlsx.writeBuffer()))
  expect(report).toMatchObject({ read: 1, accepted: 1, rejected: [], warned: {}, skipped: { sheets: [{ sheet: '填写说明', reason: 'no-header' }] } })
  expect(rows[0]).toMatchObject({ occupation: { name: '焊工' }, level: 1, validFrom: '2027-01-01', outline: [{ hours: 8, practice: false }, { hours: 16, practice: true }, { hours: 8, practice: true }] })
})

describe('what is wrong is said with row, column and what to do', () => {
  test.each([
    ['no name', { 班型名称: '' }, '班型名称', 'name-missing'],
    ['a trade that nobody knows, which would otherwise hold for all of them', { 工种: '摸鱼' }, '工种', 'class-occupation-unknown'],
    ['two trades', { 工种: '焊工、电工' }, '工种', 'template-one-trade'],
    ['a level that is none', { 技能等级: '八级' }, '技能等级', 'template-level'],
    ['five hours at once', { 每次课时: '5' }, '每次课时', 'template-session-hours'],
    ['fewer at most than at least', { 最多人数: '10' }, '最多人数', 'template-seats'],
    ['a class of one', { 最少人数: '1' }, '最少人数', 'template-seats'],
    ['money below nothing', { '每人材料费（元）': '-3' }, '每人材料费（元）', 'template-money'],
    ['no outline', { 课程大纲: '' }, '课程大纲', 'template-outline'],
    ['a course without hours', { 课程大纲: '安全 4；平焊' }, '课程大纲', 'template-outline'],
    ['more hours than a class has', { 课程大纲: '实操：平焊 200；实操：立焊 200；理论：安全 1' }, '课程大纲', 'template-outline-long'],
    ['none of a thing', { 场地要有的设备: '电焊机×0' }, '场地要有的设备', 'template-equipment'],
    ['a day that is past', { 启用日期: '2026-11-19' }, '启用日期', 'template-from-past'],
    ['an end before the beginning', { 启用日期: '2027-01-01', 停用日期: '2026-12-31' }, '停用日期', 'template-until'],
    ['a day that is none', { 启用日期: '2026-02-30' }, '启用日期', 'date-format'],
  ])('%s', async (_, change, column, code) => expect(await faults({ ...good, ...change })).toEqual([[2, column, code]]))

  test('two rows for the same trade, level and days: the first stands; other days, another level or another trade are others', async () => {
    const { rows, report } = await of({ ...good, 停用日期: '2026-12-31' }, { ...good, 班型名称: '新年班', 启用日期: '2027-01-01' }, { ...good, 班型名称: '又一个' }, { ...good, 技能等级: '' }, { ...good, 工种: '电工' })
    expect(rows.map(({ title }) => title)).toEqual(['焊工初级取证班', '新年班', '焊工初级取证班', '焊工初级取证班'])
    expect(report.rejected).toMatchObject([{ row: 4, code: 'template-twice', first: { row: 2 } }])
  })

  test('what the unit keeps already is accepted as known, another one in its place is sent back', async () => {
    const { rows, report } = await understand(Buffer.from(csv(good, { ...good, 技能等级: '高级工' })), (row) => (row.level === 1 ? 'known' : 'taken'))
    expect([rows.length, report.rejected.map(({ code }) => code)]).toEqual([1, ['template-held']])
  })

  test('a thing without a number and a course without its kind are taken and told', async () => {
    const { rows, report } = await of({ ...good, 场地要有的设备: '投影仪', 课程大纲: '安全 4；平焊实操 8' })
    expect(report.warned).toEqual({ 'template-equipment-count': 1, 'template-outline-kind': 1 })
    expect(rows).toMatchObject([{ equipment: [{ name: '投影仪', count: 1 }], outline: [{ practice: false }, { practice: true }] }])
  })
})

test.each([
  ['1、安全 4\n2、平焊（实操）１２课时', [['安全', 4, false], ['平焊', 12, true]]],
  ['理论 安全生产法 2021 4节；实训课：{occupation}×16', [['安全生产法 2021', 4, false], ['{occupation}', 16, true]]],
  ['安全：4；；', [['安全', 4, false]]],
  ['理论：4', null], ['安全 201', null], ['安全 0', null], [`${'长'.repeat(61)} 4`, null], ['；', null],
])('an outline reads %j', (text, courses) => expect(readOutline(text)?.map(({ topic, hours, practice }) => [topic, hours, practice]) ?? null).toEqual(courses))
