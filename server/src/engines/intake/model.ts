/** A cell that Excel shows as #N/A, #REF! and the like. */
export class CellError {
  readonly code: string
  constructor(code: string) { this.code = code }
}

/**
 * What a cell holds. A `Date` comes only from a cell with a date format (UTC midnight is the day shown);
 * a bare serial stays a number, because that difference is reported. CSV cells are always strings.
 */
export type Cell = string | number | Date | CellError | null

export interface SheetRow {
  /** 1-based, as a person sees it in Excel; in CSV the record, so that line breaks inside quotes do not count. */
  row: number
  cells: readonly Cell[]
  /** Columns whose value comes from the top left cell of a merge: they fill in, but do not make a row non-empty. */
  inherited?: ReadonlySet<number>
}

export interface Sheet {
  /** null for CSV. */
  name: string | null
  hidden: boolean
  rows: readonly SheetRow[]
}

export interface Book {
  kind: 'xlsx' | 'csv'
  sheets: readonly Sheet[]
}

const SPACE_ONLY = /^[\s\u200b-\u200f\u2060\ufeff]*$/
/** What people write into a cell to say that there is nothing. */
const BLANK_WORD = /^[\s\u200b\ufeff]*(?:无|暂无|[-—–－/／]+)[\s\u200b\ufeff]*$/

export function isEmptyCell(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && SPACE_ONLY.test(cell))
}

/** Blank in the sense of the reader: empty, or one of the words for nothing (无, 暂无, —, -, /). */
export function isBlankCell(cell: Cell | undefined): boolean {
  return isEmptyCell(cell) || (typeof cell === 'string' && BLANK_WORD.test(cell))
}

/** The cell as a person reads it. */
export function cellText(cell: Cell | undefined): string {
  if (typeof cell === 'string') return cell
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : cell.code
}
