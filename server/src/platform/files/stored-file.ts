import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterCommit } from '../db/index.ts'
import { newId } from '../ids/index.ts'
import { asService, holderOf, NotFound, Refused } from '../http/index.ts'
import type { CommandContext } from '../module/index.ts'
import { sniffKind } from './kinds.ts'

export type StoredFile = { id: string; scope: string; name: string; contentType: string; size: number; sha256: Buffer; createdAt: Date }

/** A file that no record has taken in yet: its uploader alone sees it. */
export const unplaced = '~'

/**
 * Stores bytes and gives their record. `scope`: where the file belongs, when that is known now; see {@link adoptFile}. Refuses what is empty, too large or of a kind we
 * do not take. The bytes are durable before the row is written; bytes whose transaction is then rolled back are found by `doctor`.
 */
export async function saveFile(ctx: CommandContext, file: { name: string; bytes: Uint8Array | Readable; scope?: string; maxBytes?: number }): Promise<StoredFile> {
  const folder = join(ctx.config.DATA_DIR, 'uploads')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = join(folder, randomUUID())
  try {
    const { sha256, size } = await receive(file.bytes instanceof Uint8Array ? Readable.from([file.bytes]) : file.bytes, draft, file.maxBytes ?? 104_857_600)
    if (size === 0) throw new Refused('platform.file-empty')
    const kind = await kindOf(draft, size)
    if (!kind) throw new Refused('platform.file-kind')
    await ctx.files.put(sha256, draft)
    const scope = file.scope ?? unplaced
    const name = cleanName(file.name, kind.extension)
    const stored: StoredFile = { id: newId(), scope, name, contentType: kind.contentType, size, sha256, createdAt: ctx.clock.now() }
    await asService(ctx, scope, () => ctx.tx.insertInto('stored_file').values({
      id: stored.id, scope, owner: holderOf(ctx.actor), name_sealed: ctx.cipher.seal(name, 'stored_file.name'), content_type: kind.contentType, size: BigInt(size), sha256,
      created_at: stored.createdAt,
    }).execute())
    return stored
  } finally {
    await rm(draft, { force: true })
  }
}

async function receive(source: Readable, path: string, maxBytes: number): Promise<{ sha256: Buffer; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > maxBytes) return done(new Refused('platform.too-large'))
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(source, measure, createWriteStream(path, { mode: 0o600 }))
  // The multipart reader cuts at its own limit and says so only here.
  if ((source as { truncated?: boolean }).truncated) throw new Refused('platform.too-large')
  return { sha256: hash.digest(), size }
}

async function kindOf(path: string, size: number) {
  const handle = await open(path, 'r')
  try {
    const part = async (from: number, length: number) => (await handle.read(Buffer.alloc(Math.min(length, size - from)), 0, Math.min(length, size - from), from)).buffer
    return sniffKind(await part(0, 4_096), await part(Math.max(0, size - 65_536), 65_536))
  } finally {
    await handle.close()
  }
}

/** The last step of a path, without characters that file systems or headers trip over, with the extension that the content deserves. */
function cleanName(given: string, extension: string): string {
  const base = (given.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}<>:"|?*]/gu, '').replace(/\.[^.]{1,8}$/, '').trim().slice(0, 120)
  return `${base || 'file'}.${extension}`
}

/** The record that a caller may see, by the policy of the table. */
export async function getFile(ctx: Pick<CommandContext, 'tx' | 'cipher'>, id: string): Promise<StoredFile> {
  const row = await ctx.tx.selectFrom('stored_file').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  const name = ctx.cipher.open(row.name_sealed, 'stored_file.name').reveal()
  return { id: row.id, scope: row.scope, name, contentType: row.content_type, size: Number(row.size), sha256: row.sha256, createdAt: row.created_at }
}

/** All bytes of a file; throws when they are not what was stored. */
export async function readFile(ctx: Pick<CommandContext, 'files'>, file: Pick<StoredFile, 'sha256'>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await ctx.files.open(file.sha256)) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  if (!createHash('sha256').update(bytes).digest().equals(file.sha256)) throw new Error('a stored file was changed on disk')
  return bytes
}

/**
 * Forgets a file that no record needs any more. Its bytes go once the transaction is durable, unless another record has the same; bytes that stay behind after a
 * crash are found by `doctor`. Runs as the service.
 */
export async function removeFile(ctx: CommandContext, id: string): Promise<void> {
  await asService(ctx, '', async () => {
    const gone = await ctx.tx.deleteFrom('stored_file').where('id', '=', id).returning('sha256').executeTakeFirst()
    if (!gone) return
    const other = await ctx.tx.selectFrom('stored_file').select('id').where('sha256', '=', gone.sha256).limit(1).executeTakeFirst()
    if (!other) afterCommit(ctx.tx, () => void ctx.files.remove(gone.sha256).catch((error: unknown) => ctx.log.warn({ err: error }, 'the bytes of a removed file stay behind')))
  })
}

/** A record takes an uploaded file in: from now on those who see the record's scope see the file. Only its uploader's own, unplaced file can be taken in. */
export async function adoptFile(ctx: CommandContext, id: string, scope: string): Promise<StoredFile> {
  const file = await getFile(ctx, id)
  if (file.scope === scope) return file
  // One statement that leaves one range for another: only the whole range holds both.
  const moved = await asService(ctx, '', () => ctx.tx.updateTable('stored_file').set({ scope }).where('id', '=', id).where('scope', '=', unplaced)
    .where('owner', '=', holderOf(ctx.actor)).executeTakeFirst())
  if (moved.numUpdatedRows === 0n) throw new NotFound()
  return { ...file, scope }
}
