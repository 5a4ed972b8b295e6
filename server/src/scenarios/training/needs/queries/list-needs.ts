import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import { cursorOf, pageOf, placeOf, type RequestContext, requireStaff } from '#platform/http'
import { presentNeed } from '../present.ts'
import { countNeeds, listNeedRows, mapOccupations } from '../store.ts'

/** Needs of the acting unit's range, filtered, with how many people they are. */
export async function listNeeds(ctx: RequestContext, input: InputOf<typeof needsRoutes.listNeeds>): Promise<AnswerOf<typeof needsRoutes.listNeeds>> {
  const staff = requireStaff(ctx, 'training.need.read')
  const rows = await listNeedRows(ctx.tx, ctx.cipher, input, { sort: input.sort, after: placeOf(input.cursor), limit: input.limit + 1 })
  const occupations = await mapOccupations(ctx.tx)
  return {
    ...pageOf(rows, input.limit, (row) => cursorOf(row.place, row.id), (row) => presentNeed({ cipher: ctx.cipher, actor: staff }, row, occupations)),
    ...await countNeeds(ctx.tx, ctx.cipher, input),
  }
}
