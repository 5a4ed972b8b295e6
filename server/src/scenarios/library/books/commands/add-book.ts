import { libraryShapes, withoutNumbers } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { json } from '#platform/db'
import { kindOfFile, saveFile } from '#platform/files'
import { asService, holderOf, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { startJob } from '#platform/jobs'
import { PdfFile, PdfRefused } from '#platform/pdf'
import { readEpub, type Epub } from '../../epub/index.ts'
import { drawPagesJob } from '../../pdf/index.ts'

const [epub, pdf] = ['application/epub+zip', 'application/pdf']
/** A book of more pages is several. */
const mostPages = 1_000

/** As a person would have typed it: one line, or lines, without control characters and numbers of people. */
const proposed = (text: string, most: number) => withoutNumbers(text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, ' ').trim()).slice(0, most).trim()

/** Takes a book in as a draft of the acting unit. It is read at once: what is kept of it is harmless (B2), and what it says of itself is the proposal for the shelf. */
export async function addBook(ctx: RequestContext): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'library.manage')
  const part = await ctx.upload()
  if (!part) throw new Refused('library.no-file')
  const bytes = await gather(part.stream)
  const kind = kindOfFile(bytes)?.contentType
  if (kind === pdf) return addPages(ctx, { name: part.fileName, bytes })
  if (kind !== epub) throw new Refused('library.kind')
  const book = await readEpub(bytes)
  // Kept only when it can be read: what is refused leaves nothing behind.
  const file = await saveFile(ctx, { name: part.fileName, bytes, scope: actor.scope, contentTypes: [epub] })
  const [id, now] = [newId(), ctx.clock.now()]
  const signs = book.chapters.reduce((sum, one) => sum + one.signs, 0)
  await ctx.tx.insertInto('library_book').values({
    id, scope: actor.scope, unit_id: actor.unitId, file_id: file.id, size: BigInt(bytes.length), title: proposed(book.title, 120), author: proposed(book.author, 80), summary: proposed(book.summary, 1_000), category: 'other', licence: proposed(book.licence, 300), readers: 'everybody',
    state: 'draft', cover: book.cover, chapters: book.chapters.length, signs: BigInt(signs), contents: json(book.contents), added_by: holderOf(ctx.actor), added_at: now, updated_at: now,
  }).execute()
  await keepText(ctx, { id, scope: actor.scope }, book)
  await appendAudit(ctx, { action: 'library.add-book', subject: `book:${id}`, scope: actor.scope, details: { chapters: book.chapters.length } })
  return { id }
}

/** A book of pages: opened at once, so that what cannot be read is refused; drawn by a job, page by page, while the officer checks what the shelf will say. */
async function addPages(ctx: RequestContext, { name, bytes }: { name: string; bytes: Buffer }): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'library.manage')
  const opened = new PdfFile(bytes)
  const facts = await opened.open().finally(() => opened.close()).catch((error: unknown) => {
    throw error instanceof PdfRefused ? new Refused(error.reason === 'locked' ? 'library.locked' : 'library.broken') : error
  })
  if (facts.pages > mostPages) throw new Refused('library.too-many-pages', { pages: facts.pages, most: mostPages })
  const file = await saveFile(ctx, { name, bytes, scope: actor.scope, contentTypes: [pdf] })
  const [id, now] = [newId(), ctx.clock.now()]
  await ctx.tx.insertInto('library_book').values({
    id, scope: actor.scope, unit_id: actor.unitId, file_id: file.id, size: BigInt(bytes.length), title: proposed(facts.title, 120), author: proposed(facts.author, 80), summary: proposed(facts.summary, 1_000), category: 'other', licence: '', readers: 'everybody',
    kind: 'pdf', state: 'draft', cover: null, chapters: facts.pages, signs: BigInt(facts.pages), contents: json(facts.contents.map(({ title, page, depth }) => ({ title, chapter: page, anchor: null, depth }))), added_by: holderOf(ctx.actor), added_at: now, updated_at: now,
  }).execute()
  await asService(ctx, actor.scope, () => ctx.tx.insertInto('library_chapter').values(Array.from({ length: facts.pages }, (_, index) => ({ book_id: id, number: index + 1, scope: actor.scope, title: '', html: '', before: BigInt(index), signs: 1n }))).execute())
  await startJob(ctx, drawPagesJob.name, { bookId: id }, { scope: actor.scope })
  await appendAudit(ctx, { action: 'library.add-book', subject: `book:${id}`, scope: actor.scope, details: { pages: facts.pages } })
  return { id }
}

async function keepText(ctx: RequestContext, { id, scope }: { id: string; scope: string }, book: Epub): Promise<void> {
  const pictures: string[] = []
  for (const [index, bytes] of book.pictures.entries()) pictures.push((await saveFile(ctx, { name: `${index + 1}`, bytes, scope, contentTypes: ['image/png', 'image/jpeg'] })).id)
  await asService(ctx, scope, async () => {
    let before = 0
    for (const [index, { title, html, signs }] of book.chapters.entries()) {
      await ctx.tx.insertInto('library_chapter').values({ book_id: id, number: index + 1, scope, title, html, before: BigInt(before), signs: BigInt(signs) }).execute()
      before += signs
    }
    if (pictures.length > 0) await ctx.tx.insertInto('library_picture').values(pictures.map((file_id, index) => ({ book_id: id, number: index + 1, scope, file_id }))).execute()
  })
}

async function gather(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > libraryShapes.mostBookBytes) throw new Refused('library.too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
