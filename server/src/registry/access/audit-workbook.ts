import type { AnswerOf, auditRoutes } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'

type Entry = AnswerOf<typeof auditRoutes.list>['rows'][number]

const stamp = (at: Date) => `${dayInShanghai(at)} ${at.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })}`

/**
 * Entries of the audit log as a workbook. Its mark stands in the first row, large and grey on every printed page, and in the file's properties, so that a copy tells where
 * it came from. Cells are text, never formulas.
 */
export async function auditWorkbook(entries: readonly Entry[], mark: { exporter: string; unitName: string; at: Date; reason: string }, roleName: (role: string) => string): Promise<Buffer> {
  const columns: [string, number, (entry: Entry) => string][] = [
    ['时间', 20, (entry) => stamp(new Date(entry.at))], ['事项', 28, (entry) => entry.action], ['姓名', 14, (entry) => entry.accountName ?? ''], ['身份', 14, (entry) => (entry.role ? roleName(entry.role) : '')],
    ['操作者', 46, (entry) => entry.actor], ['代办', 38, (entry) => entry.onBehalfOf ?? ''], ['对象', 46, (entry) => entry.subject ?? ''], ['原因', 36, (entry) => entry.reason ?? ''],
    ['详情', 48, (entry) => (Object.keys(entry.details).length > 0 ? JSON.stringify(entry.details) : '')], ['请求编号', 38, (entry) => entry.requestId ?? ''], ['记录编号', 38, (entry) => entry.id],
  ]
  const words = `${mark.unitName} ${mark.exporter} ${stamp(mark.at)} 导出，用途：${mark.reason}`
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  workbook.creator = `${mark.unitName} ${mark.exporter}`
  workbook.created = mark.at
  workbook.title = words
  const sheet = workbook.addWorksheet('审计日志', { views: [{ state: 'frozen', ySplit: 2 }], pageSetup: { orientation: 'landscape', fitToPage: true, fitToHeight: 0 } })
  sheet.addRow([words]).font = { color: { argb: 'FF8C8378' }, italic: true }
  sheet.mergeCells(1, 1, 1, columns.length)
  sheet.addRow(columns.map(([title]) => title)).font = { bold: true }
  for (const entry of entries) sheet.addRow(columns.map(([, , read]) => harmless(read(entry))))
  columns.forEach(([, width], index) => { sheet.getColumn(index + 1).width = width })
  const printed = words.replaceAll('&', '&&')
  sheet.headerFooter.oddHeader = `&C&KB8B0A6&28${printed.slice(0, 60)}`
  sheet.headerFooter.oddFooter = `&L&K8C8378&9${printed.slice(0, 120)}&R&P / &N`
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** A text that a spreadsheet would take for a formula is kept as text. */
function harmless(value: string): string {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}
