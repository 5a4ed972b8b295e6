import { z } from 'zod'
import { isGenuine, readPictureBeside, type ReadPicture, type SheetLayout } from '#engines/sheets'
import { getFile, readFile, removeFile, saveFile } from '#platform/files'
import { asService } from '#platform/http'
import { job, on, type CommandContext, type JobContext } from '#platform/module'
import { keptDays } from './rules.ts'
import { sealOf } from './seal.ts'
import { deleteScan, findOld, findRun, findRuns, findSame, findScan, lockScan, updateScan } from './store.ts'

type Problem = Extract<ReadPicture, { kind: 'problem' }>['problem'] | 'other-class' | 'twice' | 'given'

/** Reads an uploaded picture: what is needed is fetched, then no transaction is open while the thread measures, then what was found is written. Run twice it changes nothing. */
export async function readScan(of: JobContext, scanId: string): Promise<{ read: boolean }> {
  const work = await of.inTransaction((ctx) => fetchWork(ctx, scanId))
  if (!work) return { read: false }
  const read = await readPictureBeside(work.bytes, work.layouts).catch((error: unknown): ReadPicture => {
    of.log.warn({ err: error, scanId }, 'a picture could not be read')
    return { kind: 'problem', problem: 'not-a-picture', code: null, picture: null }
  })
  return { read: await of.inTransaction((ctx) => keepReading(ctx, scanId, read)) }
}

async function fetchWork(ctx: CommandContext, scanId: string): Promise<{ bytes: Uint8Array; layouts: Record<string, SheetLayout> } | null> {
  const scan = await findScan(ctx.tx, scanId)
  if (scan?.state !== 'waiting' || !scan.file_id) return null
  const runs = await findRuns(ctx.tx, scan.class_id)
  return { bytes: await readFile(ctx, await getFile(ctx, scan.file_id)), layouts: Object.fromEntries(runs.map((run) => [run.id, run.layout])) }
}

/** Writes down what was read. In place of what came from the camera lies the small straight picture, or nothing where there is none to look at. */
async function keepReading(ctx: CommandContext, scanId: string, read: ReadPicture): Promise<boolean> {
  const scan = await lockScan(ctx.tx, scanId)
  if (scan?.state !== 'waiting') return false
  const code = read.code && isGenuine({ ...read.code, seal: Buffer.from(read.code.seal) }, sealOf(ctx.cipher)) ? read.code : null
  // Of another class it may be of another unit: only that is found out.
  const run = code && await asService(ctx, '', () => findRun(ctx.tx, code.run))
  const problem = await problemOf(ctx, scan.class_id, { read, run: run ?? null, code })
  const file = read.picture ? await saveFile(ctx, { name: 'scan', bytes: read.picture, scope: scan.scope, contentTypes: ['image/jpeg'] }) : null
  const place = { run_id: run?.id ?? null, copy: run && code ? code.copy : null, page: run && code ? code.page : null }
  await updateScan(ctx.tx, scan.id, { ...place, file_id: file?.id ?? null, ...(problem ? { state: 'problem', problem } : { state: 'read', answers: read.kind === 'read' ? read.answers : null }) })
  if (scan.file_id) await removeFile(ctx, scan.file_id)
  return true
}

async function problemOf(ctx: CommandContext, classId: string, { read, run, code }: { read: ReadPicture; run: Awaited<ReturnType<typeof findRun>> | null; code: ReadPicture['code'] }): Promise<Problem | null> {
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
