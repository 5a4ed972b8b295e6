import { defaultLimits, intakeMessages, IntakeRefused, readCsv, readXlsxBeside, RowReading, sniffKind, TableReader } from '#engines/intake'
import type { Messages, ReportBuilder, Sheet, SheetRow } from '#engines/intake'
import { memberShape, type MemberField } from './member-shape.ts'
import { readMember, type MemberLookups, type MemberRow } from './members.ts'
import { memberMessages } from './messages.ts'

export const rosterMessages: Messages = { ...intakeMessages, ...memberMessages }

/** A file that is read from its beginning as often as needed. `size` in bytes. */
export interface ByteFile { size: number; open(): AsyncIterable<Uint8Array> | Iterable<Uint8Array> }

/** One data row. `n` is its place among the data rows of the whole file, from 1. The caller settles it: `reading.close()`. */
export interface RosterEntry { n: number; reading: RowReading<MemberField>; member: MemberRow | null }

/**
 * Reads a roster in batches of rows. A CSV streams: a million rows need no more memory than a batch. A workbook is read whole, within the limits of the reader.
 * The first `skip` data rows were settled by an earlier run and are passed over. Throws `IntakeRefused`, `no-table` when no sheet is a roster.
 */
export async function* readRoster(file: ByteFile, builder: ReportBuilder, lookups: MemberLookups, skip = 0): AsyncGenerator<RosterEntry[]> {
  let n = 0
  let found = false
  for await (const sheet of sheetsOf(file)) {
    const reader = new TableReader(memberShape, sheet.name)
    let filled = false
    for await (const batch of sheet.batches) {
      filled ||= batch.length > 0
      if (sheet.hidden) break
      const entries: RosterEntry[] = []
      for (const row of batch) {
        const data = reader.push(row)
        if (!data || ++n <= skip) continue
        const reading = new RowReading(data, builder)
        entries.push({ n, reading, member: readMember(reading, lookups) })
      }
      if (entries.length > 0) yield entries
    }
    if (reader.header) {
      found = true
      builder.skip(reader.skipped)
    } else if (filled) {
      builder.report.skipped.sheets.push({ sheet: sheet.name, reason: sheet.hidden ? 'hidden' : 'no-header' })
    }
  }
  if (!found) throw new IntakeRefused('no-table')
}

interface SheetSource { name: string | null; hidden: boolean; batches: AsyncIterable<readonly SheetRow[]> | Iterable<readonly SheetRow[]> }

async function* sheetsOf(file: ByteFile): AsyncGenerator<SheetSource> {
  if (sniffKind(await headOf(file)) === 'csv') {
    yield { name: null, hidden: false, batches: readCsv(file.open()) }
    return
  }
  // A workbook cannot be read without having all of it.
  if (file.size > defaultLimits.fileBytes) throw new IntakeRefused('too-large')
  const parts: Uint8Array[] = []
  for await (const part of file.open()) parts.push(part)
  for (const sheet of await readXlsxBeside(Buffer.concat(parts))) yield { name: sheet.name, hidden: sheet.hidden, batches: batchesOf(sheet) }
}

function* batchesOf(sheet: Sheet): Generator<readonly SheetRow[]> {
  for (let from = 0; from < sheet.rows.length; from += 500) yield sheet.rows.slice(from, from + 500)
}

async function headOf(file: ByteFile): Promise<Uint8Array> {
  for await (const part of file.open()) if (part.length > 0) return part
  throw new IntakeRefused('empty-file')
}
