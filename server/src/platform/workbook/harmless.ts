/** Signs with which a spreadsheet begins a formula, the wide ones of Chinese input too; blanks before them are skipped by it. */
const begins = /^\s*[=+\-@＝＋－＠\t\r\n]/
const number = /^[+-]?\d+(?:\.\d+)?$/
/** What XML cannot hold. */
const unwritable = /[[\p{Cc}--[\t\n\r]]\ufffe\uffff]/gv

/**
 * A text that a spreadsheet would take for a formula gets a quote before it. In the workbook cells are text anyway; the quote keeps them so after a round trip
 * through CSV, or when somebody edits the cell.
 */
export function harmless(text: string): string {
  const clean = text.toWellFormed().replace(unwritable, '')
  return begins.test(clean) && !number.test(clean) ? `'${clean}` : clean
}
