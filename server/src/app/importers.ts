import type { Report } from '#engines/intake'
import type { CommandContext } from '#platform/module'
import { importUnits } from '#registry'

export type FileToImport = { bytes: Buffer; fileName: string; dryRun: boolean; progress: (done: number, total: number) => void }
/** Takes one file in, in the one transaction of `ctx`: all sound rows or, after an error, none. `rows` are what was understood. */
export type Importer = (ctx: CommandContext, file: FileToImport) => Promise<{ report: Report; rows: readonly unknown[] }>

/** The kinds of file that `guildhall import` takes. */
export const importers: Record<string, Importer> = {
  units: importUnits,
}
