import type { AnswerOf, InputOf, cockpitRoutes } from '@guildhall/contract'
import { query, type Breakdown, type Figure, type Metric } from '#engines/metrics'
import { dayInShanghai } from '#platform/clock'
import type { RequestContext } from '#platform/http'
import { mapOccupations } from '../../needs/index.ts'
import { findDue } from '../counting.ts'
import { figures, type Dimension, type FigureKey } from '../metrics.ts'
import { addMonths, figureOf, monthsUpTo, occupationsOf, outcomeKeys, periodOf, placesOf, trendOf, windowMonths, type Outcome } from '../rules.ts'
import { findHappened } from '../stream.ts'
import { placeName, viewerOf, whereOf } from '../viewer.ts'

/** Everything on the wall in one answer: what is shown side by side was counted in the same moment. */
export async function getCockpit(ctx: RequestContext, input: InputOf<typeof cockpitRoutes.get>): Promise<AnswerOf<typeof cockpitRoutes.get>> {
  const viewer = await viewerOf(ctx, input)
  const now = ctx.clock.now()
  const today = dayInShanghai(now).slice(0, 7)
  const period = periodOf(input.month, today)
  const months = monthsUpTo(period.to, windowMonths)
  const read = (metric: Metric<Dimension>, from: string, by: Breakdown<Dimension>, where = whereOf(input)): Promise<Figure<Dimension>[]> =>
    query(ctx.tx, { metric, scope: viewer.staff.scope, from: `${from}-01`, to: `${period.to}-01`, where, by })

  const byMonth = {} as Record<FigureKey, Figure<Dimension>[]>
  for (const key of Object.keys(figures) as FigureKey[]) byMonth[key] = await read(figures[key], months[0]!, { month: true })
  // The map keeps showing all towns when one of them is chosen: it is what they are compared on.
  const places = (metric: Metric<Dimension>) => read(metric, addMonths(period.from, -1), { month: true, dims: [viewer.by, 'occupation'] }, whereOf({ division: input.division }))
  const [asked, planned] = [await places(figures.asked), await places(figures.planned)]
  const trades = (metric: Metric<Dimension>) => read(metric, period.from, { dims: ['occupation'] })
  const ofTrades = {} as Record<FigureKey, Figure<Dimension>[]>
  for (const key of Object.keys(figures) as FigureKey[]) ofTrades[key] = await trades(figures[key])
  const outcomes = {} as Record<Outcome, Figure<Dimension>[]>
  for (const key of outcomeKeys) outcomes[key] = await read(figures[key], period.from, { dims: [viewer.by] }, whereOf({ division: input.division }))
  const occupations = await mapOccupations(ctx.tx)
  const occupationName = (id: string) => occupations.get(id)?.name ?? null
  return {
    at: now.toISOString(), counting: await findDue(ctx.tx), unit: viewer.unit, ...period, months, choices: monthsUpTo(today, windowMonths).toReversed(), by: viewer.by, areas: viewer.areas,
    figures: (Object.keys(figures) as FigureKey[]).map((key) => {
      const { title, unit, definition, kind } = figures[key]
      return { key, title, unit, definition, kind, ...figureOf(byMonth[key], { kind, period, months }) }
    }),
    places: placesOf({ key: viewer.by, asked, planned, outcomes, period, known: viewer.known, nameOf: placeName(viewer.by), occupationName }),
    occupations: occupationsOf(ofTrades, occupationName),
    trend: trendOf(byMonth.asked, byMonth.planned, months),
    events: await findHappened(ctx.tx, viewer.staff.scope, input),
  }
}
