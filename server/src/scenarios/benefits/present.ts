import type { AnswerOf, benefitRoutes } from '@guildhall/contract'
import { findDraw, poolState, type Pool } from '#engines/quota'
import type { Tx } from '#platform/db'
import { phaseOf } from './rules.ts'
import { findPictures, type ReleaseRow } from './store.ts'

type Release = AnswerOf<typeof benefitRoutes.get>['release']

/** The counters of a release, whether its draw was held, and what it looks like. */
export type Figures = { pool: Pool | null; drawn: boolean; commitment: string | null; pictures: { id: string; caption: string }[] }

export async function figuresOf(tx: Tx, row: ReleaseRow): Promise<Figures> {
  const [pool, draw, pictures] = await Promise.all([row.pool_id ? poolState(tx, row.pool_id) : null, row.pool_id && row.kind === 'draw' ? findDraw(tx, row.pool_id) : null, findPictures(tx, row.id)])
  return { pool, drawn: draw?.drawnAt != null, commitment: draw?.commitment ?? null, pictures }
}

/** As those who give it see it. */
export function presentKept(...of: Parameters<typeof presentRelease>): AnswerOf<typeof benefitRoutes.list>['rows'][number] {
  return { ...presentRelease(...of), costFen: String(of[0].cost_fen), budgetId: of[0].budget_id }
}

export function presentRelease(row: ReleaseRow, unitName: string, { pool, drawn, pictures }: Figures, now: Date): Release {
  return {
    id: row.id, pictures, number: row.number, name: row.name, summary: row.summary, kind: row.kind as 'rush', quantity: row.quantity, waitlist: row.waitlist, handOut: row.hand_out as 'code', whereTo: row.where_to, fetchDays: row.fetch_days,
    period: row.period as 'once', series: row.series, eligible: row.eligible as 'everyone', reserveSeats: row.reserve_seats, reserveUntil: row.reserve_until?.toISOString() ?? null, noShow: row.no_show, points: row.points,
    opensAt: row.opens_at.toISOString(), closesAt: row.closes_at.toISOString(), drawAt: row.draw_at?.toISOString() ?? null, unitName,
    phase: phaseOf({ state: row.state, opensAt: row.opens_at, closesAt: row.closes_at, drawAt: row.draw_at, drawn }, now), withdrawnReason: row.withdrawn_reason, updatedAt: row.updated_at.toISOString(),
    taken: pool?.seated ?? 0, waiting: pool?.waiting ?? 0, entered: pool?.entered ?? 0, reserved: pool?.reserved ?? 0,
  }
}
