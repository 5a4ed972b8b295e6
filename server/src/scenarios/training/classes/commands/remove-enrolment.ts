import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, NotFound, Refused, type RequestContext } from '#platform/http'
import { noticePerson } from '../notices.ts'
import { mayChangeRoster, requireStaffActor } from '../policy.ts'
import { isRosterSettled } from '../rules.ts'
import { giveBack, presentEnrolment } from '../seats.ts'
import { findEnrolment, holdClass } from '../store.ts'

/** Takes somebody out of a class. They are told why, and whoever waits moves up. */
export async function removeEnrolment(ctx: RequestContext, input: InputOf<typeof classesRoutes.removeEnrolment>): Promise<AnswerOf<typeof classesRoutes.removeEnrolment>> {
  const actor = requireStaffActor(ctx)
  const known = await findEnrolment(ctx.tx, input.enrolmentId)
  if (!known) throw new NotFound()
  const of = await asService(ctx, known.scope, () => holdClass(ctx.tx, known.class_id))
  if (!mayChangeRoster(actor, of)) throw new Refused('training.enrol-not-yours')
  if (isRosterSettled(of.state)) throw new Refused('training.enrol-settled')
  // Read again under the class's lock: the worker may have left meanwhile.
  const live = await findEnrolment(ctx.tx, known.id)
  if (!live || live.state === 'cancelled') return { enrolment: presentEnrolment(live ?? known, null), movedUp: 0 }
  const { enrolment, moved } = await giveBack(ctx, of, live, input.reason)
  await noticePerson(ctx, enrolment, 'training.seat-taken-back', { title: of.title, reason: input.reason })
  await appendAudit(ctx, { action: 'training.remove-enrolment', subject: `enrolment:${enrolment.id}`, scope: of.scope, reason: input.reason, details: { classId: of.id, movedUp: moved.length } })
  return { enrolment: presentEnrolment(enrolment, null), movedUp: moved.length }
}
