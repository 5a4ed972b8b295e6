import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { ListName, RefusalCode } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import type { Database } from '#platform/db'
import { removeFile, saveFile, unplaced } from '#platform/files'
import { asService, Refused, type StaffActor } from '#platform/http'
import { job, type Job, type JobContext } from '#platform/module'
import { sendNotice } from '#platform/notify'
import { writeWorkbook, type SheetValue } from '#platform/workbook'
import { staffName } from '../access/index.ts'
import { getUnit } from '../units/index.ts'
import { asExporter, exporterToday } from './exporter.ts'
import { getList, type AnyList, type Language, type SheetColumn } from './source.ts'

export const exportJobName = 'lists.export'
export const sealedIn = 'list_export.request'
/** Workbooks are full of people: whoever needs one fetches it soon, and then it is gone. */
export const keptHours = 72
const pageRows = 200
const mostRows = 100_000

type Row = Selectable<Database['list_export']>
type Request = { filter: Record<string, unknown>; columns: string[]; only?: string[]; language: Language }
class Stopped extends Error {}

/**
 * Writes one export page by page, each page as the one who asked, under their range and right of that moment. Brought again after a crash it begins anew; once the
 * file is kept it does nothing.
 */
const writeExport: Job<{ exportId: string }> = {
  name: exportJobName, payload: z.object({ exportId: z.uuid() }),
  async run(ctx, { exportId }) {
    const row = await ctx.inTransaction(({ tx }) => tx.selectFrom('list_export').selectAll().where('id', '=', exportId).executeTakeFirst())
    if (!row || row.file_id) return { rows: row?.rows ?? 0 }
    const list = getList(row.list as ListName)
    const draft = join(ctx.config.DATA_DIR, 'uploads', `${randomUUID()}.xlsx`)
    try {
      await mkdir(join(ctx.config.DATA_DIR, 'uploads'), { recursive: true, mode: 0o700 })
      const actor = await exporterToday(ctx, row, list)
      const request = JSON.parse(ctx.cipher.open(row.request_sealed, sealedIn).reveal()) as Request
      const rows = await write(ctx, { row, list, actor, request, path: draft })
      await keep(ctx, { row, list, actor, request, path: draft, rows })
      return { rows }
    } catch (error) {
      if (error instanceof Stopped) return null
      if (!(error instanceof Refused)) throw error
      // A lost right or too long a list is told to whoever asked; it is no failure of the job.
      await refuse(ctx, row, list, error.code)
      return { refused: error.code }
    } finally {
      await rm(draft, { force: true })
    }
  },
}

type Writing = { row: Row; list: AnyList; actor: StaffActor; request: Request; path: string }

async function write(ctx: JobContext, { row, list, actor, request, path }: Writing): Promise<number> {
  const { language } = request
  const columns = request.columns.flatMap((name) => (Object.hasOwn(list.columns, name) ? list.columns[name]! : [])) as readonly SheetColumn<unknown>[]
  const at = ctx.clock.now()
  const { unit, name } = await ctx.inTransaction((own) => asService(own, '', async () => ({ unit: (await getUnit(own.tx, row.unit_id)).name, name: await staffName(own, row.account_id) })))
  const stamp = `${dayInShanghai(at)} ${at.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })}`
  let written = 0
  async function* batches(): AsyncGenerator<SheetValue[][]> {
    for await (const rows of pages(ctx, { row, list, request, actor })) {
      written += rows.length
      if (written > mostRows) throw new Refused('lists.export-too-large')
      yield rows.map((one) => columns.map((column) => column.value(one, language)))
    }
  }
  await writeWorkbook(path, {
    title: list.title[language], columns: columns.map((column) => ({ label: column.label[language], width: column.width })),
    mark: { lines: [`${unit} ${name}`, stamp], author: `${unit} ${name}`, at, sentence: language === 'zh' ? `${unit} ${name} ${stamp} 导出，用途：${row.reason}` : `Exported by ${name}, ${unit}, ${stamp}. Purpose: ${row.reason}` },
  }, batches())
  return written
}

/** The list as its page would show it, to the end; of chosen rows only those, and no further than the last of them. */
async function* pages(ctx: JobContext, { row, list, request }: Omit<Writing, 'path'>): AsyncGenerator<readonly unknown[]> {
  const query = list.route.query as z.ZodObject
  const wanted = request.only && new Set(request.only)
  let cursor: string | undefined
  let [seen, found] = [0, 0]
  do {
    if (await ctx.cancelled()) throw new Stopped()
    // The right is asked anew for every page: one that ends in the middle ends the export.
    const actor = await exporterToday(ctx, row, list)
    const page = await asExporter(ctx, actor, ctx.jobId, (own) => list.read(own, query.parse({ ...request.filter, limit: pageRows, cursor })))
    const rows = wanted ? page.rows.filter((one) => wanted.has(one.id)) : page.rows
    seen += page.rows.length
    found += rows.length
    yield rows
    await ctx.progress(wanted ? found : seen, wanted ? wanted.size : page.total === undefined ? null : Math.max(page.total, seen))
    cursor = wanted && found >= wanted.size ? undefined : page.next ?? undefined
  } while (cursor !== undefined)
}

async function keep(ctx: JobContext, { row, list, actor, request, path, rows }: Writing & { rows: number }): Promise<void> {
  const expires = new Date(ctx.clock.now().getTime() + keptHours * 3_600_000)
  const fileName = `${list.title[request.language]} ${dayInShanghai(ctx.clock.now())}.xlsx`
  await exporterToday(ctx, row, list)
  await ctx.inTransaction(async (own) => {
    if (await ctx.cancelled()) throw new Stopped()
    // The service's own file: it is fetched by the export's route, which asks for the right again, and by no other.
    const file = await saveFile(own, { name: fileName, bytes: createReadStream(path), scope: unplaced })
    await own.tx.updateTable('list_export').set({ rows, file_id: file.id, file_name: fileName, ready_at: own.clock.now(), expires_at: expires, refused: null }).where('id', '=', row.id).execute()
    await appendAudit({ ...own, actor }, {
      action: 'lists.export', subject: `export:${row.id}`, reason: row.reason, details: { list: row.list, rows, columns: request.columns, chosen: request.only?.length ?? null, filter: wordless(request.filter) },
    })
    const params = { rows, until: `${dayInShanghai(expires)} ${expires.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false }).slice(0, 5)}` }
    await sendNotice(own, { to: { accountId: row.account_id }, kind: `lists.export-ready.${list.name}`, params, link: `/console/exports?open=${row.id}` })
  })
}

async function refuse(ctx: JobContext, row: Row, list: AnyList, code: RefusalCode): Promise<void> {
  await ctx.inTransaction(async (own) => {
    await own.tx.updateTable('list_export').set({ refused: code }).where('id', '=', row.id).execute()
    await appendAudit(own, { action: 'lists.export-refused', subject: `export:${row.id}`, reason: row.reason, details: { list: row.list, accountId: row.account_id, code } })
    await sendNotice(own, { to: { accountId: row.account_id }, kind: `lists.export-refused.${list.name}`, params: {}, link: `/console/exports?open=${row.id}` })
  })
}

/** A search may hold a name or a phone: the audit log keeps no personal data. */
function wordless(filter: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, name === 'q' || name === 'name' ? '…' : value]))
}

/** Nightly: workbooks whose time is over, and later the record of them. */
const sweep = job({
  name: 'lists.sweep-exports', cron: '50 3 * * *', payload: z.object({}),
  run: (ctx) => ctx.inTransaction(async (own) => {
    const over = await own.tx.selectFrom('list_export').select('file_id').where('file_id', 'is not', null).where('expires_at', '<=', own.clock.now()).execute()
    for (const { file_id } of over) await removeFile(own, file_id!)
    await own.tx.deleteFrom('list_export').where('file_id', 'is', null).where('created_at', '<', new Date(own.clock.now().getTime() - 30 * 86_400_000)).execute()
    return { removed: over.length }
  }),
})

export const listJobs = [job(writeExport), sweep]
