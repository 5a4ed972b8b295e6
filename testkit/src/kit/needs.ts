import exceljs from 'exceljs'
import type { CellValue, Worksheet } from 'exceljs'
import type { Chance } from './chance.ts'
import { isoDay, writeDate } from './dates.ts'
import { creditCode, personName, phoneNumber, spoiled } from './people.ts'
import { TruthKeeper } from './truth.ts'
import type { FileTruth } from './truth.ts'
import type { KitCity, KitUnit } from './units.ts'
import { vague, words } from './words.ts'

/** What one accepted need must say. */
export interface NeedTruth { sheet: string; row: number; occupation: string | null; level: number; division: string; seats: number; availability: string[] }

const LEVELS: readonly (readonly [cell: string, level: number, repaired: boolean])[] = [
  ['学徒工', 0, false], ['学徒', 0, true], ['初级工', 1, false], ['五级', 1, true], ['中级工', 2, false], ['4级', 2, true], ['高级工', 3, false], ['三级/高级工', 3, true],
  ['技师', 4, false], ['技师（二级）', 4, true], ['高级技师', 5, false], ['一级/高级技师', 5, true], ['特级技师', 6, false], ['首席技师', 7, false],
]
const PHRASES: readonly (readonly [string, string[]])[] = [
  ['工作日白天', ['weekday-day']], ['平时晚上', ['weekday-evening']], ['周六周日', ['weekend']], ['下班后、双休日', ['weekday-evening', 'weekend']],
  ['周一到周五18:30以后；礼拜六礼拜天', ['weekday-evening', 'weekend']], ['周一至周五白天/周末', ['weekday-day', 'weekend']], ['白天，晚上', ['weekday-day', 'weekday-evening']],
]
const HEADCOUNTS: readonly ((n: number) => CellValue)[] = [(n) => n, (n) => `${n}人`, (n) => `约${n}名`, (n) => n === 20 ? '二十人' : n === 15 ? '十五人' : `${n}`]
const FORMS = {
  worker: { sheet: '报名表A', headers: ['序号', '提交时间', '姓 名', '*手机号码', '所在单位', '想学的工种', '期望等级', '所在区域', '工作日白天', '工作日晚上', '周六日', '最早可开始日期', '截止日期', '可接受自费（元）', '具体需求描述'] },
  enterprise: { sheet: '企业', headers: ['序号', '企业名称', '统一社会信用代码', '联系人', '联系电话', '培训工种', '目标等级', '培训人数', '区域', '可培训时间段', '最早开班日期', '最晚完成日期', '预算（万元）', '需求说明'] },
  department: { sheet: '机关', headers: ['序号', '提出部门', '联系人', '联系电话', '培训工种', '等级', '计划人数', '覆盖区域', '时间安排', '开始日期', '截止日期', '经费（元）', '说明'] },
}
type Source = keyof typeof FORMS

/** Three forms of needs with every kind of defect. */
export async function writeNeeds(chance: Chance, city: KitCity, units: readonly KitUnit[], rows: number): Promise<{ bytes: Buffer; truth: FileTruth; needs: NeedTruth[] }> {
  const workbook = new exceljs.Workbook()
  const keeper = new TruthKeeper()
  const needs: NeedTruth[] = []
  for (const source of ['worker', 'enterprise', 'department'] as const) {
    const { sheet: name, headers } = FORMS[source]
    const sheet = workbook.addWorksheet(name)
    sheet.addRow(['需求征集'])
    sheet.addRow(headers)
    for (let i = 1; i <= (source === 'worker' ? rows : rows / 4); i++) {
      const form = fillForm(chance, city, units, source)
      const number = addRow(sheet, i, form.cells)
      keeper.accept(form.repairs, form.need.occupation === null ? ['occupation-unknown'] : [])
      needs.push({ ...form.need, sheet: name, row: number })
      if (source === 'worker' && i % 17 === 0) {
        const again = [...form.cells]
        again[0] = `2027-02-0${chance.int(1, 9)} 10:00`
        keeper.reject({ sheet: name, row: addRow(sheet, i, again), column: headers[3]!, code: 'duplicate-in-file', first: { sheet: name, row: number } })
      }
      if (i % 13 === 0) {
        const defect = defectsOf(source, chance, city)[(i / 13) % defectsOf(source, chance, city).length]!
        const bad = fillForm(chance, city, units, source)
        const column = headers.findIndex((header) => defect.headers.includes(header))
        bad.cells[column - 1] = defect.cell
        keeper.reject({ sheet: name, row: addRow(sheet, i, bad.cells), column: headers[column]!, code: defect.code })
      }
    }
    sheet.addRow([rows + 1])
    sheet.addRow(['合计', '', '', ''])
  }
  return { bytes: Buffer.from(await workbook.xlsx.writeBuffer()), truth: keeper.truth, needs }
}

/** The number in 序号 is a formula with its cached result, as people make it. */
function addRow(sheet: Worksheet, serial: number, cells: readonly CellValue[]): number {
  const row = sheet.addRow([{ formula: 'ROW()-2', result: serial }, ...cells])
  row.eachCell((cell) => { if (cell.value instanceof Date) cell.numFmt = 'yyyy/m/d' })
  return row.number
}

function defectsOf(source: Source, chance: Chance, city: KitCity): { headers: string[]; cell: CellValue; code: string }[] {
  const shared = [
    { headers: ['*手机号码', '联系电话'], cell: '12345', code: 'phone-format' },
    { headers: ['所在区域', '区域', '覆盖区域'], cell: chance.pick(['外省', '990101', '海外']), code: 'region-unknown' },
    { headers: ['截止日期', '最晚完成日期'], cell: '2020-01-01', code: 'deadline-before-start' },
  ]
  const seats = { headers: ['培训人数', '计划人数'], cell: chance.pick<CellValue>([0, -3, '若干', '不详', 2.5]), code: 'headcount-invalid' }
  const credit = { headers: ['统一社会信用代码'], cell: spoiled(creditCode(chance, city.code)), code: 'credit-code-checksum' }
  return source === 'worker' ? shared : source === 'enterprise' ? [...shared, seats, credit] : [...shared, seats]
}

interface Form { cells: CellValue[]; repairs: string[]; need: Omit<NeedTruth, 'sheet' | 'row'> }

function fillForm(chance: Chance, city: KitCity, units: readonly KitUnit[], source: Source): Form {
  const county = chance.pick(city.counties)
  const [levelCell, level, levelRepaired] = chance.pick(LEVELS)
  const start = writeDate(chance, isoDay(chance, 2027))
  const end = writeDate(chance, isoDay(chance, 2028))
  const plainPhone = phoneNumber(chance)
  const phone = chance.once(6) ? { cell: chance.pick([`+86 ${plainPhone}`, `${plainPhone.slice(0, 3)}-${plainPhone.slice(3, 7)}-${plainPhone.slice(7)}`]), repairs: ['phone-normalised'] }
    : { cell: chance.once(4) ? Number(plainPhone) : plainPhone, repairs: [] }
  const region = chance.pick([county.name, county.code, Number(county.code), `${county.name}某某镇`, county.name.replace(/[区县市]$/, ''), `${city.name}${county.name}`])
  const wish = makeWish(chance, source === 'worker')
  const repairs = [...start.repairs, ...end.repairs, ...phone.repairs, ...(levelRepaired ? ['skill-synonym'] : [])]
  const unit = chance.pick(units)
  const [phrase, slots] = chance.pick(PHRASES)
  if (source === 'worker') {
    const marks = [chance.pick([true, false]), chance.pick([true, false]), chance.pick([true, false])]
    const cells = [
      '2026-12-01 08:00', personName(chance), phone.cell, chance.pick(['无', unit.name]), wish.field, levelCell, region,
      ...marks.map((mark) => mark ? chance.pick(['√', '✓', '是', '1', 1, '有空', '可以']) : chance.pick(['', '否', '×', '0', null])), start.cell, end.cell, chance.pick([0, 300, '随意', null]), wish.sentence,
    ]
    const availability = ['weekday-day', 'weekday-evening', 'weekend'].filter((_, i) => marks[i])
    return { cells, repairs, need: { occupation: wish.occupation, level, division: county.code, seats: 1, availability } }
  }
  const seats = chance.pick([3, 15, 20, 48])
  const money = chance.pick<CellValue>([2.5, '3万', '面议', null])
  const tail = [wish.field, levelCell, chance.pick(HEADCOUNTS)(seats), region, phrase, start.cell, end.cell, money, wish.sentence]
  const cells = source === 'enterprise' ? [unit.name, unit.credit, personName(chance), phone.cell, ...tail] : [`${city.name}民政局`, personName(chance), phone.cell, ...tail]
  return { cells, repairs, need: { occupation: wish.occupation, level, division: county.code, seats, availability: slots } }
}

function makeWish(chance: Chance, mayLeave: boolean): { field: string; sentence: string; occupation: string | null } {
  const names = Object.keys(words)
  const occupation = chance.pick(names)
  const { fields, sentences } = words[occupation]!
  if (mayLeave && chance.once(15)) return { field: chance.pick(['', '都可以']), sentence: chance.pick(vague), occupation: null }
  if (mayLeave && chance.once(6)) {
    const other = chance.pick(names.filter((name) => name !== occupation))
    const leave = chance.pick([`${other}干够了，想学${chance.pick(fields)}`, `从${other}转行学${chance.pick(fields)}`, `原来是${other}，如今想改学${chance.pick(fields)}`, `不想再当${other}了，打算学${chance.pick(fields)}`])
    return { field: '', sentence: leave, occupation }
  }
  return chance.once(2) ? { field: chance.pick([occupation, ...fields]), sentence: '', occupation } : { field: '', sentence: chance.pick(sentences), occupation }
}
