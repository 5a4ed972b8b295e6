import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { Refused, requireWorker, type RequestContext } from '#platform/http'
import { presentEnrolment, seatPerson } from '../seats.ts'

/** A worker, or a clerk for them, takes a seat; asked twice the same place comes back. */
export async function enrolWorker(ctx: RequestContext, input: InputOf<typeof classesRoutes.enrolWorker>): Promise<AnswerOf<typeof classesRoutes.enrolWorker>> {
  const { personId } = requireWorker(ctx)
  const result = await seatPerson(ctx, { classId: input.classId, personId })
  if (result.kind === 'refused') throw new Refused(result.code, result.details)
  return { enrolment: presentEnrolment(result.enrolment, result.position), again: result.again }
}
