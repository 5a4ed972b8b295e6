import { z } from 'zod'
import { getFile, readFile, saveFile } from '#platform/files'
import { job, type JobContext } from '#platform/module'
import { PageFailed, PdfFile, type Page } from '#platform/pdf'

/** Pages of one transaction: what is drawn is kept, whatever happens after. */
const together = 4
/** For a phone's width, with room to look closer; a strip of comic is higher. */
const asPicture = { as: 'webp', quality: 70, width: 1_240, height: 4_000 } as const

/**
 * Draws the pages of a book that are not drawn yet. Killed anywhere it goes on where it was; a draft that was thrown away meanwhile is left. A page that cannot be drawn is a page that
 * says so (a picture is missing), and the others go on in a new thread.
 */
export const drawPagesJob = job({
  name: 'library.draw-pages', payload: z.object({ bookId: z.uuid() }),
  async run(ctx: JobContext, { bookId }) {
    const book = await ctx.inTransaction(({ tx }) => tx.selectFrom('library_book').select(['scope', 'file_id', 'chapters', 'drawn']).where('id', '=', bookId).where('kind', '=', 'pdf').executeTakeFirst())
    if (!book) return null
    const bytes = await ctx.inTransaction(async (of) => readFile(of, await getFile(of, book.file_id)))
    let pdf: PdfFile | null = null
    let [drawn, blank] = [book.drawn, 0]
    try {
      while (drawn < book.chapters) {
        if (await ctx.cancelled()) return { drawn, blank }
        const pages: (Page | null)[] = []
        for (let page = drawn + 1; page <= Math.min(drawn + together, book.chapters); page++) {
          try {
            pages.push(await (pdf ??= new PdfFile(bytes)).draw(page, asPicture))
          } catch (error) {
            if (!(error instanceof PageFailed)) throw error
            pages.push(null)
            blank += 1
            await pdf?.close()
            pdf = null
          }
        }
        const kept = await keep(ctx, { bookId, scope: book.scope, from: drawn, pages })
        if (kept === null) return null
        drawn = kept
        await ctx.progress(drawn, book.chapters)
      }
    } finally {
      await pdf?.close()
    }
    return { drawn, blank }
  },
})

/** Null: the book is gone. Somebody else who drew the same pages meanwhile was first, and theirs stay. */
function keep(ctx: JobContext, { bookId, scope, from, pages }: { bookId: string; scope: string; from: number; pages: readonly (Page | null)[] }): Promise<number | null> {
  return ctx.inTransaction(async (of) => {
    const book = await of.tx.selectFrom('library_book').select('drawn').where('id', '=', bookId).forUpdate().executeTakeFirst()
    if (!book) return null
    if (book.drawn !== from) return book.drawn
    for (const [index, page] of pages.entries()) {
      if (!page) continue
      const number = from + index + 1
      const file = await saveFile(of, { name: `${number}`, bytes: page.picture, scope, contentTypes: ['image/webp'] })
      await of.tx.insertInto('library_picture').values({ book_id: bookId, number, scope, file_id: file.id }).execute()
      if (page.words !== null) await of.tx.updateTable('library_chapter').set({ words: page.words }).where('book_id', '=', bookId).where('number', '=', number).execute()
    }
    const drawn = from + pages.length
    await of.tx.updateTable('library_book').set({ drawn, ...(from === 0 && pages[0] && { cover: 1 }) }).where('id', '=', bookId).execute()
    return drawn
  })
}
