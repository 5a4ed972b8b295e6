import { CellError, cellText, isBlankCell } from './model.ts'
import type { Cell } from './model.ts'
import type { Repair } from './repair/index.ts'
import type { RepairMade, ReportBuilder, RowRef } from './report.ts'
import type { TableRow } from './table-reader.ts'

/**
 * One row while it is being understood. Fields are taken one by one; repairs and warnings gather here and count only if the row
 * is accepted in the end. The first rejection stands, later ones are ignored, so that understanding reads as a straight list of fields.
 */
export class RowReading<F extends string> {
  readonly #row: TableRow<F>
  readonly #report: ReportBuilder
  readonly #repairs: RepairMade[] = []
  readonly #warnings: { code: string; field: string; column: string }[] = []
  readonly #kinds: string[] = []
  #rejection: { code: string; field: F; first?: RowRef } | undefined

  constructor(row: TableRow<F>, report: ReportBuilder) {
    this.#row = row
    this.#report = report
  }

  get ref(): RowRef {
    return { sheet: this.#row.sheet, row: this.#row.row }
  }

  get rejected(): boolean {
    return this.#rejection !== undefined
  }

  cell(field: F): Cell {
    const index = this.#row.header.index.get(field)
    return index === undefined ? null : this.#row.cells[index] ?? null
  }

  /** The header of the field as this sheet writes it. */
  column(field: F): string {
    return this.#row.header.written.get(field) ?? field
  }

  isBlank(field: F): boolean {
    return isBlankCell(this.cell(field))
  }

  /** The field as trimmed text, '' when blank; a cell error rejects the row, because the field is used. */
  text(field: F): string {
    const cell = this.cell(field)
    if (!(cell instanceof CellError)) return isBlankCell(cell) ? '' : cellText(cell).trim()
    this.reject('cell-error', field)
    return ''
  }

  /** The field's value after repair, null when blank; `unreadable` says what happens when there is something that can't be understood. */
  take<T>(field: F, repair: Repair<T>, unreadable: { reject: string } | { warn: string } | 'ignore'): T | null {
    const cell = this.cell(field)
    if (isBlankCell(cell)) return null
    if (cell instanceof CellError) {
      this.reject('cell-error', field)
      return null
    }
    this.#kinds.length = 0
    const value = repair(cell, this.#kinds)
    if (value === null) {
      if (unreadable === 'ignore') return null
      if ('reject' in unreadable) this.reject(unreadable.reject, field)
      else this.warn(unreadable.warn, field)
      return null
    }
    for (const kind of this.#kinds) this.repaired(kind, field, cellText(cell), showRepaired(value))
    return value
  }

  /** As `take`, and a blank is refused too. */
  require<T>(field: F, repair: Repair<T>, codes: { missing: string; unreadable: string }): T | null {
    if (this.isBlank(field)) {
      this.reject(codes.missing, field)
      return null
    }
    return this.take(field, repair, { reject: codes.unreadable })
  }

  repaired(kind: string, field: F, from: string, to: string): void {
    this.#repairs.push({ kind, field, column: this.column(field), from, to })
  }

  warn(code: string, field: F): void {
    this.#warnings.push({ code, field, column: this.column(field) })
  }

  reject(code: string, field: F, first?: RowRef): void {
    this.#rejection ??= first ? { code, field, first } : { code, field }
  }

  /** Settles the row: true when it is accepted. Call once. */
  close(): boolean {
    const { first, code, field } = this.#rejection ?? {}
    if (code === undefined || field === undefined) {
      this.#report.accept(this.#row, this.#repairs, this.#warnings)
      return true
    }
    this.#report.reject(this.#row, { code, field, column: this.column(field), ...(first && { first }) })
    return false
  }
}

function showRepaired(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
}
