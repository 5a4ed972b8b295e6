import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { job, type JobContext } from '../module/index.ts'
import type { FileStore } from './store.ts'
import { uploadsIn } from './stored-file.ts'

/** Reads a stored file to its end: every chunk opens, and what they hold is what the name says. */
export async function whatIsWrongWith(files: FileStore, sha256: Buffer): Promise<string[]> {
  const name = sha256.toString('hex')
  try {
    const hash = createHash('sha256')
    for await (const chunk of await files.open(sha256)) hash.update(chunk as Buffer)
    if (!hash.digest().equals(sha256)) return [`file ${name} holds something else than was stored: restore it from a backup`]
    return await files.isSealed(sha256) ? [] : [`file ${name} lies in clear, from before files were sealed: the job files.seal-stored seals it tonight`]
  } catch (error) {
    return [`file ${name} cannot be read (${(error as Error).message}): restore it from a backup`]
  }
}

/** Seals one file that lies in clear, in its place and in one step. Gives false for one that is sealed, or that is not what it should be: that one is for doctor to name. */
async function sealStored(ctx: JobContext, sha256: Buffer): Promise<boolean> {
  if (await ctx.files.isSealed(sha256)) return false
  const draft = join(uploadsIn(ctx.config.DATA_DIR), randomUUID())
  const hash = createHash('sha256')
  try {
    const source = await ctx.files.open(sha256)
    source.on('data', (chunk: Buffer) => hash.update(chunk))
    await pipeline(source, ctx.files.sealing(), createWriteStream(draft, { mode: 0o600 }))
    if (!hash.digest().equals(sha256)) return false
    await ctx.files.putSealed(sha256, draft)
    return true
  } finally {
    await rm(draft, { force: true })
  }
}

/** Nightly: seals what was stored before files were sealed, and forgets what a crash left of uploads. Stopped anywhere, it goes on with the rest the next time. */
export const sealStoredJob = job({
  name: 'files.seal-stored', cron: '10 4 * * *', payload: z.object({}),
  async run(ctx) {
    await mkdir(uploadsIn(ctx.config.DATA_DIR), { recursive: true, mode: 0o700 })
    let [seen, sealed] = [0, 0]
    for await (const sha256 of ctx.files.list()) {
      if (await ctx.cancelled()) break
      if (await sealStored(ctx, sha256)) sealed += 1
      await ctx.progress(seen += 1, null)
    }
    await sweepUploads(ctx)
    return { seen, sealed }
  },
})

async function sweepUploads(ctx: JobContext): Promise<void> {
  const folder = uploadsIn(ctx.config.DATA_DIR)
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }))
    // Files have the machine's time, whatever the clock of a test says.
    if (Date.now() - mtimeMs > 86_400_000) await rm(path, { force: true })
  }
}
