import type { Locale, Report } from '#engines/intake'
import type { CommandContext } from '#platform/module'
import type { ImportKind } from './import-run.ts'

export type Progress = (done: number, total: number) => void | Promise<void>
export type FileToImport = {
  bytes: Buffer
  fileName: string
  dryRun: boolean
  locale?: Locale | undefined
  /** Told as rows are written. When it throws, nothing of the file stays. */
  progress?: Progress | undefined
  /** Id of the record, where the caller must find it again; a new one otherwise. */
  runId?: string | undefined
}
export type Written = { created: number; known: number }
export type Imported = { runId: string; report: Report; rows: readonly unknown[]; written: Written | null }

/** Takes one file in, in the one transaction of `ctx`: all sound rows or, after an error, none. `rows` are what was understood. */
export type Importer = (ctx: CommandContext, file: FileToImport) => Promise<Imported>

const importers = new Map<ImportKind, Importer>()

/** Declares how files of a kind come in, once, beside the code that takes them in. */
export function registerImporter(kind: ImportKind, importer: Importer): void {
  importers.set(kind, importer)
}

export function getImporter(kind: ImportKind): Importer {
  const importer = importers.get(kind)
  if (!importer) throw new Error(`nobody takes files of the kind ${kind} in`)
  return importer
}
