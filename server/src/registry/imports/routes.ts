import { importRoutes, type AnswerOf } from '@guildhall/contract'
import { repairMessages, writeBlankWorkbook, writeRejectedWorkbook, type Report } from '#engines/intake'
import { maskIdNumber, maskName, maskPhone } from '#platform/crypto'
import { handle, Refused, requireStaff, type Handled, type RequestContext } from '#platform/http'
import { beginImport, confirmImport, discardDraft, listDrafts } from './drafts.ts'
import { getImport, openReport, undoImport, type ImportKind, type ImportRow } from './import-run.ts'
import { getBlankSheet } from './importers.ts'
import { importUnits } from './import-units.ts'

type Run = AnswerOf<typeof importRoutes.undo>
type Report_ = AnswerOf<typeof importRoutes.get>
type Page = AnswerOf<typeof importRoutes.list>

/** The uploaded file in memory; the edge has limited its size. Other imports take their files by this too. */
export async function uploadedFile(ctx: Pick<RequestContext, 'upload'>): Promise<{ fileName: string; bytes: Buffer }> {
  const part = await ctx.upload()
  if (!part) throw new Refused('imports.not-a-file')
  const chunks: Buffer[] = []
  for await (const chunk of part.stream) chunks.push(Buffer.from(chunk as Uint8Array))
  return { fileName: part.fileName, bytes: Buffer.concat(chunks) }
}

async function receiveUnits(ctx: RequestContext, dryRun: boolean): Promise<Report_> {
  requireStaff(ctx, 'units.manage')
  const { runId } = await importUnits(ctx, { ...await uploadedFile(ctx), dryRun })
  return presentReport(ctx, await getImport(ctx, runId))
}

async function listImports(ctx: RequestContext, input: { kind?: ImportKind | undefined; cursor?: string | undefined; limit: number }): Promise<Page> {
  let query = ctx.tx.selectFrom('import_run').selectAll()
  if (input.kind) query = query.where('kind', '=', input.kind)
  if (input.cursor && /^[0-9a-f-]{36}$/.test(input.cursor)) query = query.where('id', '<', input.cursor)
  const rows = await query.orderBy('id', 'desc').limit(input.limit + 1).execute()
  return { rows: rows.slice(0, input.limit).map(presentRun), next: rows.length > input.limit ? rows[input.limit - 1]!.id : null }
}

export function presentRun(row: ImportRow): Run {
  const counts = row.counts as Pick<Run, 'read' | 'accepted' | 'repaired' | 'warned' | 'rejected'> & Partial<Pick<Run, 'written'>>
  return { id: row.id, kind: row.kind as ImportKind, fileName: row.file_name, state: row.state as Run['state'], importedAt: row.imported_at.toISOString(), undoneAt: row.undone_at?.toISOString() ?? null, ...counts, written: counts.written ?? null }
}

/** What became of the file, row by row, without the cells themselves. */
export function presentReport(ctx: Pick<RequestContext, 'cipher'>, row: ImportRow): Report_ {
  const report: Report = openReport(ctx, row)
  const place = ({ sheet, row: number, column, code, message }: Report['warnings'][number]) => ({ sheet: sheet ?? '', row: number, column, code, message })
  const skippedSheets = report.skipped.sheets.map(({ sheet, reason }) => ({ sheet: sheet ?? '', reason }))
  return { ...presentRun(row), skippedSheets, rejections: report.rejected.slice(0, shownLines).map(place), warnings: report.warnings.slice(0, shownLines).map(place), repairs: repairsOf(row.kind as ImportKind, report) }
}

/** As many lines as a person looks through; the counts are complete, and the workbook has them all. */
const shownLines = 500

/** Old and new of what was repaired; whatever may name or reach a person is masked. */
function repairsOf(kind: ImportKind, report: Report): Report_['repairs'] {
  const naming = kind === 'units' ? /contact/ : /person|name|contact/
  return report.repairedRows.flatMap(({ sheet, row, repairs }) => repairs.map(({ kind: repair, column, field, from, to }) => {
    const mask = /phone/.test(field) ? maskPhone : field === 'id' ? maskIdNumber : naming.test(field) ? maskName : (text: string) => text
    return { sheet: sheet ?? '', row, column, kind: repair, what: repairMessages[repair]?.zh ?? repair, from: mask(from.trim()), to: mask(to) }
  })).slice(0, shownLines)
}

export const importsHandled: Handled[] = [
  handle(importRoutes.list, listImports),
  handle(importRoutes.get, async (ctx, input) => presentReport(ctx, await getImport(ctx, input.id))),
  handle(importRoutes.rejected, async (ctx, input) => {
    const row = await getImport(ctx, input.id)
    return { fileName: `${row.file_name.replace(/\.\w+$/, '')}-未导入.xlsx`, contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: await writeRejectedWorkbook(openReport(ctx, row)) }
  }),
  handle(importRoutes.blankSheet, async (_ctx, { kind }) => {
    const sheet = getBlankSheet(kind)
    return { fileName: `${sheet.name}-空表.xlsx`, contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: await writeBlankWorkbook(sheet) }
  }),
  handle(importRoutes.undo, async (ctx, input) => presentRun(await undoImport(ctx, input.id))),
  handle(importRoutes.drafts, listDrafts),
  handle(importRoutes.begin, async (ctx, input) => beginImport(ctx, input.kind, await uploadedFile(ctx))),
  handle(importRoutes.confirm, (ctx, input) => confirmImport(ctx, input.id)),
  handle(importRoutes.discard, (ctx, input) => discardDraft(ctx, input.id)),
  handle(importRoutes.previewUnits, (ctx) => receiveUnits(ctx, true)),
  handle(importRoutes.importUnits, (ctx) => receiveUnits(ctx, false)),
]
