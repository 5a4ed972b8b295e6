import type { AnswerOf, InputOf, noticeRoutes } from '@guildhall/contract'
import type { RequestContext } from '../http/index.ts'
import { noticeWords, renderWords } from './templates.ts'

/** My notices; that they are mine is the policy of the table. */
export async function listMine(ctx: RequestContext, input: InputOf<typeof noticeRoutes.mine>): Promise<AnswerOf<typeof noticeRoutes.mine>> {
  let query = ctx.tx.selectFrom('notice').selectAll().orderBy('id', 'desc').limit(input.limit + 1)
  if (input.cursor) query = query.where('id', '<', input.cursor)
  if (input.unread) query = query.where('read_at', input.unread === 'true' ? 'is' : 'is not', null)
  const found = await query.execute()
  const rows = found.slice(0, input.limit)
  return {
    rows: rows.map((row) => ({
      id: row.id, kind: row.kind, text: renderWords(noticeWords(row.kind) ?? { zh: row.kind, en: row.kind }, row.params as Record<string, unknown>, row.created_at), link: row.link,
      createdAt: row.created_at.toISOString(), readAt: row.read_at?.toISOString() ?? null,
    })),
    next: found.length > rows.length ? rows.at(-1)!.id : null,
    ...await countUnread(ctx),
  }
}

export async function countUnread(ctx: RequestContext): Promise<{ unread: number }> {
  const row = await ctx.tx.selectFrom('notice').select((is) => is.fn.countAll<bigint>().as('count')).where('read_at', 'is', null).executeTakeFirstOrThrow()
  return { unread: Number(row.count) }
}

export async function markRead(ctx: RequestContext, input: InputOf<typeof noticeRoutes.markRead>): Promise<{ unread: number }> {
  let query = ctx.tx.updateTable('notice').set({ read_at: ctx.clock.now() }).where('read_at', 'is', null)
  if (input.ids) query = input.ids.length > 0 ? query.where('id', 'in', input.ids) : query.where((is) => is.val(false))
  await query.execute()
  return countUnread(ctx)
}
