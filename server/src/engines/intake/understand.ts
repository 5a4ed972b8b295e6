import type { TableShape } from './columns.ts'
import type { Book } from './model.ts'
import { IntakeRefused } from './refused.ts'
import { ReportBuilder } from './report.ts'
import type { Report, ReportOptions } from './report.ts'
import { RowReading } from './row-reading.ts'
import { readTable } from './table-reader.ts'
import type { Table } from './table-reader.ts'

/** A table found in a book, with the name of the shape it has. */
export interface NamedTable<N extends string, F extends string> { shape: N; table: Table<F> }

/**
 * Looks for tables of the given shapes in a book; a sheet is the shape of which it shows most columns. Throws
 * `IntakeRefused('no-table')` when no sheet is any of them: a file of the wrong kind must not pass as an empty one.
 */
export function findTables<N extends string, F extends string>(book: Book, shapes: Readonly<Record<N, TableShape<F>>>, report: ReportBuilder): NamedTable<N, F>[] {
  const found: NamedTable<N, F>[] = []
  for (const sheet of book.sheets) {
    let best: NamedTable<N, F> | undefined
    for (const shape of Object.keys(shapes) as N[]) {
      const table = readTable(sheet, shapes[shape])
      if (table && table.header.index.size > (best?.table.header.index.size ?? 0)) best = { shape, table }
    }
    if (best) {
      found.push(best)
      report.skip(best.table.skipped)
    } else if (sheet.rows.length > 0) {
      report.report.skipped.sheets.push({ sheet: sheet.name, reason: sheet.hidden ? 'hidden' : 'no-header' })
    }
  }
  if (found.length === 0) throw new IntakeRefused('no-table')
  return found
}

/** A row that was understood, for the preview and for writing. */
export type Understood<T> = T & { sheet: string | null; row: number }

/** What a file says, and what became of each of its rows. */
export interface Understanding<T> { rows: Understood<T>[]; report: Report }

/**
 * Takes a book through one function per row: `read` returns what the row says, or null after it rejected it. For tables whose rows
 * can be judged one after the other in file order.
 */
export function understandRows<T, N extends string, F extends string>(
  book: Book, shapes: Readonly<Record<N, TableShape<F>>>, options: ReportOptions, read: (row: RowReading<F>, shape: N) => T | null,
): Understanding<T> {
  const builder = new ReportBuilder(options)
  const rows: Understood<T>[] = []
  for (const { shape, table } of findTables(book, shapes, builder)) {
    for (const row of table.rows) {
      const reading = new RowReading(row, builder)
      const value = read(reading, shape)
      if (reading.close() && value !== null) rows.push({ ...value, sheet: row.sheet, row: row.row })
    }
  }
  return { rows, report: builder.finish(book.sheets.map((sheet) => sheet.name)) }
}
