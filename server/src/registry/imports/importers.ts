import type { BlankSheet, Locale, Report } from '#engines/intake'
import type { Services } from '#platform/http'
import type { CommandContext } from '#platform/module'
import type { ByteFile } from '../import/index.ts'
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
export type Written = { created: number; known: number; joined?: number; differences?: number }
export type Imported = { runId: string; report: Report; rows: readonly unknown[]; written: Written | null }

/** Takes one file in, in the one transaction of `ctx`: all sound rows or, after an error, none. `rows` are what was understood. */
export type Importer = (ctx: CommandContext, file: FileToImport) => Promise<Imported>

const importers = new Map<ImportKind, Importer>()

/** Declares how files of a kind come in, once, beside the code that takes them in. */
export function registerImporter(kind: ImportKind, importer: Importer): void {
  importers.set(kind, importer)
}

const blankSheets = new Map<ImportKind, BlankSheet>()

/** Declares the blank sheet of a kind, beside its importer. */
export function registerBlankSheet(kind: ImportKind, sheet: BlankSheet): void {
  blankSheets.set(kind, sheet)
}

export function getBlankSheet(kind: ImportKind): BlankSheet {
  const sheet = blankSheets.get(kind)
  if (!sheet) throw new Error(`there is no blank sheet of the kind ${kind}`)
  return sheet
}

export function getImporter(kind: ImportKind): Importer {
  const importer = importers.get(kind)
  if (!importer) throw new Error(`nobody takes files of the kind ${kind} in`)
  return importer
}

/** Where a file that is taken in by steps does its work: one transaction after another, in the name and range of whoever brought it. */
export type StagedWork = { services: Services; scope: string; inTransaction<T>(work: (ctx: CommandContext) => Promise<T>): Promise<T> }
export type FileToStage = Omit<FileToImport, 'bytes'> & {
  file: ByteFile
  /** Told of every row as it is accepted, in the order of the file. */
  onRow?: ((row: unknown) => void | Promise<void>) | undefined
  /** Done in the last transaction, with the writing itself. */
  finish?: ((ctx: CommandContext) => Promise<void>) | undefined
}

/**
 * Takes a large file in by steps: it is read in batches that are kept aside, so that a killed run goes on where it was, and all of it becomes true in the last transaction.
 * `rows` of the answer stays empty.
 */
export type StagedImporter = (work: StagedWork, file: FileToStage) => Promise<Imported>
const staged = new Map<ImportKind, StagedImporter>()

export function registerStagedImporter(kind: ImportKind, importer: StagedImporter): void {
  staged.set(kind, importer)
}

export function findStagedImporter(kind: ImportKind): StagedImporter | undefined {
  return staged.get(kind)
}
