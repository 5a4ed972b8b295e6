import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterCommit } from '../db/index.ts'
import { newId } from '../ids/index.ts'
import { asService, holderOf, NotFound, Refused } from '../http/index.ts'
import type { CommandContext } from '../module/index.ts'
import { sniffKind, type FileKind } from './kinds.ts'
import { ChangedFile } from './sealed-stream.ts'
import type { FileStore } from './store.ts'

export type StoredFile = { id: string; scope: string; name: string; contentType: string; size: number; sha256: Buffer; createdAt: Date }

/** A file that no record has taken in yet: its uploader alone sees it. */
export const unplaced = '~'

/**
 * Stores bytes and gives their record. `scope`: where the file belongs, when that is known now; see {@link adoptFile}. Refuses what is empty, too large or of a kind we
 * do not take. The bytes are sealed as they arrive, so that no disk ever has them in clear, and durable before the row is written; bytes whose transaction is then rolled
 * back are found by `doctor`.
 */
export async function saveFile(ctx: CommandContext, file: { name: string; bytes: Uint8Array | Readable; scope?: string; maxBytes?: number; /** Of the kinds we take, only these; what no form asks for has to be named. */ contentTypes?: readonly string[] }): Promise<StoredFile> {
  const folder = uploadsIn(ctx.config.DATA_DIR)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = join(folder, randomUUID())
  try {
    const source = file.bytes instanceof Uint8Array ? Readable.from([file.bytes]) : file.bytes
    const { sha256, size, kind } = await receive(ctx.files, source, { path: draft, maxBytes: file.maxBytes ?? 104_857_600 })
    if (size === 0) throw new Refused('platform.file-empty')
    if (!kind || !(file.contentTypes?.includes(kind.contentType) ?? !unasked.has(kind.contentType))) throw new Refused('platform.file-kind')
    await ctx.files.putSealed(sha256, draft)
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

/** Kinds that are taken only where they are named. */
const unasked = new Set(['application/epub+zip', 'image/webp'])

/** Where files lie, sealed, while they arrive; what a crash leaves there is swept after a day. */
export const uploadsIn = (dataDir: string): string => join(dataDir, 'uploads')

type Received = { sha256: Buffer; size: number; kind: FileKind | undefined }

/** Measures what arrives and writes it sealed. Its beginning and its end, which tell its kind, are kept aside in memory. */
async function receive(files: FileStore, source: Readable, to: { path: string; maxBytes: number }): Promise<Received> {
  const hash = createHash('sha256')
  let [size, head, tail]: [number, Buffer, Buffer] = [0, Buffer.alloc(0), Buffer.alloc(0)]
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > to.maxBytes) return done(new Refused('platform.too-large'))
      hash.update(chunk)
      if (head.length < 4_096) head = Buffer.concat([head, chunk.subarray(0, 4_096 - head.length)])
      tail = Buffer.concat([tail, chunk]).subarray(-65_536)
      done(null, chunk)
    },
  })
  await pipeline(source, measure, files.sealing(), createWriteStream(to.path, { mode: 0o600 }))
  // The multipart reader cuts at its own limit and says so only here.
  if ((source as { truncated?: boolean }).truncated) throw new Refused('platform.too-large')
  return { sha256: hash.digest(), size, kind: size === 0 ? undefined : sniffKind(head, tail) }
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
  if (!createHash('sha256').update(bytes).digest().equals(file.sha256)) throw new ChangedFile('it holds something else')
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
