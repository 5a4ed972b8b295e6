import type { Worksheet } from 'exceljs'
import { harmless } from '#platform/workbook'
import { repairMessages } from './messages.ts'
import type { Report } from './report.ts'

/**
 * The workbook that goes back to the file's author: rejected rows with place, reason, what to do and the cells as they were; on a
 * second sheet what was repaired, old and new. In Chinese, because it is for the people who filled in the file.
 */
export async function writeRejectedWorkbook(report: Report): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  const rejected = workbook.addWorksheet('未导入的行')
  const width = Math.max(0, ...report.rejectedCells.map((row) => row.cells.length))
  title(rejected, ['工作表', '行号', '列', '原因代码', '原因与处理办法', '与哪一行重复', ...Array.from({ length: width }, (_, i) => `原第 ${i + 1} 列`)])
  const cellsAt = new Map(report.rejectedCells.map((row) => [JSON.stringify([row.sheet, row.row]), row]))
  for (const { sheet, row, column, code, message, first } of report.rejected) {
    const original = cellsAt.get(JSON.stringify([sheet, row]))
    const shown = original?.cells.map((cell, i) => cell && original.headers[i] ? `${original.headers[i]}：${cell}` : cell) ?? []
    const earlier = first ? [first.sheet, `第 ${first.row} 行`].filter(Boolean).join(' ') : ''
    rejected.addRow([sheet ?? '', row, column, code, message, earlier, ...shown].map((value) => typeof value === 'string' ? harmless(value) : value))
  }
  const repaired = workbook.addWorksheet('已自动修正')
  title(repaired, ['工作表', '行号', '列', '修正', '原内容', '修正后'])
  for (const { sheet, row, repairs } of report.repairedRows) {
    for (const { column, kind, from, to } of repairs) {
      repaired.addRow([sheet ?? '', row, column, repairMessages[kind]?.zh ?? kind, harmless(from), harmless(to)])
    }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function title(sheet: Worksheet, headers: string[]): void {
  sheet.addRow(headers).font = { bold: true }
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
  for (let i = 1; i <= headers.length; i++) sheet.getColumn(i).width = i === 5 ? 48 : 16
}
