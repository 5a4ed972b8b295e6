import { libraryShapes, withoutNumbers } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { json } from '#platform/db'
import { kindOfFile, saveFile } from '#platform/files'
import { asService, holderOf, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { readEpub, type Epub } from '../../epub/index.ts'

const epub = 'application/epub+zip'

/** As a person would have typed it: one line, or lines, without control characters and numbers of people. */
const proposed = (text: string, most: number) => withoutNumbers(text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, ' ').trim()).slice(0, most).trim()

/** Takes a book in as a draft of the acting unit. It is read at once: what is kept of it is harmless (B2), and what it says of itself is the proposal for the shelf. */
export async function addBook(ctx: RequestContext): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'library.manage')
  const part = await ctx.upload()
  if (!part) throw new Refused('library.no-file')
  const bytes = await gather(part.stream)
  if (kindOfFile(bytes)?.contentType !== epub) throw new Refused('library.kind')
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
