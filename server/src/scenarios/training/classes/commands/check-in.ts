import type { AnswerOf, classesRoutes, InputOf } from '@guildhall/contract'
import { makeScanProof, readDoorCode, readScanProof, scanMilliseconds } from '#platform/door-codes'
import { asService, holderOf, Refused, requireWorker, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import type { AttendanceStatus } from '../model.ts'
import { decideCheckIn } from '../rules.ts'
import { isAssisted } from '../seats.ts'
import { findAttendance, findLiveEnrolment, getClass, getSession, holdClass, markOnce } from '../store.ts'

const scanCookie = 'guildhall_scan'

/** What a scanned code is for. Whoever is not logged in yet gets a proof of the scan, because the code will have changed before the login is through. */
export async function readCode(ctx: RequestContext, input: InputOf<typeof classesRoutes.readCheckInCode>): Promise<AnswerOf<typeof classesRoutes.readCheckInCode>> {
  const { sessionId } = codeAt(ctx, input.token)
  const now = ctx.clock.now()
  const session = await asService(ctx, '', () => getSession(ctx.tx, sessionId))
  if (decideCheckIn({ startsAt: session.starts_at, endsAt: session.ends_at, state: session.state }, now) === null) throw new Refused('training.check-in-closed')
  const of = await asService(ctx, '', () => getClass(ctx.tx, session.class_id))
  const venue = session.venue_id ? await asService(ctx, '', () => ctx.tx.selectFrom('training_venue').select('name').where('id', '=', session.venue_id!).executeTakeFirst()) : undefined
  if (readDoorCode(ctx.cipher, input.token, now).kind === 'fresh') ctx.setCookie(scanCookie, makeScanProof(ctx.cipher, input.token, now), { maxAgeSeconds: scanMilliseconds / 1000 })
  return {
    sessionId, classId: of.id, title: of.title, topic: session.topic, startsAt: session.starts_at.toISOString(), endsAt: session.ends_at.toISOString(), venue: venue?.name ?? null,
    loggedIn: ctx.actor.kind === 'worker',
  }
}

/** Notes that the worker is here. Only who has a seat, only while the door is open, and once: the second time gives the first answer. */
export async function checkIn(ctx: RequestContext, input: InputOf<typeof classesRoutes.checkIn>): Promise<AnswerOf<typeof classesRoutes.checkIn>> {
  const actor = requireWorker(ctx)
  const { sessionId, scannedAt } = codeAt(ctx, input.token)
  return asService(ctx, '', async () => {
    const session = await getSession(ctx.tx, sessionId)
    const of = await holdClass(ctx.tx, session.class_id)
    const enrolment = await findLiveEnrolment(ctx.tx, of.id, actor.personId)
    if (enrolment?.state !== 'seated') throw new Refused('training.not-seated')
    const answer = (row: { status: string; at: Date }, again: boolean) => ({
      sessionId, classId: of.id, title: of.title, topic: session.topic, seq: session.seq, status: row.status as AttendanceStatus, at: row.at.toISOString(), again, assisted: isAssisted(ctx),
    })
    const find = async () => (await findAttendance(ctx.tx, [sessionId], actor.personId)).find((row) => row.enrolment_id === enrolment.id)
    const known = await find()
    if (known && known.status !== 'absent') return answer(known, true)
    const status = decideCheckIn({ startsAt: session.starts_at, endsAt: session.ends_at, state: session.state }, scannedAt)
    if (status === null || known) throw new Refused('training.check-in-closed')
    const [marked] = await markOnce(ctx.tx, [{ sessionId, enrolment, status, via: 'code', at: scannedAt, by: holderOf(ctx.actor) }])
    if (!marked) return answer((await find())!, true)
    await emit(ctx, 'training.checked-in', { sessionId, enrolmentId: enrolment.id, status }, { scope: of.scope })
    return answer(marked, false)
  })
}

/** The lesson a code belongs to and when it was scanned: now, or earlier by this very browser. */
function codeAt(ctx: RequestContext, token: string): { sessionId: string; scannedAt: Date } {
  const now = ctx.clock.now()
  const code = readDoorCode(ctx.cipher, token, now)
  if (code.kind === 'wrong') throw new Refused('training.check-in-code-wrong')
  if (code.kind === 'fresh') return { sessionId: code.subject, scannedAt: now }
  const scannedAt = readScanProof(ctx.cipher, token, ctx.cookie(scanCookie), now)
  if (!scannedAt) throw new Refused('training.check-in-code-old')
  return { sessionId: code.subject, scannedAt }
}
