import type { CellValue, Cell as ExcelCell, Worksheet } from 'exceljs'
import { defaultLimits, guardWorkbook } from './guard.ts'
import { CellError } from './model.ts'
import type { Cell, Sheet, SheetRow } from './model.ts'
import { IntakeRefused } from './refused.ts'

/** Parts of a sheet that say nothing about values, and that the reader would expand cell by cell. */
const IGNORED = ['cols', 'dataValidations', 'conditionalFormatting', 'drawing', 'picture', 'hyperlinks', 'legacyDrawing', 'tableParts', 'extLst']

/** All sheets of a workbook, hidden ones marked. Throws `IntakeRefused`. */
export async function readXlsx(bytes: Buffer, limits = defaultLimits): Promise<Sheet[]> {
  guardWorkbook(bytes, limits)
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  // Named ranges say nothing about values either, and the reader lists each cell of one: a filter over whole columns is a million.
  Object.defineProperty(workbook.definedNames, 'model', { set: () => {}, get: () => [] })
  try {
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer, { ignoreNodes: IGNORED })
  } catch (error) {
    throw new IntakeRefused('damaged-file', error instanceof Error ? error.name : undefined)
  }
  return workbook.worksheets.map((sheet) => ({ name: sheet.name, hidden: sheet.state !== 'visible', rows: readRows(sheet) }))
}

function readRows(sheet: Worksheet): SheetRow[] {
  const rows: SheetRow[] = []
  sheet.eachRow((excelRow, row) => {
    const cells: Cell[] = []
    let inherited: Set<number> | undefined
    excelRow.eachCell({ includeEmpty: false }, (cell: ExcelCell, column) => {
      while (cells.length < column - 1) cells.push(null)
      if (cell.isMerged && cell.master !== cell) (inherited ??= new Set()).add(column - 1)
      cells[column - 1] = readCell(cell.value)
    })
    rows.push(inherited ? { row, cells, inherited } : { row, cells })
  })
  return rows
}

/** Formulas count by their cached result, rich text by its letters, links by their text. */
function readCell(value: CellValue | undefined): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'string' || typeof value === 'number') return value
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? new CellError('#NUM!') : value
  if ('error' in value) return new CellError(value.error)
  if ('richText' in value) return value.richText.map((run) => run.text).join('')
  if ('text' in value) return readCell(value.text as CellValue)
  return 'result' in value ? readCell(value.result) : null
}
