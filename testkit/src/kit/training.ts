import exceljs from 'exceljs'
import type { CellValue } from 'exceljs'
import iconv from 'iconv-lite'
import type { Chance } from './chance.ts'
import { fullWidth, personName, phoneNumber } from './people.ts'
import { TruthKeeper } from './truth.ts'
import type { FileTruth } from './truth.ts'
import type { KitCity } from './units.ts'
import { words } from './words.ts'

export interface KitFile { bytes: Buffer; truth: FileTruth }

const OCCUPATIONS = Object.keys(words)
const WINDOWS = ['周一至周五 9：00－16：30; 周末 9:00-16:30', '星期一到星期五18:30-21:00', '周二、周四 19:00~21:00；双休日 8:30至11:30', '每天 8:00-12:00、13:30-17:00']

/** Trainers: a name and a phone are missing in two of them. */
export async function writeTrainers(chance: Chance, city: KitCity): Promise<KitFile> {
  const keeper = new TruthKeeper()
  const headers = ['编号', '姓名', '性别', '联系电话', '所在单位', '授课工种', '技能等级', '职称/荣誉', '服务区域', '可授课时段', '每周最多课时', '课酬（元/课时）', '备注']
  const workbook = new exceljs.Workbook()
  const sheet = workbook.addWorksheet('名录')
  sheet.addRow(headers)
  for (let i = 1; i <= 40; i++) {
    const cells: CellValue[] = [
      `T${i}`, personName(chance), chance.pick(['男', '女']), phoneNumber(chance), '', `${chance.pick(OCCUPATIONS)}${chance.pick(['、', ',', '/'])}${chance.pick(OCCUPATIONS)}`,
      '技师', '', chance.pick(['全市', ...city.counties.map((county) => county.name)]), chance.pick(WINDOWS), 12, chance.pick<CellValue>([120, '150元', 99.5]), '',
    ]
    if (i === 9) cells[1] = null
    if (i === 23) cells[3] = '0575-88888888'
    const { number } = sheet.addRow(cells)
    if (i === 9) keeper.reject({ sheet: '名录', row: number, column: '姓名', code: 'name-missing' })
    else if (i === 23) keeper.reject({ sheet: '名录', row: number, column: '联系电话', code: 'phone-format' })
    else keeper.accept()
  }
  return { bytes: Buffer.from(await workbook.xlsx.writeBuffer()), truth: keeper.truth }
}

/** Venues: no capacity in one, another province in another. */
export async function writeVenues(chance: Chance, city: KitCity): Promise<KitFile> {
  const keeper = new TruthKeeper()
  const workbook = new exceljs.Workbook()
  const sheet = workbook.addWorksheet('阵地')
  sheet.addRow(['阵地清单'])
  sheet.addRow(['场地编号', '场地名称', '所属单位', '行政区划代码', '地址', '容纳人数', '设备', '适用工种', '开放时段', '联系人', '联系电话', '备注'])
  for (let i = 1; i <= 30; i++) {
    const cells: CellValue[] = [
      `V${i}`, `实训室${i}`, '', chance.pick(city.counties).code, '某路 1 号', chance.pick<CellValue>([40, '60人', '约 30 人']), '电焊机×12；台钻*5、投影仪',
      OCCUPATIONS.slice(0, 3).join('、'), chance.pick(WINDOWS), personName(chance), phoneNumber(chance), '',
    ]
    if (i === 4) cells[5] = '不限'
    if (i === 7) cells[3] = '999999'
    const { number } = sheet.addRow(cells)
    if (i === 4) keeper.reject({ sheet: '阵地', row: number, column: '容纳人数', code: 'capacity-invalid' })
    else if (i === 7) keeper.reject({ sheet: '阵地', row: number, column: '行政区划代码', code: 'division-unknown' })
    else keeper.accept()
  }
  return { bytes: Buffer.from(await workbook.xlsx.writeBuffer()), truth: keeper.truth }
}

function csv(rows: readonly (readonly string[])[], lineEnd: string): string {
  return rows.map((row) => row.map((cell) => /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell).join(',')).join(lineEnd) + lineEnd
}

/** Past classes in GB 18030 with CRLF, as an old office exports them. */
export function writeClasses(chance: Chance): KitFile & { codes: string[] } {
  const keeper = new TruthKeeper()
  const rows = [['班级编号', '班级名称', '班型', '工种', '授课教师', '教师电话', '场地名称', '开班日期', '结业日期', '参训人数', '委托企业']]
  const codes: string[] = []
  for (let i = 1; i <= 20; i++) {
    const occupation = chance.pick(OCCUPATIONS)
    codes.push(`C-${i}`)
    rows.push([`C-${i}`, `${occupation}班，第 ${i} 期`, chance.pick(['定制班', '合成班']), occupation, personName(chance), phoneNumber(chance), `实训室${i}`, '2026-03-01', '2026-03-08', '30', ''])
    keeper.accept()
  }
  return { bytes: iconv.encode(csv(rows, '\r\n'), 'gb18030'), truth: keeper.truth, codes }
}

/** Paper forms in UTF-8 with a BOM, a title above the header and line breaks inside quotes. */
export function writeEvaluations(chance: Chance, codes: readonly string[]): KitFile {
  const keeper = new TruthKeeper()
  const headers = ['问卷编号', '班级编号', '评价人类型', '培训教师评分', '课程设计评分', '教学质量评分', '意见建议', '填表日期', '录入人']
  const rows: string[][] = [['满意度问卷录入（纸质）'], headers]
  const bad: readonly (readonly [column: number, cell: string, code: string])[] = [
    [3, '6', 'score-out-of-range'], [4, '0', 'score-out-of-range'], [5, '', 'score-missing'], [3, '4.5', 'score-not-integer'], [4, '好', 'score-not-integer'],
    [1, 'C-999', 'class-unknown'], [2, '路人', 'evaluator-unknown'], [0, 'Q1', 'duplicate-in-file'],
  ]
  for (let i = 1; i <= 120; i++) {
    const row = [`Q${i}`, chance.pick(codes), chance.pick(['职工', '学员', '企业']), '5', '4', '3', chance.once(3) ? '讲得好，\n“多”办"几"期' : '', '2026-03-09', '窗口']
    const repairs: string[] = []
    if (i % 7 === 0) { row[3] = fullWidth('5'); repairs.push('score-full-width') }
    if (i % 9 === 0) { row[4] = '4分'; repairs.push('score-with-unit') }
    const fault = i % 15 === 0 ? bad[i / 15 - 1] : undefined
    if (fault) row[fault[0]] = fault[1]
    rows.push(row)
    if (!fault) keeper.accept(repairs)
    else keeper.reject({ sheet: null, row: rows.length, column: headers[fault[0]]!, code: fault[2], ...(fault[2] === 'duplicate-in-file' && { first: { sheet: null, row: 3 } }) })
    if (i === 60) rows.push(['', '', ''])
  }
  return { bytes: Buffer.from(`\ufeff${csv(rows, '\n')}`), truth: keeper.truth }
}
