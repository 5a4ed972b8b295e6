import { libraryShapes, type InputOf, type libraryRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { removeFile } from '#platform/files'
import { asService, holderOf, Refused, requireStaff, type RequestContext } from '#platform/http'
import type { BookWith } from '../../model.ts'
import { getBookInRange } from '../../store.ts'
import { isDrawn, missingOf } from '../ready.ts'

const lock = (ctx: RequestContext, bookId: string) => getBookInRange(ctx.tx, requireStaff(ctx, 'library.manage'), bookId, true)

function unchanged(row: BookWith, updatedAt: string): void {
  if (row.updated_at.toISOString() !== new Date(updatedAt).toISOString()) throw new Refused('platform.changed-meanwhile')
}

export async function editBook(ctx: RequestContext, { bookId, updatedAt, ...form }: InputOf<typeof libraryRoutes.edit>): Promise<{ id: string }> {
  const row = await lock(ctx, bookId)
  unchanged(row, updatedAt)
  await ctx.tx.updateTable('library_book').set({ title: form.title, author: form.author, summary: form.summary, category: form.category, licence: form.licence, readers: form.readers, updated_at: ctx.clock.now() }).where('id', '=', row.id).execute()
  await appendAudit(ctx, { action: 'library.edit-book', subject: `book:${row.id}`, scope: row.scope, details: { readers: form.readers } })
  return { id: row.id }
}

export async function publishBook(ctx: RequestContext, { bookId, updatedAt }: InputOf<typeof libraryRoutes.publish>): Promise<{ id: string }> {
  const row = await lock(ctx, bookId)
  if (row.state === 'published') throw new Refused('library.on-the-shelf')
  unchanged(row, updatedAt)
  const missing = missingOf(row)
  if (missing.length > 0) throw new Refused('library.not-ready', { missing: missing.map((need) => ({ need, ...libraryShapes.bookNeeds[need] })) })
  if (!isDrawn(row)) throw new Refused('library.not-drawn', { drawn: row.drawn, of: row.chapters })
  const now = ctx.clock.now()
  await ctx.tx.updateTable('library_book').set({ state: 'published', why: null, published_by: holderOf(ctx.actor), published_at: now, updated_at: now }).where('id', '=', row.id).execute()
  await appendAudit(ctx, { action: 'library.publish-book', subject: `book:${row.id}`, scope: row.scope, details: { readers: row.readers } })
  return { id: row.id }
}

/** Nobody reads on from this moment: the right to lend may have ended. Where people were is kept for when it comes back. */
export async function withdrawBook(ctx: RequestContext, { bookId, reason }: InputOf<typeof libraryRoutes.withdraw>): Promise<{ id: string }> {
  const row = await lock(ctx, bookId)
  if (row.state !== 'published') throw new Refused('library.not-on-the-shelf')
  await ctx.tx.updateTable('library_book').set({ state: 'withdrawn', why: reason, updated_at: ctx.clock.now() }).where('id', '=', row.id).execute()
  await appendAudit(ctx, { action: 'library.withdraw-book', subject: `book:${row.id}`, scope: row.scope, reason })
  return { id: row.id }
}

export async function discardBook(ctx: RequestContext, { bookId }: InputOf<typeof libraryRoutes.discard>): Promise<void> {
  const row = await lock(ctx, bookId)
  if (row.state !== 'draft') throw new Refused('library.not-a-draft')
  const files = await asService(ctx, row.scope, async () => {
    const pictures = await ctx.tx.selectFrom('library_picture').select('file_id').where('book_id', '=', row.id).execute()
    await ctx.tx.deleteFrom('library_book').where('id', '=', row.id).execute()
    return [row.file_id, ...pictures.map((one) => one.file_id)]
  })
  for (const file of files) await removeFile(ctx, file)
  await appendAudit(ctx, { action: 'library.discard-book', subject: `book:${row.id}`, scope: row.scope })
}
