import { setImmediate as breathe } from 'node:timers/promises'
import { defaultLimits, sniffKind } from './guard.ts'
import type { Book, SheetRow } from './model.ts'
import { readCsv } from './read-csv.ts'
import { IntakeRefused } from './refused.ts'
import { readXlsxBeside } from './xlsx-beside.ts'

/**
 * A whole spreadsheet in memory, for tables of thousands of rows. Rosters of a million rows go through `readCsv` instead. Throws `IntakeRefused`. While a long
 * file is read, others are answered.
 */
export async function readBook(bytes: Buffer, limits = defaultLimits): Promise<Book> {
  if (bytes.byteLength > limits.fileBytes) throw new IntakeRefused('too-large')
  if (sniffKind(bytes) === 'xlsx') return { kind: 'xlsx', sheets: await readXlsxBeside(bytes, limits) }
  const rows: SheetRow[] = []
  for await (const batch of readCsv([bytes])) {
    for (const row of batch) rows.push(row)
    if (rows.length > limits.rows) throw new IntakeRefused('too-many-rows')
    await breathe()
  }
  return { kind: 'csv', sheets: [{ name: null, hidden: false, rows }] }
}
