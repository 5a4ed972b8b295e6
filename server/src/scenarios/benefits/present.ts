import type { AnswerOf, benefitRoutes } from '@guildhall/contract'
import { findDraw, poolState, type Pool } from '#engines/quota'
import type { Tx } from '#platform/db'
import { phaseOf } from './rules.ts'
import type { ReleaseRow } from './store.ts'

type Release = AnswerOf<typeof benefitRoutes.get>['release']

/** The counters of a release and whether its draw was held. */
export type Figures = { pool: Pool | null; drawn: boolean; commitment: string | null }

export async function figuresOf(tx: Tx, row: ReleaseRow): Promise<Figures> {
  if (!row.pool_id) return { pool: null, drawn: false, commitment: null }
  const [pool, draw] = await Promise.all([poolState(tx, row.pool_id), row.kind === 'draw' ? findDraw(tx, row.pool_id) : null])
  return { pool, drawn: draw?.drawnAt != null, commitment: draw?.commitment ?? null }
}

/** As those who give it see it. */
export function presentKept(...of: Parameters<typeof presentRelease>): AnswerOf<typeof benefitRoutes.list>['rows'][number] {
  return { ...presentRelease(...of), costFen: String(of[0].cost_fen), budgetId: of[0].budget_id }
}

export function presentRelease(row: ReleaseRow, unitName: string, { pool, drawn }: Figures, now: Date): Release {
  return {
    id: row.id, number: row.number, name: row.name, summary: row.summary, kind: row.kind as 'rush', quantity: row.quantity, waitlist: row.waitlist, handOut: row.hand_out as 'code', whereTo: row.where_to, fetchDays: row.fetch_days,
    period: row.period as 'once', series: row.series, eligible: row.eligible as 'everyone', reserveSeats: row.reserve_seats, reserveUntil: row.reserve_until?.toISOString() ?? null, noShow: row.no_show, points: row.points,
    opensAt: row.opens_at.toISOString(), closesAt: row.closes_at.toISOString(), drawAt: row.draw_at?.toISOString() ?? null, unitName,
    phase: phaseOf({ state: row.state, opensAt: row.opens_at, closesAt: row.closes_at, drawAt: row.draw_at, drawn }, now), withdrawnReason: row.withdrawn_reason, updatedAt: row.updated_at.toISOString(),
    taken: pool?.seated ?? 0, waiting: pool?.waiting ?? 0, entered: pool?.entered ?? 0, reserved: pool?.reserved ?? 0,
  }
}
