import { refusals, type AnswerOf, type ListName, type listRoutes, type RefusalCode } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { getFile, readFile, unplaced } from '#platform/files'
import { asService, NotFound, Refused, type RequestContext } from '#platform/http'
import { exporterToday } from './exporter.ts'
import { getList } from './source.ts'

type Export = AnswerOf<typeof listRoutes.getExport>

/** What the caller exported, newest first; that it is theirs is the policy of the table. */
export async function listExports(ctx: RequestContext): Promise<AnswerOf<typeof listRoutes.listExports>> {
  requireStaffOfAnyRole(ctx)
  const rows = await select(ctx).orderBy('e.id', 'desc').limit(50).execute()
  return { rows: rows.map((row) => present(ctx, row)) }
}

export async function getExport(ctx: RequestContext, input: { exportId: string }): Promise<Export> {
  return present(ctx, await find(ctx, input.exportId))
}

/** Hands the workbook out once more only to whoever still holds the role with which it was asked for. */
export async function downloadExport(ctx: RequestContext, input: { exportId: string }): Promise<AnswerOf<typeof listRoutes.download>> {
  const row = await find(ctx, input.exportId)
  await exporterToday(ctx, row, getList(row.list as ListName))
  if (row.expires_at && row.expires_at <= ctx.clock.now()) throw new Refused('lists.export-expired')
  if (!row.file_id) throw new Refused('lists.export-not-ready')
  const file = await asService(ctx, unplaced, () => getFile(ctx, row.file_id!))
  await appendAudit(ctx, { action: 'lists.download-export', subject: `export:${row.id}`, reason: row.reason, details: { list: row.list, rows: row.rows } })
  return { fileName: row.file_name ?? file.name, contentType: file.contentType, bytes: await readFile(ctx, file) }
}

function select(ctx: RequestContext) {
  return ctx.tx.selectFrom('list_export as e').leftJoin('job_run as j', 'j.id', 'e.job_id').selectAll('e').select(['j.state as job_state', 'j.done', 'j.total'])
}
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

async function find(ctx: RequestContext, id: string): Promise<Row> {
  requireStaffOfAnyRole(ctx)
  const row = await select(ctx).where('e.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

/** Workers have no lists, and their role no access to these tables. */
function requireStaffOfAnyRole(ctx: RequestContext): void {
  if (ctx.actor.kind !== 'staff') throw new Refused('platform.not-allowed')
}

function present(ctx: RequestContext, row: Row): Export {
  const words = row.refused === null ? null : refusals[row.refused as RefusalCode]
  return {
    id: row.id, list: row.list as ListName, jobId: row.job_id, state: stateOf(row, ctx.clock.now()), reason: row.reason, done: row.done ?? 0, total: row.total ?? null, rows: row.rows, fileName: row.file_name,
    refused: words && { zh: words.zh, en: words.en }, createdAt: row.created_at.toISOString(), readyAt: row.ready_at?.toISOString() ?? null, expiresAt: row.expires_at?.toISOString() ?? null,
  }
}

function stateOf(row: Row, now: Date): Export['state'] {
  if (row.expires_at && row.expires_at <= now) return 'expired'
  if (row.file_id) return 'ready'
  if (row.job_state === 'waiting' || row.job_state === 'running') return row.job_state
  if (row.refused) return 'refused'
  return row.job_state === 'cancelled' ? 'cancelled' : 'failed'
}
