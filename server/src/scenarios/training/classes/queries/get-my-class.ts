import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { NotFound, requireWorker, type RequestContext } from '#platform/http'
import { findHeads, outlineOf, presentCards, presentSession } from '../../plans/index.ts'
import { presentLeave } from '../commands/ask-leave.ts'
import { findPlaces, presentDoor } from '../lessons.ts'
import { decideAsking } from '../head-rules.ts'
import type { LeaveRule } from '../model.ts'
import { findAttended, findMyResults, statusOf } from '../my-lessons.ts'
import { isRosterSettled, mayAskLeave } from '../rules.ts'
import { findQuestions, presentQuestion } from '../questions.ts'
import { findPosition, presentEnrolment } from '../seats.ts'
import { findLatestEnrolment, findLeaves, getClass } from '../store.ts'

/** One class as the worker in it sees it; a class without an own place in it is not found. */
export async function getMyClass(ctx: RequestContext, input: InputOf<typeof classesRoutes.getMyClass>): Promise<AnswerOf<typeof classesRoutes.getMyClass>> {
  const { personId } = requireWorker(ctx)
  const { tx } = ctx
  const now = ctx.clock.now()
  const of = await getClass(tx, input.classId)
  const enrolment = await findLatestEnrolment(tx, of.id, personId)
  if (!enrolment) throw new NotFound()
  const { sessions, marks, attendance } = (await findAttended(tx, [of], personId)).get(of.id)!
  const leaves = new Map((await findLeaves(tx, sessions.map((session) => session.id), personId)).map((leave) => [leave.session_id, leave]))
  const { venues } = await findPlaces(tx, sessions)
  const [card] = await presentCards(tx, [of], now)
  const organiser = await tx.selectFrom('unit').select('name').where('scope', '=', of.scope).executeTakeFirst()
  const seated = enrolment.state === 'seated'
  const [head, questions] = [(await findHeads(ctx, [of])).get(of.id) ?? null, await findQuestions(tx, of.id, personId)]
  return {
    class: card!, enrolment: presentEnrolment(enrolment, await findPosition(ctx, enrolment, of)), organiser: organiser?.name ?? '', outline: outlineOf(of), attendance,
    minAttendancePercent: of.min_attendance_percent, passTheory: of.pass_theory, passPractice: of.pass_practice, leaveRule: of.leave_rule as LeaveRule,
    result: (await findMyResults(tx, [enrolment.id])).get(enrolment.id) ?? null, cancelledReason: of.cancelled_reason ?? enrolment.cancel_reason, needId: enrolment.need_id,
    // Whoever has left the class is no business of its head any more, nor the other way round.
    head: head && enrolment.state !== 'cancelled' ? { kind: head.kind, name: head.name, line: head.line } : null, questions: questions.map(presentQuestion),
    mayAsk: decideAsking({ seat: enrolment.state as 'seated', headed: head !== null, state: of.state, waiting: questions.filter((one) => one.answer === null).length }) === null,
    sessions: sessions.map((session) => {
      const [leave, mark] = [leaves.get(session.id), marks.get(session.id)]
      return {
        ...presentSession(session), status: statusOf(mark), venue: venues.get(session.venue_id ?? '') ?? null, leave: leave ? presentLeave(leave) : null,
        checkIn: seated ? presentDoor(session, now) : null, mayAskLeave: seated && !leave && !mark && mayAskLeave({ startsAt: session.starts_at, endsAt: session.ends_at, state: session.state }, now),
      }
    }),
    cancel: { may: enrolment.state !== 'cancelled' && !isRosterSettled(of.state), waiting: card!.seats.waiting, needReopens: enrolment.need_id !== null && seated },
  }
}
