import type { AnswerOf, InputOf, windowCaseRoutes } from '@guildhall/contract'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { cursorOf, placeOf, requireStaff, type RequestContext } from '#platform/http'
import type { CaseState } from '../model.ts'
import { presentCase, presentListed } from '../present.ts'
import { countByState, listCases as listRows, type CaseQuery } from '../store.ts'

/** First instant of a quarter (2026-Q4) and of the next. */
export function spanOf(quarter: string): { from: Date; to: Date } {
  const [year, nth] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))]
  const first = (y: number, q: number) => instantInShanghai(`${y}-${String(3 * q - 2).padStart(2, '0')}-01`)
  return { from: first(year, nth), to: nth === 4 ? first(year + 1, 1) : first(year, nth + 1) }
}

export async function listCases(ctx: RequestContext, input: InputOf<typeof windowCaseRoutes.list>): Promise<AnswerOf<typeof windowCaseRoutes.list>> {
  requireStaff(ctx, 'window.read')
  const today = dayInShanghai(ctx.clock.now())
  const flag = (value: 'true' | 'false' | undefined) => (value === undefined ? undefined : value === 'true')
  const query: CaseQuery = {
    q: input.q, states: input.state, open: flag(input.open), itemId: input.itemId, counterId: input.counterId, assisted: flag(input.assisted), late: flag(input.late), decided: input.quarter === undefined ? undefined : spanOf(input.quarter), today,
  }
  const found = await listRows(ctx.tx, query, { sort: input.sort, after: placeOf(input.cursor), limit: input.limit + 1 })
  const rows = found.slice(0, input.limit)
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => presentListed(row, { deadlineOn: row.deadline_on, closedAt: row.closed_at }, { today, stars: row.stars })),
    next: last && found.length > input.limit ? cursorOf(last.place, last.id) : null,
    states: (await countByState(ctx.tx, query)).map(({ state, count }) => ({ state: state as CaseState, count })),
  }
}

export async function getCase(ctx: RequestContext, { caseId }: { caseId: string }): Promise<AnswerOf<typeof windowCaseRoutes.get>> {
  requireStaff(ctx, 'window.read')
  return presentCase(ctx, caseId)
}
