import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { asService, holderOf, NotFound, Refused, type RequestContext } from '#platform/http'
import { openFront } from '../front.ts'
import { noticePerson } from '../notices.ts'
import { isAttendanceSettled } from '../rules.ts'
import { findAttendance, findEnrolment, findLeave, markAgain, settleLeave } from '../store.ts'

/** Grants or refuses leave. Granted after the lesson, it takes the place of the absence that the clock has noted. */
export async function decideLeave(ctx: RequestContext, input: InputOf<typeof classesRoutes.decideLeave>): Promise<AnswerOf<typeof classesRoutes.decideLeave>> {
  const leave = await asService(ctx, '', () => findLeave(ctx.tx, input.leaveId))
  if (!leave) throw new NotFound()
  const { session, of } = await openFront(ctx, leave.session_id, 'run')
  if (isAttendanceSettled(of.state)) throw new Refused('training.attendance-settled')
  const now = ctx.clock.now()
  return asService(ctx, of.scope, async () => {
    const settled = await settleLeave(ctx.tx, leave.id, { state: input.granted ? 'granted' : 'refused', by: holderOf(ctx.actor), note: input.note ?? null, now })
    if (!settled) throw new Refused('training.leave-decided')
    const enrolment = (await findEnrolment(ctx.tx, leave.enrolment_id))!
    const mark = (await findAttendance(ctx.tx, [session.id], leave.person_id))[0]
    if (input.granted && mark?.status === 'absent') await markAgain(ctx.tx, [{ sessionId: session.id, enrolment, status: 'leave', via: 'rule', at: now, by: holderOf(ctx.actor) }])
    await noticePerson(ctx, enrolment, input.granted ? 'training.leave-granted' : 'training.leave-refused', { title: of.title, seq: session.seq, ...(!input.granted && { note: input.note ?? '—' }) })
    await appendAudit(ctx, { action: 'training.decide-leave', subject: `leave:${leave.id}`, scope: of.scope, ...(input.note && { reason: input.note }), details: { granted: input.granted, sessionId: session.id } })
    return { id: settled.id, state: settled.state as 'granted' | 'refused' }
  })
}
