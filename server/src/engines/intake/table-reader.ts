import { matchHeader } from './columns.ts'
import type { Header, TableShape } from './columns.ts'
import { cellText, isEmptyCell } from './model.ts'
import type { Cell, Sheet, SheetRow } from './model.ts'

/** How far down a sheet the header may stand, below titles and notes. */
const HEADER_WITHIN = 30
const FOOTER = /^\s*(?:合计|总计|小计|共计|总数|填报|填表|制表|审核|负责人|经办|联系人[:：]|单位盖章|盖章|日期[:：]|备注[:：]|注[:：]|说明[:：])/

/** One row of a recognised table. */
export interface TableRow<F extends string> {
  sheet: string | null
  row: number
  header: Header<F>
  cells: readonly Cell[]
}

/**
 * Finds the table in the rows of one sheet, pushed one after the other, and tells data from titles, empty rows and footers.
 * Memory is constant, so a stream of a million rows goes through the same object as a sheet of ten.
 */
export class TableReader<F extends string> {
  /** Empty rows above the last data row, and footers. */
  readonly skipped = { empty: 0, footer: 0 }
  header: Header<F> | null = null
  #shape: TableShape<F>
  #sheet: string | null
  #before: SheetRow | undefined
  #looked = 0
  #firstRow = true
  #emptySinceData = 0
  #last = 0

  constructor(shape: TableShape<F>, sheet: string | null) {
    this.#shape = shape
    this.#sheet = sheet
  }

  /** The data row that this is, or null for anything else. */
  push(row: SheetRow): TableRow<F> | null {
    const gap = row.row - this.#last - 1
    this.#last = row.row
    if (!this.header) {
      this.#lookForHeader(row)
      return null
    }
    this.#emptySinceData += gap // rows that a workbook does not even mention
    if (this.#firstRow) {
      this.#firstRow = false
      if (this.#refinesHeader(row)) return null
    }
    if (this.#isEmpty(row)) {
      this.#emptySinceData++
      return null
    }
    if (this.#isFooter(row)) {
      this.skipped.footer++
      return null
    }
    if (this.#repeatsHeader(row)) return null
    this.skipped.empty += this.#emptySinceData
    this.#emptySinceData = 0
    return { sheet: this.#sheet, row: row.row, header: this.header, cells: row.cells }
  }

  #lookForHeader(row: SheetRow): void {
    if (this.#looked++ >= HEADER_WITHIN) return
    this.header = matchHeader(this.#shape, row) ?? (this.#before ? matchHeader(this.#shape, row, this.#before) : null)
    this.#before = row
  }

  /** The row under a header may be the second half of it: it then names more columns than the first half alone. */
  #refinesHeader(row: SheetRow): boolean {
    const both = matchHeader(this.#shape, row, this.#before)
    if (!both || !this.header || both.index.size <= this.header.index.size) return false
    this.header = both
    return true
  }

  #isEmpty(row: SheetRow): boolean {
    const sequence = this.#at(this.#shape.sequence)
    return row.cells.every((cell, i) => isEmptyCell(cell) || row.inherited?.has(i) === true || (i === sequence && isNumber(cell)))
  }

  #isFooter(row: SheetRow): boolean {
    if (this.#shape.identity.some((field) => !isEmptyCell(own(row, this.#at(field))))) {
      return this.#at(this.#shape.sequence) < 0 && FOOTER.test(cellText(row.cells[0])) && filled(row) <= 2
    }
    const sequence = this.#at(this.#shape.sequence)
    if (sequence >= 0) return !isEmptyCell(row.cells[sequence]) && !isNumber(row.cells[sequence] ?? null)
    return FOOTER.test(cellText(row.cells.find((cell) => !isEmptyCell(cell))))
  }

  /** Sheets pasted together bring their header again. */
  #repeatsHeader(row: SheetRow): boolean {
    return [...this.header!.index].every(([field, i]) => cellText(row.cells[i]) === this.header!.written.get(field))
  }

  #at(field: F | undefined): number {
    return field === undefined ? -1 : this.header!.index.get(field) ?? -1
  }
}

function own(row: SheetRow, index: number): Cell | undefined {
  return row.inherited?.has(index) ? null : row.cells[index]
}

function filled(row: SheetRow): number {
  return row.cells.filter((cell, i) => !isEmptyCell(cell) && row.inherited?.has(i) !== true).length
}

function isNumber(cell: Cell): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && /^\s*\d+\s*$/.test(cell))
}

/** A sheet that holds no table, and why: nothing is skipped in silence. */
export interface SkippedSheet { sheet: string | null; reason: 'hidden' | 'no-header' }

export interface Table<F extends string> {
  sheet: string | null
  header: Header<F>
  rows: TableRow<F>[]
  skipped: { empty: number; footer: number }
}

/** The table of this shape in a sheet, or null. Hidden sheets are not looked at. */
export function readTable<F extends string>(sheet: Sheet, shape: TableShape<F>): Table<F> | null {
  if (sheet.hidden) return null
  const reader = new TableReader(shape, sheet.name)
  const rows: TableRow<F>[] = []
  for (const row of sheet.rows) {
    const data = reader.push(row)
    if (data) rows.push(data)
  }
  return reader.header && { sheet: sheet.name, header: reader.header, rows, skipped: reader.skipped }
}
