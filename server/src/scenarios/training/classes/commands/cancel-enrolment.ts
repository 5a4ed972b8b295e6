import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, NotFound, Refused, requireWorker, type RequestContext } from '#platform/http'
import { isRosterSettled } from '../rules.ts'
import { giveBack, presentEnrolment } from '../seats.ts'
import { findLatestEnrolment, holdClass } from '../store.ts'

/** Gives the own place back; given back already, nothing more happens. */
export async function cancelMyEnrolment(ctx: RequestContext, input: InputOf<typeof classesRoutes.cancelEnrolment>): Promise<AnswerOf<typeof classesRoutes.cancelEnrolment>> {
  const { personId } = requireWorker(ctx)
  const of = await asService(ctx, '', () => holdClass(ctx.tx, input.classId))
  const known = await findLatestEnrolment(ctx.tx, of.id, personId)
  if (!known) throw new NotFound()
  if (known.state === 'cancelled') return { enrolment: presentEnrolment(known, null), needReopened: false }
  if (isRosterSettled(of.state)) throw new Refused('training.enrol-settled')
  const { enrolment, needReopened } = await giveBack(ctx, of, known, input.reason)
  await appendAudit(ctx, { action: 'training.cancel-enrolment', subject: `enrolment:${enrolment.id}`, scope: of.scope, reason: input.reason })
  return { enrolment: presentEnrolment(enrolment, null), needReopened }
}
