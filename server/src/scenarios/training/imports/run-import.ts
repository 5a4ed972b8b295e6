import { IntakeRefused, readBook } from '#engines/intake'
import { Refused } from '#platform/http'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { noteWritten, recordImport, registerBlankSheet, registerImporter, sha256Of, type FileToImport, type Imported } from '#registry'
import { findRoot } from '#registry/units'
import { blankTemplates } from '../import/index.ts'
import { trainingImporters, type TrainingKind } from './importers.ts'

/** Takes one file of the training scenario in, in the one transaction of `ctx`: all sound rows, or after an error none; on a dry run the report alone. */
export async function runImport(ctx: CommandContext, kind: TrainingKind, file: FileToImport): Promise<Imported> {
  const into = await actingUnit(ctx)
  const importer = trainingImporters[kind]
  const { rows, report } = await readBook(file.bytes).then((book) => importer.understand(ctx, book, file.locale, into)).catch((error: unknown) => {
    throw error instanceof IntakeRefused ? new Refused('imports.unreadable', { reason: error.code }) : error
  })
  const runId = file.runId ?? newId()
  // The record comes first: what is written refers to it.
  await recordImport(ctx, { id: runId, kind, unitId: into.id, scope: into.scope, fileName: file.fileName, sha256: sha256Of(file.bytes), report, state: file.dryRun ? 'previewed' : 'done' })
  const written = file.dryRun ? null : await importer.apply(ctx, rows, { importId: runId, unit: into, progress: file.progress })
  if (written) await noteWritten(ctx, runId, written)
  return { runId, report, rows, written }
}

/** In whose name: the unit at which the role is held; for the operator the federation at the top. */
async function actingUnit(ctx: CommandContext): Promise<{ id: string; scope: string }> {
  const scope = ctx.actor.kind === 'staff' || ctx.actor.kind === 'job' ? ctx.actor.scope : null
  if (scope === null) throw new Refused('platform.not-allowed')
  const unit = scope === '' ? await findRoot(ctx.tx) : await ctx.tx.selectFrom('unit').selectAll().where('scope', '=', scope).executeTakeFirst()
  if (!unit) throw new Refused('training.import-no-city')
  return { id: unit.id, scope: unit.scope }
}

for (const kind of Object.keys(trainingImporters) as TrainingKind[]) registerImporter(kind, (ctx, file) => runImport(ctx, kind, file))
registerBlankSheet('templates', blankTemplates)
