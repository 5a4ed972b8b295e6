import type { AnswerOf, InputOf, cockpitRoutes } from '@guildhall/contract'
import { drillDown as findBehind, query } from '#engines/metrics'
import { dayInShanghai } from '#platform/clock'
import { cursorOf, placeOf, type RequestContext } from '#platform/http'
import { presentBehind } from '../behind.ts'
import { figures } from '../metrics.ts'
import { periodOf } from '../rules.ts'
import { viewerOf, whereOf } from '../viewer.ts'

/** What a figure is made of: its records are exactly as many, and add up to exactly as much, as the figure says. */
export async function drillDown(ctx: RequestContext, input: InputOf<typeof cockpitRoutes.drillDown>): Promise<AnswerOf<typeof cockpitRoutes.drillDown>> {
  const { staff } = await viewerOf(ctx, input)
  const metric = figures[input.figure]
  const period = periodOf(input.month, dayInShanghai(ctx.clock.now()).slice(0, 7))
  const cell = { metric, scope: staff.scope, from: `${period.from}-01`, to: `${period.to}-01`, where: whereOf(input, input.occupation ? { occupation: input.occupation } : {}), ...(input.without && { without: [input.without] }) }
  const after = placeOf(input.cursor)
  const [whole] = await query(ctx.tx, cell)
  const records = await findBehind(ctx.tx, { ...cell, limit: input.limit + 1, ...(after && { after: { at: new Date(after.value), ref: after.id } }) })
  const page = records.slice(0, input.limit)
  const last = page.at(-1)
  const { title, unit, definition, kind } = metric
  return {
    title, unit, definition, kind, value: whole!.value, records: whole!.entries, rows: await presentBehind(ctx, input.figure, page),
    next: records.length > input.limit && last ? cursorOf(last.at.toISOString(), last.ref) : null,
  }
}
