import exceljs from 'exceljs'
import iconv from 'iconv-lite'

type Cell = string | number | { formula: string; result: number }
export type UploadedFile = { name: string; mimeType: string; buffer: Buffer }

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const workerHeaders = ['序号', '提交时间', '姓名', '手机号码', '所在单位', '想学的工种', '期望等级', '所在区域', '工作日白天', '工作日晚上', '周六日', '最早可开始日期', '截止日期', '具体需求描述']
export const unitHeaders = ['序号', '组织编码', '组织名称', '组织类型', '上级组织编码', '统一社会信用代码', '行政区划代码', '所属行业', '职工人数', '成立日期', '联系人', '联系电话']

/** A line of the workers' form; what is not said is an evening for a welder of 龙亭区. */
export function workerLine(number: number, phone: string, said: { name?: string; trade?: string; place?: string; level?: string } = {}): Cell[] {
  const { name = `林禾${'甲乙丙丁戊己庚辛壬癸'[number % 10]}`, trade = '电焊', place = '龙亭区', level = '初级工' } = said
  return [{ formula: 'ROW()-1', result: number }, '2026-10-03 10:56', name, phone, '', trade, level, place, '', '√', '', '2027.1.5', '2027-03-01', '']
}

/** Needs as a federation gets them by mail, in three sheets: workers, enterprises, departments. */
export async function needsBook(name: string, lines: { workers: Cell[][]; enterprises?: Cell[][]; departments?: Cell[][] }): Promise<UploadedFile> {
  return book(name, {
    职工需求: [workerHeaders, ...lines.workers],
    企业需求: [['序号', '企业名称', '统一社会信用代码', '联系人', '联系电话', '培训工种', '等级', '培训人数', '区域', '可培训时间段', '需求说明'], ...lines.enterprises ?? []],
    部门需求: [['序号', '提出部门', '联系人', '联系电话', '培训工种', '等级', '计划人数', '覆盖区域', '时间安排', '说明'], ...lines.departments ?? []],
  })
}

export async function unitsBook(name: string, lines: Cell[][]): Promise<UploadedFile> {
  return book(name, { 组织台账: [unitHeaders, ...lines] })
}

async function book(name: string, sheets: Record<string, Cell[][]>): Promise<UploadedFile> {
  const workbook = new exceljs.Workbook()
  for (const [title, rows] of Object.entries(sheets)) workbook.addWorksheet(title).addRows(rows)
  return { name, mimeType: xlsx, buffer: Buffer.from(await workbook.xlsx.writeBuffer()) }
}

/** A workers' form as older office programs save it. */
export function needsCsv(name: string, lines: Cell[][], encoding: 'gb18030' | 'utf8' = 'gb18030'): UploadedFile {
  const plain = (cell: Cell) => (typeof cell === 'object' ? String(cell.result) : String(cell))
  return { name, mimeType: 'text/csv', buffer: iconv.encode([workerHeaders, ...lines].map((line) => line.map(plain).join(',')).join('\r\n'), encoding) }
}

/** Files that are none: each is named as if it were. */
export const oddFiles = {
  empty: (): UploadedFile => ({ name: '空表.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) }),
  /** A program, by another name. */
  program: (): UploadedFile => ({ name: '需求.xlsx', mimeType: xlsx, buffer: Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(4_000, 7)]) }),
  /** What Excel saves with a password is no zip but a compound file. */
  locked: (): UploadedFile => ({ name: '带密码.xlsx', mimeType: xlsx, buffer: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(6_000, 1)]) }),
  picture: (): UploadedFile => ({ name: '报名表.jpg', mimeType: 'image/jpeg', buffer: Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(2_000, 9)]) }),
}
