import { createHash } from 'node:crypto'
import type { AnswerOf, InputOf, windowVisitRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { cursorOf, placeOf, asService, holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { findCaseByToken, findCaseRow, spanOf, type CaseRow } from '../cases/index.ts'

type Said = { stars: number; words: string; source: 'link' | 'typed'; typedBy: string | null }

/** Rates a case by the link that its contact has; a case is rated once. */
export async function rateCase(ctx: RequestContext, { token, stars, words }: InputOf<typeof windowVisitRoutes.rate>): Promise<{ stars: number }> {
  return asService(ctx, '', async () => {
    const row = await findCaseByToken(ctx.tx, createHash('sha256').update(token).digest())
    if (!row) throw new NotFound()
    await keep(ctx, row, { stars, words, source: 'link', typedBy: null })
    return { stars }
  })
}

/** What a visitor said at the desk, typed in by the clerk; the record says so. */
export async function typeRating(ctx: RequestContext, { caseId, stars, words }: InputOf<typeof windowVisitRoutes.typeRating>): Promise<{ stars: number }> {
  const actor = requireStaff(ctx, 'window.serve')
  const row = await findCaseRow(ctx.tx, caseId)
  if (!row) throw new NotFound()
  await keep(ctx, row, { stars, words, source: 'typed', typedBy: holderOf(actor) })
  await appendAudit(ctx, { action: 'window.type-rating', subject: `window-case:${row.id}`, scope: row.scope, details: { stars } })
  return { stars }
}

async function keep(ctx: Pick<RequestContext, 'tx' | 'clock'>, row: CaseRow, said: Said): Promise<void> {
  if (row.handed_at === null) throw new Refused('window.not-to-rate')
  const kept = await ctx.tx.insertInto('window_rating').values({ case_id: row.id, scope: row.scope, counter_id: row.counter_id, stars: said.stars, words: said.words || null, source: said.source, typed_by: said.typedBy, rated_at: ctx.clock.now() })
    .onConflict((conflict) => conflict.doNothing()).returning('case_id').executeTakeFirst()
  if (!kept) throw new Refused('window.rated-already')
}

export async function listRatings(ctx: RequestContext, input: InputOf<typeof windowVisitRoutes.listRatings>): Promise<AnswerOf<typeof windowVisitRoutes.listRatings>> {
  requireStaff(ctx, 'window.read')
  const after = placeOf(input.cursor)
  let query = ctx.tx.selectFrom('window_rating as g').innerJoin('window_case as w', 'w.id', 'g.case_id').innerJoin('window_counter as k', 'k.id', 'g.counter_id').selectAll('g').select(['w.number', 'k.name as counter_name'])
  if (input.counterId) query = query.where('g.counter_id', '=', input.counterId)
  if (input.quarter) query = query.where('g.rated_at', '>=', spanOf(input.quarter).from).where('g.rated_at', '<', spanOf(input.quarter).to)
  if (after) query = query.where((is) => is.or([is('g.rated_at', '<', new Date(after.value)), is.and([is('g.rated_at', '=', new Date(after.value)), is('g.case_id', '<', after.id)])]))
  const found = await query.orderBy('g.rated_at', 'desc').orderBy('g.case_id', 'desc').limit(input.limit + 1).execute()
  const rows = found.slice(0, input.limit)
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => ({ caseId: row.case_id, number: row.number, counter: { id: row.counter_id, name: row.counter_name }, stars: row.stars, words: row.words, source: row.source as 'link' | 'typed', at: row.rated_at.toISOString() })),
    next: last && found.length > input.limit ? cursorOf(last.rated_at.toISOString(), last.case_id) : null,
  }
}
