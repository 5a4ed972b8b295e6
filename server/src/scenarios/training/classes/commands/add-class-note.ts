import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { addNote } from '#engines/process'
import { holderOf, NotFound, type RequestContext } from '#platform/http'
import { staffNames } from '#registry'
import { mayRun, requireStaffActor } from '../policy.ts'
import { getClass } from '../store.ts'
import { presentStep } from '../timeline.ts'

/** A remark on the timeline, for those who run the class. */
export async function addClassNote(ctx: RequestContext, input: InputOf<typeof classesRoutes.addClassNote>): Promise<AnswerOf<typeof classesRoutes.addClassNote>> {
  const actor = requireStaffActor(ctx)
  const of = await getClass(ctx.tx, input.classId)
  if (!mayRun(actor, of) || !of.case_id) throw new NotFound()
  const step = await addNote(ctx.tx, { caseId: of.case_id, actor: { id: holderOf(actor), as: 'handler' }, text: input.text, now: ctx.clock.now() })
  return presentStep(step, await staffNames(ctx, [actor.accountId]))
}
