import type { z } from 'zod'
import type { needsRoutes } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'

type Need = z.output<typeof needsRoutes.correctNeed.response>

const sources = { worker: '职工', enterprise: '企业', department: '部门' }
const states = { open: '待安排', planned: '已进方案', invited: '已邀请报名', enrolled: '已报名', served: '已办结', withdrawn: '已撤回' }
const windows = { 'weekday-day': '工作日白天', 'weekday-evening': '工作日晚上', weekend: '周末' }
const levels = ['学徒工', '初级工', '中级工', '高级工', '技师', '高级技师', '特级技师', '首席技师']

const columns: [string, number, (need: Need) => string | number][] = [
  ['编号', 17, (need) => need.number], ['来源', 7, (need) => sources[need.source]], ['姓名（联系人）', 13, (need) => need.applicant.name], ['电话', 14, (need) => need.applicant.phone ?? ''],
  ['单位', 28, (need) => need.unitName ?? ''], ['工种', 14, (need) => need.occupation?.name ?? '待归类'], ['等级', 9, (need) => (need.level === null ? '' : levels[need.level] ?? '')],
  ['区县', 12, (need) => need.divisionName], ['乡镇街道', 12, (need) => need.town ?? ''], ['人数', 7, (need) => need.seats],
  ['有空的时间', 22, (need) => need.windows.map((window) => windows[window]).join('、')], ['最早', 11, (need) => need.earliest ?? ''], ['最晚', 11, (need) => need.latest ?? ''],
  ['原话', 36, (need) => [need.wish, need.words].filter(Boolean).join('：')], ['状态', 11, (need) => states[need.state]], ['班级', 24, (need) => need.class?.title ?? ''],
  ['提出日期', 11, (need) => dayInShanghai(new Date(need.askedAt))], ['代办', 6, (need) => (need.assisted ? '是' : '')],
]

/**
 * The workbook of an export. Its mark stands in the first row, large and grey across every printed page, and in the file's properties, so that a copy tells
 * where it came from. Cells are text or numbers, never formulas.
 */
export async function needsWorkbook(needs: readonly Need[], mark: { exporter: string; unitName: string; at: Date; reason: string }): Promise<Buffer> {
  const stamp = `${dayInShanghai(mark.at)} ${mark.at.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })}`
  const words = `${mark.unitName} ${mark.exporter} ${stamp} 导出，用途：${mark.reason}`
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  workbook.creator = `${mark.unitName} ${mark.exporter}`
  workbook.created = mark.at
  workbook.title = words
  const sheet = workbook.addWorksheet('培训需求', { views: [{ state: 'frozen', ySplit: 2 }], pageSetup: { orientation: 'landscape', fitToPage: true, fitToHeight: 0 } })
  sheet.addRow([words]).font = { color: { argb: 'FF8C8378' }, italic: true }
  sheet.mergeCells(1, 1, 1, columns.length)
  sheet.addRow(columns.map(([title]) => title)).font = { bold: true }
  for (const need of needs) sheet.addRow(columns.map(([, , read]) => harmless(read(need))))
  columns.forEach(([, width], index) => { sheet.getColumn(index + 1).width = width })
  const printed = words.replaceAll('&', '&&')
  sheet.headerFooter.oddHeader = `&C&KB8B0A6&28${printed.slice(0, 60)}`
  sheet.headerFooter.oddFooter = `&L&K8C8378&9${printed.slice(0, 120)}&R&P / &N`
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** A text that a spreadsheet would take for a formula is kept as text. */
function harmless(value: string | number): string | number {
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}
