import type { Worksheet } from 'exceljs'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { harmless } from './harmless.ts'
import { watermarkPng } from './watermark.ts'

export type SheetValue = string | number | null
export type WorkbookPlan = {
  title: string
  columns: readonly { label: string; width: number }[]
  /** Who took it, for which unit, when: said behind the cells, in the first row, and at head and foot of every printed page. */
  mark: { lines: readonly string[]; sentence: string; author: string; at: Date }
}

/**
 * Writes a sheet of any length to a file, batch by batch, so that memory does not grow with the rows. The mark is told in four places, because each of them can be
 * lost: a picture is seen on the screen and not printed, head and foot are printed and not seen, the first row is both but can be deleted, properties stay with the file.
 * Cells are text or numbers, never formulas.
 */
export async function writeWorkbook(path: string, plan: WorkbookPlan, batches: AsyncIterable<readonly (readonly SheetValue[])[]>): Promise<void> {
  const { default: exceljs } = await import('exceljs')
  const file = createWriteStream(path, { mode: 0o600 })
  const done = finished(file)
  done.catch(() => {})
  const { mark } = plan
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: file, useStyles: true, useSharedStrings: false })
  Object.assign(workbook, { creator: mark.author, lastModifiedBy: mark.author, created: mark.at, modified: mark.at, title: mark.sentence })
  const sheet = workbook.addWorksheet(plan.title.replace(/[\\/?*[\]:]/g, '').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: 2 }], pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:2' }, headerFooter: printed(mark),
  })
  sheet.columns = plan.columns.map(({ width }) => ({ width }))
  sheet.addBackgroundImage(workbook.addImage({ buffer: watermarkPng(mark.lines) as never, extension: 'png' }))
  inOrder(sheet)
  const first = sheet.addRow([harmless(mark.sentence)])
  first.font = { italic: true, color: { argb: 'FF8C8378' } }
  if (plan.columns.length > 1) sheet.mergeCells(1, 1, 1, plan.columns.length)
  first.commit()
  const head = sheet.addRow(plan.columns.map(({ label }) => label))
  head.font = { bold: true }
  head.commit()
  let last = 2
  try {
    for await (const rows of batches) {
      for (const row of rows) sheet.addRow(row.map((value) => (typeof value === 'string' ? harmless(value) : value))).commit()
      last += rows.length
    }
    sheet.autoFilter = { from: { row: 2, column: 1 }, to: { row: last, column: plan.columns.length } }
    await workbook.commit()
    await done
  } catch (error) {
    file.destroy()
    throw error
  }
}

/** Large and grey across the head of each printed page; small at its foot with the page's number. Excel takes 255 characters, and & begins a code of its own. */
function printed({ sentence }: WorkbookPlan['mark']) {
  const words = harmless(sentence).replaceAll('&', '&&')
  return { oddHeader: `&C&"-,Bold"&24&KB8B0A6 ${words.slice(0, 80)}`, oddFooter: `&L&9&K8C8378 ${words.slice(0, 150)}&R&9&P / &N` }
}

/** exceljs writes <picture> before <headerFooter>; the schema wants it after, and Excel calls the file damaged otherwise. */
function inOrder(sheet: Worksheet): void {
  const writer = sheet as unknown as Record<'_writeBackground' | '_writeLegacyData', () => void>
  const [picture, legacy] = [writer._writeBackground.bind(writer), writer._writeLegacyData.bind(writer)]
  writer._writeBackground = () => {}
  writer._writeLegacyData = () => { legacy(); picture() }
}
