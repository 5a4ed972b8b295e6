import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { asService, Refused, requireWorker, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { tellAs, tellHead } from '../../plans/index.ts'
import type { ClassRow, LeaveRow, MyClass, SessionRow } from '../model.ts'
import { mayAskLeave } from '../rules.ts'
import { isAssisted } from '../seats.ts'
import { findLiveEnrolment, getClass, getSession, insertLeave } from '../store.ts'

/** Asks leave for one lesson before it begins. Whoever runs the class is told; asked again, the first request stays. */
export async function askLeave(ctx: RequestContext, input: InputOf<typeof classesRoutes.askLeave>): Promise<AnswerOf<typeof classesRoutes.askLeave>> {
  const { personId } = requireWorker(ctx)
  const now = ctx.clock.now()
  const session = await getSession(ctx.tx, input.sessionId)
  const enrolment = await findLiveEnrolment(ctx.tx, session.class_id, personId)
  if (enrolment?.state !== 'seated') throw new Refused('training.not-seated')
  if (!mayAskLeave({ startsAt: session.starts_at, endsAt: session.ends_at, state: session.state }, now)) throw new Refused('training.leave-too-late')
  return asService(ctx, session.scope, async () => {
    const id = newId()
    const leave = await insertLeave(ctx.tx, {
      id, session_id: session.id, enrolment_id: enrolment.id, scope: session.scope, person_id: personId, reason: input.reason, asked_at: now, assisted: isAssisted(ctx), state: 'asked',
    })
    if (leave.id === id) await tellFront(ctx, await getClass(ctx.tx, session.class_id), session)
    return presentLeave(leave)
  })
}

/** The head of the class, and the trainer of the lesson on the phone: whoever is both hears once. */
async function tellFront(ctx: RequestContext, of: ClassRow, session: SessionRow): Promise<void> {
  const said = { kind: 'training.leave-asked', params: { title: of.title, seq: session.seq }, consoleLink: `/console/classes/${of.id}`, phoneLink: `/teaching/${session.id}` }
  await tellHead(ctx, of, said)
  const trainerId = session.trainer_id ?? of.trainer_id
  if (trainerId !== of.head_trainer_id) await tellAs(ctx, { accountId: null, trainerId }, said)
}

export function presentLeave(row: LeaveRow): NonNullable<MyClass['sessions'][number]['leave']> {
  return { id: row.id, reason: row.reason, state: row.state as 'asked', askedAt: row.asked_at.toISOString(), decidedAt: row.decided_at?.toISOString() ?? null, note: row.decision_note }
}
