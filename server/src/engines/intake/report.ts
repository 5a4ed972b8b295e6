import { cellText } from './model.ts'
import type { SkippedSheet, TableRow } from './table-reader.ts'

/** Where a row is. `sheet` is null in CSV. */
export interface RowRef { sheet: string | null; row: number }

/** A row that did not go in: where, why, and what to do. */
export interface Rejection extends RowRef {
  /** The header as written in that sheet. */
  column: string
  field: string
  code: string
  message: string
  /** The earlier row of a pair. */
  first?: RowRef
}

export interface Warning extends RowRef { column: string; field: string; code: string; message: string }

/** One cell of an accepted row that was corrected on the way in. */
export interface RepairMade { kind: string; column: string; field: string; from: string; to: string }
export interface RepairedRow extends RowRef { repairs: readonly RepairMade[] }

/** The original cells of a rejected row, kept for the workbook that goes back to its author. Personal data: not for logs or answers. */
export interface RejectedCells extends RowRef { headers: readonly string[]; cells: readonly string[] }

/** What became of a file. `read` is `accepted` plus rejected; each kind counts once a row, in accepted rows only. */
export interface Report {
  read: number
  accepted: number
  repaired: Record<string, number>
  warned: Record<string, number>
  rejected: Rejection[]
  warnings: Warning[]
  repairedRows: RepairedRow[]
  rejectedCells: RejectedCells[]
  skipped: { empty: number; footer: number; sheets: SkippedSheet[] }
}

/** Zh and en for each code: what is wrong and what to do about it. */
export type Messages = Readonly<Record<string, { zh: string; en: string }>>
export type Locale = 'zh' | 'en'

/** The counters are complete whatever the size; details of repairs and warnings stop at `detailLimit` rows, so that memory is bounded. */
export interface ReportOptions { messages: Messages; locale?: Locale | undefined; detailLimit?: number | undefined }

/** Collects the outcome of each row. A row reader reports here; nothing else writes to a report. */
export class ReportBuilder {
  readonly report: Report

  #options: ReportOptions

  /** `begun`: what became of the rows before those that come now, where a killed run goes on. What is skipped is counted anew, since the file is read from its beginning. */
  constructor(options: ReportOptions, begun?: Report) {
    this.#options = options
    this.report = {
      read: 0, accepted: 0, repaired: {}, warned: {}, rejected: [], warnings: [], repairedRows: [], rejectedCells: [],
      ...begun, skipped: { empty: 0, footer: 0, sheets: [] },
    }
  }

  reject(row: TableRow<string>, at: { code: string; field: string; column: string; first?: RowRef }): void {
    this.report.read++
    const { first, ...rest } = at
    this.report.rejected.push({ sheet: row.sheet, row: row.row, ...rest, message: this.#message(at.code), ...(first && { first }) })
    this.report.rejectedCells.push({ sheet: row.sheet, row: row.row, headers: row.header.all, cells: row.cells.map(cellText) })
  }

  accept(row: TableRow<string>, repairs: readonly RepairMade[], warnings: readonly { code: string; field: string; column: string }[]): void {
    const { report } = this
    report.read++
    report.accepted++
    const detailed = report.repairedRows.length < (this.#options.detailLimit ?? 20_000)
    for (const [i, { kind }] of repairs.entries()) if (repairs.findIndex((other) => other.kind === kind) === i) count(report.repaired, kind)
    if (repairs.length > 0 && detailed) report.repairedRows.push({ sheet: row.sheet, row: row.row, repairs: [...repairs] })
    for (const warning of warnings) {
      count(report.warned, warning.code)
      if (report.warnings.length < (this.#options.detailLimit ?? 20_000)) {
        report.warnings.push({ sheet: row.sheet, row: row.row, ...warning, message: this.#message(warning.code) })
      }
    }
  }

  skip(skipped: { empty: number; footer: number }): void {
    this.report.skipped.empty += skipped.empty
    this.report.skipped.footer += skipped.footer
  }

  /** Rejections in the order of the file, however late they were found. */
  finish(sheets: readonly (string | null)[]): Report {
    const order = (ref: RowRef): number => sheets.indexOf(ref.sheet)
    const byPlace = (a: RowRef, b: RowRef): number => order(a) - order(b) || a.row - b.row
    this.report.rejected.sort(byPlace)
    this.report.rejectedCells.sort(byPlace)
    return this.report
  }

  #message(code: string): string {
    return this.#options.messages[code]?.[this.#options.locale ?? 'zh'] ?? code
  }
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1
}

export type Summary = Pick<Report, 'read' | 'accepted' | 'repaired' | 'warned' | 'rejected'> & { skipped: { empty: number; footer: number; sheets: (string | null)[] } }

/** The report without cells and details, as the command line prints it. */
export function summarise(report: Report): Summary {
  const { read, accepted, repaired, warned, rejected, skipped } = report
  return { read, accepted, repaired, warned, rejected, skipped: { ...skipped, sheets: skipped.sheets.map(({ sheet }) => sheet) } }
}
