import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import { requireStaff, type RequestContext } from '#platform/http'
import { freeTimes, layOutDemand, whatTheyFill } from '../demand.ts'
import { readCell, sumDemand } from '../store.ts'

/** As many needs as one plan takes from a cell: more people than that are no one class. */
const needsOfAPlan = 200

/** What is behind a part of the demand list: when its people are free, when they want it, what they would fill. */
export async function getDemandCell(ctx: RequestContext, input: InputOf<typeof needsRoutes.getDemandCell>): Promise<AnswerOf<typeof needsRoutes.getDemandCell>> {
  requireStaff(ctx, 'training.need.read')
  const { total } = layOutDemand(await sumDemand(ctx.tx, ctx.cipher, input, 'division'), new Map(), [])
  const { open, times, months } = await readCell(ctx.tx, ctx.cipher, input)
  return {
    seats: total.seats, needs: total.needs, arranged: total.arranged, open: open.reduce((sum, need) => sum + need.seats, 0),
    ...freeTimes(times), months, enough: whatTheyFill(open), openNeedIds: open.slice(0, needsOfAPlan).map((need) => need.id),
  }
}
