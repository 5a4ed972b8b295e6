import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import { cursorOf, pageOf, placeOf, type RequestContext, requireWorker } from '#platform/http'
import { presentMyNeed } from '../present.ts'
import { mapOccupations } from '../store.ts'

/** What I have asked for, newest first. That it is mine is said here and enforced by the policy of the table. */
export async function listMyNeeds(ctx: RequestContext, input: InputOf<typeof needsRoutes.listMyNeeds>): Promise<AnswerOf<typeof needsRoutes.listMyNeeds>> {
  const { personId } = requireWorker(ctx)
  const after = placeOf(input.cursor)
  const rows = await ctx.tx.selectFrom('training_need').selectAll().where('person_id', '=', personId)
    .$if(after !== null, (query) => query.where('id', '<', after!.id)).orderBy('id', 'desc').limit(input.limit + 1).execute()
  const occupations = await mapOccupations(ctx.tx)
  return pageOf(rows, input.limit, (row) => cursorOf('', row.id), (row) => presentMyNeed(row, occupations))
}
