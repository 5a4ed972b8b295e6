import { shapes, type AnswerOf, type InputOf, type plansRoutes } from '@guildhall/contract'
import { cursorOf, placeOf, Refused, type RequestContext, requireStaff } from '#platform/http'
import { summaryOf } from '../commands/ask-opinions.ts'
import { findNeedsOfClass } from '../needs-of-plan.ts'
import { countOpinions } from '../opinions-store.ts'
import { presentCards } from '../present.ts'
import { countPlans, findPlans } from '../store.ts'

/** Plans and classes; by default the most urgent step first. */
export async function listPlans(ctx: RequestContext, input: InputOf<typeof plansRoutes.listPlans>): Promise<AnswerOf<typeof plansRoutes.listPlans>> {
  requireStaff(ctx, 'training.plan.read')
  const filter = { states: input.state, kinds: input.kind, occupationIds: input.occupationId, q: input.q }
  const found = await findPlans(ctx.tx, filter, { sort: input.sort, after: placeOf(input.cursor), limit: input.limit + 1 })
  const rows = found.slice(0, input.limit)
  const ids = rows.map((row) => row.id)
  const [cards, tallies] = [await presentCards(ctx.tx, rows, ctx.clock.now()), await countOpinions(ctx.tx, ids)]
  const needs = Map.groupBy(await findNeedsOfClass(ctx.tx, ids), (need) => need.class_id)
  return {
    rows: rows.map((row, index) => {
      const [own, tally] = [needs.get(row.id) ?? [], tallies.get(row.id)]
      return {
        ...cards[index]!, revision: row.revision, needs: own.length, askedSeats: own.reduce((sum, need) => sum + need.seats, 0), deadline: row.deadline_on, updatedAt: row.updated_at.toISOString(),
        opinions: tally ? summaryOf(tally, row.opinions_close_at) : null,
      }
    }),
    next: found.length > rows.length ? cursorOf(rows.at(-1)!.place, rows.at(-1)!.id) : null, total: await countPlans(ctx.tx, filter),
  }
}

/** Where the page before ended: a day and an id. */
export function readCursor(cursor: string | undefined): { day: string; id: string } | undefined {
  if (cursor === undefined) return undefined
  const [day, id] = cursor.split('_')
  if (!shapes.day.safeParse(day).success || !shapes.id.safeParse(id).success) throw new Refused('platform.invalid-input')
  return { day: day!, id: id! }
}
