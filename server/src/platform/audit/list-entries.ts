import type { AnswerOf, auditRoutes, InputOf } from '@guildhall/contract'
import { instantInShanghai } from '../clock/index.ts'
import { requireStaff, type RequestContext } from '../http/index.ts'

const dayLong = 86_400_000

type Entry = Omit<AnswerOf<typeof auditRoutes.list>['rows'][number], 'accountName'>

/** Entries of the acting range; the policy of the table decides which those are. Whose account one is, only the registry knows. */
export async function listEntries(ctx: RequestContext, input: Omit<InputOf<typeof auditRoutes.list>, 'limit'> & { limit: number }): Promise<{ rows: Entry[]; next: string | null }> {
  requireStaff(ctx, 'audit.read')
  let query = ctx.tx.selectFrom('audit_entry').selectAll().orderBy('id', input.sort === 'oldest' ? 'asc' : 'desc').limit(input.limit + 1)
  if (input.cursor) query = query.where('id', input.sort === 'oldest' ? '>' : '<', input.cursor)
  if (input.action) query = query.where('action', '=', input.action)
  if (input.subject) query = query.where('subject', '=', input.subject)
  if (input.accountId) query = query.where('account_id', '=', input.accountId)
  if (input.onBehalfOf) query = query.where('on_behalf_of', '=', input.onBehalfOf)
  if (input.from) query = query.where('at', '>=', instantInShanghai(input.from))
  if (input.to) query = query.where('at', '<', new Date(instantInShanghai(input.to).getTime() + dayLong))
  const found = await query.execute()
  const rows = found.slice(0, input.limit)
  return {
    rows: rows.map((row) => ({
      id: row.id, at: row.at.toISOString(), actor: row.actor, accountId: row.account_id, role: row.role, unitId: row.unit_id, onBehalfOf: row.on_behalf_of,
      action: row.action, subject: row.subject, reason: row.reason, details: row.details as Record<string, unknown>, requestId: row.request_id,
    })),
    next: found.length > rows.length ? rows.at(-1)!.id : null,
  }
}

export async function listActions(ctx: RequestContext): Promise<AnswerOf<typeof auditRoutes.actions>> {
  requireStaff(ctx, 'audit.read')
  const rows = await ctx.tx.selectFrom('audit_entry').select('action').distinct().orderBy('action').execute()
  return { actions: rows.map((row) => row.action) }
}
