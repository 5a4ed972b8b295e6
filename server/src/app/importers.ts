import type { Report } from '#engines/intake'
import type { CommandContext } from '#platform/module'
import { importUnits } from '#registry'
import { runImport, type TrainingKind } from '#scenarios/training'

export type FileToImport = { bytes: Buffer; fileName: string; dryRun: boolean; progress: (done: number, total: number) => void }
/** Takes one file in, in the one transaction of `ctx`: all sound rows or, after an error, none. `rows` are what was understood. */
export type Importer = (ctx: CommandContext, file: FileToImport) => Promise<{ report: Report; rows: readonly unknown[] }>

const training = (kind: TrainingKind): Importer => (ctx, file) => runImport(ctx, kind, file)

/** The kinds of file that `guildhall import` takes. */
export const importers: Record<string, Importer> = {
  units: importUnits,
  needs: training('needs'),
  trainers: training('trainers'),
  venues: training('venues'),
  classes: training('classes'),
  evaluations: training('evaluations'),
}
