import { harmless } from '#platform/workbook'

/** A sheet to be filled in: `example` is what one row may hold; `choices` are offered by Excel when the cell is entered, others may be written. */
export type BlankSheet = { name: string; columns: readonly { header: string; required: boolean; how: string; example: string; width: number; choices?: readonly string[] }[] }

/** Rows that offer choices; more can be filled in, without them. */
const rowsWithChoices = 500

/**
 * The empty workbook that goes to whoever keeps a list elsewhere: headers as the reader knows them, and on a second sheet, which the reader leaves out, what belongs in
 * each column. In Chinese, as the files are.
 */
export async function writeBlankWorkbook({ name, columns }: BlankSheet): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.addRow(columns.map(({ header, required }) => (required ? `${header}（必填）` : header))).font = { bold: true }
  columns.forEach(({ width, choices }, index) => {
    const column = sheet.getColumn(index + 1)
    column.width = width
    // As text: a day or a code that Excel takes for a number comes back as another one.
    column.numFmt = '@'
    column.alignment = { wrapText: true, vertical: 'top' }
    if (!choices) return
    const formulae = [`"${choices.join(',')}"`]
    for (let row = 2; row <= rowsWithChoices; row++) sheet.getCell(row, index + 1).dataValidation = { type: 'list', allowBlank: true, formulae, showErrorMessage: false }
  })
  const how = workbook.addWorksheet('填写说明')
  how.addRow(['怎么填', '', `每行一个，填在「${name}」这张表里；这一张不会导入。`])
  how.addRow(['列', '要不要填', '怎么填', '例']).font = { bold: true }
  for (const { header, required, how: words, example } of columns) how.addRow([header, required ? '必填' : '可以空着', words, harmless(example)]).alignment = { wrapText: true, vertical: 'top' }
  for (const [index, width] of [18, 12, 60, 48].entries()) how.getColumn(index + 1).width = width
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
