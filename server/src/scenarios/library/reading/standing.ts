import type { AnswerOf, InputOf, libraryRoutes } from '@guildhall/contract'
import { asService, NotFound, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import type { BookWith } from '../model.ts'
import { presentStanding } from '../present.ts'
import { isLater, shareOf } from '../rules.ts'
import { findReadable, requireReader } from '../store.ts'

/** Where a person is in a book. Two devices: the one that read last counts, whenever it gets round to saying so (B5). */
export function keepStanding(ctx: RequestContext, input: InputOf<typeof libraryRoutes.keep>): Promise<AnswerOf<typeof libraryRoutes.keep>> {
  const personId = requireReader(ctx)
  return asService(ctx, '', async () => {
    const book = await findReadable(ctx.tx, personId, input.bookId)
    if (!book) throw new NotFound()
    const share = await shareIn(ctx, book, input)
    const at = new Date(ctx.clock.now().getTime() - input.ago)
    const place = { chapter: input.chapter, offset: input.offset, share, at }
    // First the row, then its lock: two devices that begin at the same moment meet on it.
    await ctx.tx.insertInto('library_reading').values({ id: newId(), scope: book.scope, book_id: book.id, person_id: personId, ...place, begun_at: at }).onConflict((known) => known.columns(['person_id', 'book_id']).doNothing()).execute()
    const known = await ctx.tx.selectFrom('library_reading').selectAll().where('person_id', '=', personId).where('book_id', '=', book.id).forUpdate().executeTakeFirstOrThrow()
    if (!isLater(at, known.at)) return { ...presentStanding(known), kept: false }
    await ctx.tx.updateTable('library_reading').set(place).where('id', '=', known.id).execute()
    return { ...presentStanding({ ...known, ...place }), kept: true }
  })
}

async function shareIn(ctx: RequestContext, book: BookWith, { chapter, offset }: InputOf<typeof libraryRoutes.keep>): Promise<number> {
  const row = await ctx.tx.selectFrom('library_chapter').select(['before', 'signs']).where('book_id', '=', book.id).where('number', '=', chapter).executeTakeFirst()
  if (!row) throw new NotFound()
  return shareOf({ before: Number(row.before), within: Number(row.signs), offset, all: Number(book.signs) })
}

/** Also of a book that was withdrawn: what is kept of a person goes when they say so. */
export async function forgetStanding(ctx: RequestContext, { bookId }: InputOf<typeof libraryRoutes.forget>): Promise<void> {
  const personId = requireReader(ctx)
  const gone = await asService(ctx, '', () => ctx.tx.deleteFrom('library_reading').where('person_id', '=', personId).where('book_id', '=', bookId).executeTakeFirst())
  if (gone.numDeletedRows === 0n) throw new NotFound()
}
