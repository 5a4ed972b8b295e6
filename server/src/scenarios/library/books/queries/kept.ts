import type { AnswerOf, InputOf, libraryRoutes } from '@guildhall/contract'
import { getFile } from '#platform/files'
import { asService, cursorOf, placeOf, requireStaff, type RequestContext } from '#platform/http'
import { contentsOf, presentListed } from '../../present.ts'
import { told } from '../../rules.ts'
import { countReaders, getBookInRange, listBooksIn } from '../../store.ts'
import { isDrawn, missingOf } from '../ready.ts'

export async function listBooks(ctx: RequestContext, input: InputOf<typeof libraryRoutes.list>): Promise<AnswerOf<typeof libraryRoutes.list>> {
  const { scope } = requireStaff(ctx, 'library.read')
  const found = await listBooksIn(ctx.tx, { ...input, scope, after: placeOf(input.cursor), limit: input.limit + 1 })
  const rows = found.slice(0, input.limit)
  const counted = await asService(ctx, '', () => countReaders(ctx.tx, rows.map((row) => row.id)))
  const last = rows.at(-1)
  return { rows: rows.map((row) => presentListed(row, counted.get(row.id))), next: last && found.length > input.limit ? cursorOf(last.place, last.id) : null }
}

export async function getBook(ctx: RequestContext, { bookId }: InputOf<typeof libraryRoutes.get>): Promise<AnswerOf<typeof libraryRoutes.get>> {
  const row = await getBookInRange(ctx.tx, requireStaff(ctx, 'library.read'), bookId)
  return asService(ctx, '', async () => {
    const counted = (await countReaders(ctx.tx, [row.id])).get(row.id)
    const { n } = await ctx.tx.selectFrom('library_picture').select((is) => is.fn.countAll<bigint>().as('n')).where('book_id', '=', row.id).executeTakeFirstOrThrow()
    return {
      ...presentListed(row, counted), summary: row.summary, licence: row.licence, why: row.why, finished: told(counted?.finished ?? 0), chapters: row.chapters, pictures: Number(n), contents: contentsOf(row),
      fileName: (await getFile(ctx, row.file_id)).name, kind: row.kind as 'epub', drawn: row.kind === 'pdf' ? row.drawn : row.chapters, missing: missingOf(row), ready: missingOf(row).length === 0 && isDrawn(row),
    }
  })
}
