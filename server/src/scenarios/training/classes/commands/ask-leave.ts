import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { withoutNumbers } from '#platform/crypto'
import { asService, Refused, requireWorker, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { sendNotice } from '#platform/notify'
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
      id, session_id: session.id, enrolment_id: enrolment.id, scope: session.scope, person_id: personId, reason: withoutNumbers(input.reason), asked_at: now, assisted: isAssisted(ctx), state: 'asked',
    })
    if (leave.id === id) await tellFront(ctx, await getClass(ctx.tx, session.class_id), session)
    return presentLeave(leave)
  })
}

/** The head of the class at the desk, and the trainer on the phone, where they have an account. */
async function tellFront(ctx: RequestContext, of: ClassRow, session: SessionRow): Promise<void> {
  const params = { title: of.title, seq: session.seq }
  if (of.head_account_id) await sendNotice(ctx, { to: { accountId: of.head_account_id }, kind: 'training.leave-asked', params, link: `/console/classes/${of.id}` })
  const trainerId = session.trainer_id ?? of.trainer_id
  if (!trainerId) return
  const person = await asService(ctx, '', () => ctx.tx.selectFrom('training_trainer as t').innerJoin('person as p', 'p.phone_blind', 't.phone_blind').select('p.id').where('t.id', '=', trainerId).executeTakeFirst())
  if (person) await sendNotice(ctx, { to: { personId: person.id }, kind: 'training.leave-asked', params, link: `/teaching/${session.id}` })
}

export function presentLeave(row: LeaveRow): NonNullable<MyClass['sessions'][number]['leave']> {
  return { id: row.id, reason: row.reason, state: row.state as 'asked', askedAt: row.asked_at.toISOString(), decidedAt: row.decided_at?.toISOString() ?? null, note: row.decision_note }
}
