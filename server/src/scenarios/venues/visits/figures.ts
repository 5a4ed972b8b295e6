import type { AnswerOf, InputOf, positionVisitRoutes } from '@guildhall/contract'
import { query } from '#engines/metrics'
import { Refused, requireStaff, type RequestContext } from '#platform/http'
import { rangeOf } from '#platform/db'
import { momentOf, type PositionKind } from '../places/index.ts'
import { served } from './metrics.ts'

const shifted = (month: string, by: number) => {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

type Figures = AnswerOf<typeof positionVisitRoutes.figures>
/** Nobody reads further on a page; the workbook has them all. */
const shown = 200

export async function getFigures(ctx: RequestContext, input: InputOf<typeof positionVisitRoutes.figures>): Promise<Figures> {
  const { ranking, ...figures } = await countFigures(ctx, input)
  return { ...figures, ranking: ranking.slice(0, shown), ranked: ranking.length }
}

/** Person-times of the range by month, kind and position. Positions without a visit stand in the ranking too, last. */
export async function countFigures(ctx: RequestContext, input: InputOf<typeof positionVisitRoutes.figures>): Promise<Omit<Figures, 'ranked'>> {
  const { scope } = requireStaff(ctx, 'venues.read')
  const to = input.to ?? momentOf(ctx.clock.now()).day.slice(0, 7)
  const from = input.from ?? shifted(to, -5)
  if (from > to || shifted(from, 60) < to) throw new Refused('platform.invalid-input')
  const span = { metric: served, scope, from: `${from}-01`, to: `${to}-01` }
  const { lo, hi } = rangeOf(scope)
  const [byMonth, byPosition, positions] = await Promise.all([
    query(ctx.tx, { ...span, by: { month: true } }), query(ctx.tx, { ...span, by: { dims: ['position'] } }),
    ctx.tx.selectFrom('venue_position as p').innerJoin('unit as u', 'u.id', 'p.unit_id').select(['p.id', 'p.name', 'p.kind', 'p.town', 'p.active', 'u.name as unit_name']).where('p.scope', '>=', lo).where('p.scope', '<', hi).orderBy('p.name').orderBy('p.id').execute(),
  ])
  const counted = new Map(byPosition.map((cell) => [cell.dims.position, cell]))
  const ranked = positions.filter((row) => row.active || counted.has(row.id)).map((row) => ({ row, people: counted.get(row.id)?.numerator ?? 0, visits: counted.get(row.id)?.entries ?? 0 })).toSorted((a, b) => b.people - a.people)
  // Who has as many shares the rank.
  const rankOf = new Map<number, number>()
  for (const [place, { people }] of ranked.entries()) if (!rankOf.has(people)) rankOf.set(people, place + 1)
  const months: { month: string; people: number }[] = []
  for (let month = from; month <= to; month = shifted(month, 1)) months.push({ month, people: byMonth.find((cell) => cell.month?.startsWith(month))?.numerator ?? 0 })
  const kinds = Map.groupBy(ranked, ({ row }) => row.kind as PositionKind)
  return {
    from, to, total: months.reduce((sum, one) => sum + one.people, 0), definition: served.definition, months,
    kinds: [...kinds].map(([kind, rows]) => ({ kind, positions: rows.length, people: rows.reduce((sum, one) => sum + one.people, 0) })).toSorted((a, b) => b.people - a.people),
    ranking: ranked.map(({ row, people, visits }) => ({ rank: rankOf.get(people)!, position: { id: row.id, name: row.name, kind: row.kind as PositionKind }, unitName: row.unit_name, town: row.town, people, visits })),
  }
}
