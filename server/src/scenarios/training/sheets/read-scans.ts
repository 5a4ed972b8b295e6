import { z } from 'zod'
import { isGenuine, readPictureBeside, type ReadPicture, type SheetLayout } from '#engines/sheets'
import { getFile, readFile, removeFile, saveFile } from '#platform/files'
import { asService } from '#platform/http'
import { newId } from '#platform/ids'
import { job, on, type CommandContext, type JobContext } from '#platform/module'
import { PageFailed, PdfFile } from '#platform/pdf'
import { keptDays } from './rules.ts'
import { sealOf } from './seal.ts'
import { countPage, deleteScan, findOld, findRun, findRuns, findSame, findScan, insertScan, lockScan, updateScan } from './store.ts'

type Problem = Extract<ReadPicture, { kind: 'problem' }>['problem'] | 'other-class' | 'twice' | 'given' | 'page-failed'
type Read = ReadPicture | { kind: 'problem'; problem: 'page-failed'; code: null; picture: null }
type Work = { bytes: Uint8Array; layouts: Record<string, SheetLayout>; pages: number | null; pagesRead: number }

/** Reads what was uploaded: what is needed is fetched, then no transaction is open while the thread measures, then what was found is written. Run twice it changes nothing. */
export async function readScan(of: JobContext, scanId: string): Promise<{ read: boolean }> {
  const work = await of.inTransaction((ctx) => fetchWork(ctx, scanId))
  if (!work) return { read: false }
  if (work.pages !== null) return readPages(of, scanId, { ...work, pages: work.pages })
  const read = await look(of, scanId, work.bytes, work.layouts)
  return { read: await of.inTransaction((ctx) => keepReading(ctx, scanId, read)) }
}

const look = (of: JobContext, scanId: string, bytes: Uint8Array, layouts: Work['layouts']) => readPictureBeside(bytes, layouts).catch((error: unknown): ReadPicture => {
  of.log.warn({ err: error, scanId }, 'a picture could not be read')
  return { kind: 'problem', problem: 'not-a-picture', code: null, picture: null }
})

/** As large as the reader looks at: 220 to the inch of A4. */
const asScan = { as: 'jpeg', quality: 92, width: 2_600, height: 2_600, counted: true } as const
/** Dots of A4 at 90 to the inch. Drawn large, a coarser scan would look as if it could be read. */
const fewestDots = 740 * 1_050

/** Reads a PDF page by page, each kept as it is read: killed anywhere, it goes on with the next. */
async function readPages(of: JobContext, scanId: string, { bytes, layouts, pages, pagesRead }: Work & { pages: number }): Promise<{ read: boolean }> {
  let pdf: PdfFile | null = null
  try {
    for (let page = pagesRead + 1; page <= pages; page++) {
      if (await of.cancelled()) return { read: false }
      let read: Read
      try {
        const drawn = await (pdf ??= new PdfFile(bytes)).draw(page, asScan)
        read = drawn.dots > 0 && drawn.dots < fewestDots ? { kind: 'problem', problem: 'too-small', code: null, picture: null } : await look(of, scanId, drawn.picture, layouts)
      } catch (error) {
        if (!(error instanceof PageFailed)) throw error
        read = { kind: 'problem', problem: 'page-failed', code: null, picture: null }
        await pdf?.close()
        pdf = null
      }
      if (!await of.inTransaction((ctx) => keepPage(ctx, scanId, page, read))) return { read: false }
      await of.progress(page, pages)
    }
  } finally {
    await pdf?.close()
  }
  return { read: await of.inTransaction((ctx) => closePdf(ctx, scanId)) }
}

/** False: somebody else read this page meanwhile, or the PDF was erased. */
async function keepPage(ctx: CommandContext, pdfId: string, page: number, read: Read): Promise<boolean> {
  const pdf = await lockScan(ctx.tx, pdfId)
  if (pdf?.state !== 'waiting' || pdf.pages_read !== page - 1) return false
  const blank = read.kind === 'problem' && read.problem === 'blank'
  await countPage(ctx.tx, pdfId, { page, blank })
  if (blank) return true
  const scan = { id: newId(), class_id: pdf.class_id, scope: pdf.scope }
  await insertScan(ctx.tx, { ...scan, file_id: null, file_page: page, uploaded_by: pdf.uploaded_by, uploaded_at: pdf.uploaded_at })
  await writeReading(ctx, scan, read)
  return true
}

/** All pages are rows of their own: the PDF goes. Where some had nothing on them, that is left, to be seen. */
async function closePdf(ctx: CommandContext, pdfId: string): Promise<boolean> {
  const pdf = await lockScan(ctx.tx, pdfId)
  if (pdf?.state !== 'waiting' || pdf.pages_read !== pdf.pages) return false
  if (pdf.pages_blank.length > 0) await updateScan(ctx.tx, pdfId, { state: 'problem', problem: 'blank-pages', file_id: null })
  else await deleteScan(ctx.tx, pdfId)
  if (pdf.file_id) await removeFile(ctx, pdf.file_id)
  return true
}

async function fetchWork(ctx: CommandContext, scanId: string): Promise<Work | null> {
  const scan = await findScan(ctx.tx, scanId)
  if (scan?.state !== 'waiting' || !scan.file_id) return null
  const runs = await findRuns(ctx.tx, scan.class_id)
  return { bytes: await readFile(ctx, await getFile(ctx, scan.file_id)), layouts: Object.fromEntries(runs.map((run) => [run.id, run.layout])), pages: scan.pages, pagesRead: scan.pages_read }
}

/** Writes down what was read. In place of what came from the camera lies the small straight picture, or nothing where there is none to look at. */
async function keepReading(ctx: CommandContext, scanId: string, read: ReadPicture): Promise<boolean> {
  const scan = await lockScan(ctx.tx, scanId)
  if (scan?.state !== 'waiting') return false
  await writeReading(ctx, scan, read)
  if (scan.file_id) await removeFile(ctx, scan.file_id)
  return true
}

async function writeReading(ctx: CommandContext, scan: { id: string; class_id: string; scope: string }, read: Read): Promise<void> {
  const code = read.code && isGenuine({ ...read.code, seal: Buffer.from(read.code.seal) }, sealOf(ctx.cipher)) ? read.code : null
  // Of another class it may be of another unit: only that is found out.
  const run = code && await asService(ctx, '', () => findRun(ctx.tx, code.run))
  const problem = await problemOf(ctx, scan.class_id, { read, run: run ?? null, code })
  const file = read.picture ? await saveFile(ctx, { name: 'scan', bytes: read.picture, scope: scan.scope, contentTypes: ['image/jpeg'] }) : null
  const place = { run_id: run?.id ?? null, copy: run && code ? code.copy : null, page: run && code ? code.page : null }
  await updateScan(ctx.tx, scan.id, { ...place, file_id: file?.id ?? null, ...(problem ? { state: 'problem', problem } : { state: 'read', answers: read.kind === 'read' ? read.answers : null }) })
}

async function problemOf(ctx: CommandContext, classId: string, { read, run, code }: { read: Read; run: Awaited<ReturnType<typeof findRun>> | null; code: ReadPicture['code'] }): Promise<Problem | null> {
  if (run && run.class_id !== classId) return 'other-class'
  if (read.kind === 'problem') return read.problem
  if (!run || !code || code.copy > run.copies) return 'unknown-code'
  const same = await findSame(ctx.tx, code)
  return same === null ? null : same === 'read' ? 'twice' : 'given'
}

export const readAfterUpload = on({ event: 'training.scan-uploaded', name: 'training.read-scan', payload: z.object({ scanId: z.uuid() }), run: (of, { scanId }) => readScan(of, scanId) })

/** Each night: pictures that nobody decided about for too long are erased. */
export const eraseOldScansJob = job({
  name: 'training.erase-old-scans', payload: z.object({}), cron: '50 3 * * *',
  async run(of) {
    const before = new Date(of.clock.now().getTime() - keptDays * 86_400_000)
    let erased = 0
    for (;;) {
      const old = await of.inTransaction((ctx) => findOld(ctx.tx, before, 100))
      for (const one of old) {
        await of.inTransaction(async (ctx) => {
          const scan = await lockScan(ctx.tx, one.id)
          if (!scan || scan.state === 'confirmed') return
          await deleteScan(ctx.tx, scan.id)
          if (scan.file_id) await removeFile(ctx, scan.file_id)
        }, one.scope)
        erased += 1
      }
      if (old.length < 100 || await of.cancelled()) return { erased }
    }
  },
})
