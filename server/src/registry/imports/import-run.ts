import { createHash } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import { summarise, type Report } from '#engines/intake'
import { appendAudit } from '#platform/audit'
import { json, type Database } from '#platform/db'
import { holderOf, NotFound, Refused, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import type { Written } from './importers.ts'

export type ImportKind = 'units' | 'members' | 'needs' | 'trainers' | 'venues' | 'classes' | 'evaluations' | 'templates'
export type ImportRow = Selectable<Database['import_run']>
export type ImportState = 'previewed' | 'done'
const sealedIn = 'import_run.details'

/** Takes back what an import of one kind made. Throws `Refused('imports.in-use')` when something hangs on it; a foreign key that says so does as well. */
export type Undo = (ctx: CommandContext, run: ImportRow) => Promise<void>
const undoers = new Map<ImportKind, Undo>()

/** Declares how imports of a kind are taken back, once, beside the code that makes them. */
export function registerImportUndo(kind: ImportKind, undo: Undo): void {
  undoers.set(kind, undo)
}

export type NewImport = {
  /** Made beforehand by the caller where rows refer to it; a new one otherwise. */
  id?: string
  kind: ImportKind
  /** In whose name, and where the record is seen. */
  unitId: string | null
  scope: string
  fileName: string
  /** SHA-256 of the file. */
  sha256: Buffer
  report: Report
  state: ImportState
}

export const sha256Of = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** Keeps what became of a file. Places and reasons are plain; cells are personal data and are sealed. */
export async function recordImport(ctx: CommandContext, run: NewImport): Promise<string> {
  const { rejected, warnings, skipped, rejectedCells, repairedRows } = run.report
  const { read, accepted, repaired, warned } = summarise(run.report)
  const id = run.id ?? newId()
  await ctx.tx.insertInto('import_run').values({
    id, kind: run.kind, unit_id: run.unitId, scope: run.scope, file_name: run.fileName.slice(0, 200), sha256: run.sha256, state: run.state,
    counts: json({ read, accepted, repaired, warned, rejected: rejected.length }), report: json({ rejected, warnings, skipped }),
    details_sealed: ctx.cipher.seal(JSON.stringify({ rejectedCells, repairedRows }), sealedIn), imported_by: holderOf(ctx.actor), imported_at: ctx.clock.now(),
  }).execute()
  await appendAudit(ctx, { action: `imports.${run.state === 'done' ? 'import' : 'preview'}`, subject: `import:${id}`, scope: run.scope, details: { kind: run.kind, read, accepted, rejected: rejected.length } })
  return id
}

/** What of a file was new and what was known before; said by whoever wrote it, in the same transaction. */
export async function noteWritten(ctx: CommandContext, id: string, written: Written): Promise<void> {
  await ctx.tx.updateTable('import_run').set({ counts: sql`counts || ${json({ written })}` }).where('id', '=', id).execute()
}

/** The report as it was, with the cells. */
export function openReport(ctx: Pick<RequestContext, 'cipher'>, row: ImportRow): Report {
  const counts = row.counts as Pick<Report, 'read' | 'accepted' | 'repaired' | 'warned'>
  const plain = row.report as Pick<Report, 'rejected' | 'warnings' | 'skipped'>
  const details = row.details_sealed ? JSON.parse(ctx.cipher.open(row.details_sealed, sealedIn).reveal()) as Pick<Report, 'rejectedCells' | 'repairedRows'> : { rejectedCells: [], repairedRows: [] }
  return { read: counts.read, accepted: counts.accepted, repaired: counts.repaired, warned: counts.warned, ...plain, ...details }
}

export async function getImport(ctx: Pick<RequestContext, 'tx'>, id: string): Promise<ImportRow> {
  const row = await ctx.tx.selectFrom('import_run').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

/** Takes an import back as a whole, while nothing hangs on it. */
export async function undoImport(ctx: CommandContext, id: string): Promise<ImportRow> {
  const run = await ctx.tx.selectFrom('import_run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!run) throw new NotFound()
  const undo = undoers.get(run.kind as ImportKind)
  if (run.state !== 'done' || !undo) throw new Refused('imports.not-done')
  try {
    await undo(ctx, run)
  } catch (error) {
    if ((error as { code?: string }).code === '23503') throw new Refused('imports.in-use')
    throw error
  }
  await ctx.tx.updateTable('import_run').set({ state: 'undone', undone_by: holderOf(ctx.actor), undone_at: ctx.clock.now() }).where('id', '=', id).execute()
  await appendAudit(ctx, { action: 'imports.undo', subject: `import:${id}`, scope: run.scope, details: { kind: run.kind } })
  return getImport(ctx, id)
}
