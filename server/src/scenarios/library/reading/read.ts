import type { AnswerOf, FileAnswer, InputOf, libraryRoutes } from '@guildhall/contract'
import { getFile, readFile } from '#platform/files'
import { asService, NotFound, type RequestContext } from '#platform/http'
import { getBookFor } from '../store.ts'

export async function readChapter(ctx: RequestContext, { bookId, chapter }: InputOf<typeof libraryRoutes.chapter>): Promise<AnswerOf<typeof libraryRoutes.chapter>> {
  const book = await getBookFor(ctx, bookId)
  const row = await asService(ctx, book.scope, () => ctx.tx.selectFrom('library_chapter').select(['title', 'html', 'words']).where('book_id', '=', book.id).where('number', '=', chapter).executeTakeFirst())
  if (!row) throw new NotFound()
  return { chapter, chapters: book.chapters, title: row.title, html: row.html, words: row.words }
}

export async function showPicture(ctx: RequestContext, { bookId, picture }: InputOf<typeof libraryRoutes.picture>): Promise<FileAnswer> {
  const book = await getBookFor(ctx, bookId)
  const row = await asService(ctx, book.scope, () => ctx.tx.selectFrom('library_picture').select('file_id').where('book_id', '=', book.id).where('number', '=', picture).executeTakeFirst())
  if (!row) throw new NotFound()
  // The file itself is nobody's but the service's.
  const file = await asService(ctx, book.scope, () => getFile(ctx, row.file_id))
  return { fileName: file.name, contentType: file.contentType, bytes: await readFile(ctx, file), inline: true, tag: file.sha256.toString('hex').slice(0, 32) }
}
