import { cellText, isEmptyCell } from './model.ts'
import type { SheetRow } from './model.ts'

/** One field of a table and the headers under which people file it. */
export interface Column<F extends string> {
  field: F
  headers: readonly string[]
  /** A table is recognised when all its required columns are there. */
  required?: boolean
}

/** What a table looks like. */
export interface TableShape<F extends string> {
  columns: readonly Column<F>[]
  /** The running number (序号), if the table has one: it makes no row, and text in it marks a footer. */
  sequence?: F
  /** Fields of which every real row has at least one; a row with text in `sequence` and none of these is a footer. */
  identity: readonly F[]
}

/** Where the fields stand in one sheet, and how that sheet writes their headers. */
export interface Header<F extends string> {
  index: ReadonlyMap<F, number>
  written: ReadonlyMap<F, string>
  /** All headers from left to right, for showing a rejected row as it stood. */
  all: readonly string[]
}

const NOISE = /[\s\u200b-\u200f\u2060\ufeff*★※:]+/g
const HINT = /\((?:必填|选填|可填|必选|可选|示例)[^)]*\)/g

/** `* 姓 名（必填）` and `姓名` are the same header. */
function headerKey(text: string): string {
  return text.normalize('NFKC').replace(NOISE, '').replace(HINT, '')
}

/**
 * Reads a header out of a row; `above` is the row over it, whose cells fill the gaps of a header in two rows (a group on top of
 * some columns, a plain header spanning both rows on top of others). null when a required column is missing.
 */
export function matchHeader<F extends string>(shape: TableShape<F>, row: SheetRow, above?: SheetRow): Header<F> | null {
  const lookup = lookupOf(shape)
  const index = new Map<F, number>()
  const written = new Map<F, string>()
  const width = Math.max(row.cells.length, above?.cells.length ?? 0)
  const all: string[] = []
  for (let i = 0; i < width; i++) {
    const text = cellText(isEmptyCell(row.cells[i]) ? above?.cells[i] : row.cells[i])
    all.push(text)
    const key = headerKey(text)
    const field = lookup.get(key) ?? lookup.get(key.replace(/\([^)]*\)$/, ''))
    if (key === '' || field === undefined || index.has(field)) continue
    index.set(field, i)
    written.set(field, text)
  }
  return shape.columns.every((column) => !column.required || index.has(column.field)) ? { index, written, all } : null
}

const lookups = new WeakMap<object, ReadonlyMap<string, string>>()

function lookupOf<F extends string>(shape: TableShape<F>): ReadonlyMap<string, F> {
  const known = lookups.get(shape) as ReadonlyMap<string, F> | undefined
  if (known) return known
  const built = new Map<string, F>()
  for (const column of shape.columns) for (const header of column.headers) built.set(headerKey(header), column.field)
  lookups.set(shape, built)
  return built
}
