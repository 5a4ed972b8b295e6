import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeWorkbook, type SheetValue, type WorkbookPlan } from './write-workbook.ts'

/** A sheet of a statement's size, as bytes to be sent. What may be long is written batch by batch to a file of its own (`writeWorkbook`). */
export async function workbookBytes(plan: WorkbookPlan, rows: readonly (readonly SheetValue[])[]): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-sheet-'))
  try {
    const path = join(folder, 'sheet.xlsx')
    await writeWorkbook(path, plan, (async function* () { yield rows })())
    return await readFile(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
