import type { AnswerOf, InputOf, needsRoutes } from '@guildhall/contract'
import { rangeOf } from '#platform/db'
import { cursorOf, pageOf, placeOf, type RequestContext, requireStaff } from '#platform/http'
import { presentNeed } from '../present.ts'
import { classColumns, mapOccupations } from '../store.ts'

/** What the acting unit and those below it have asked for, newest first. */
export async function listUnitNeeds(ctx: RequestContext, input: InputOf<typeof needsRoutes.listUnitNeeds>): Promise<AnswerOf<typeof needsRoutes.listUnitNeeds>> {
  const staff = requireStaff(ctx, 'training.unit.speak')
  const { lo, hi } = rangeOf(staff.scope)
  const after = placeOf(input.cursor)
  const rows = await ctx.tx.selectFrom('training_need as n').leftJoin('training_class as c', 'c.id', 'n.class_id').selectAll('n').select(classColumns)
    .where('n.applicant_scope', '>=', lo).where('n.applicant_scope', '<', hi)
    .$if(after !== null, (query) => query.where('n.id', '<', after!.id)).orderBy('n.id', 'desc').limit(input.limit + 1).execute()
  const occupations = await mapOccupations(ctx.tx)
  return pageOf(rows, input.limit, (row) => cursorOf('', row.id), (row) => presentNeed({ cipher: ctx.cipher, actor: staff }, row, occupations))
}
