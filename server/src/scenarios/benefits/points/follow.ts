import { z } from 'zod'
import { findInForceAbout } from '#engines/credentials'
import { findEvaluators } from '#engines/evaluation'
import { on, type CommandContext } from '#platform/module'
import { earn } from './earn.ts'
import { findSeat, findSeatsOf } from './store.ts'

const scopeOf = (ctx: CommandContext) => (ctx.actor.kind === 'job' ? ctx.actor.scope : '')

/** What other scenarios tell. Events come at least once and in any order: what was done is named by its own id, and a lesson of a seat that is not known yet comes again. */
const followClass = on({
  event: 'training.class-published', name: 'points.follow-class', payload: z.object({ classId: z.uuid(), title: z.string().max(400) }),
  run: (run, one) => run.inTransaction(async (ctx) => { await ctx.tx.insertInto('points_class').values({ class_id: one.classId, scope: scopeOf(ctx), title: one.title }).onConflict((conflict) => conflict.doNothing()).execute() }),
})
const followSeat = on({
  event: 'training.worker-enrolled', name: 'points.follow-seat', payload: z.object({ classId: z.uuid(), enrolmentId: z.uuid(), personId: z.uuid() }),
  run: (run, one) => run.inTransaction(async (ctx) => { await ctx.tx.insertInto('points_seat').values({ enrolment_id: one.enrolmentId, class_id: one.classId, scope: scopeOf(ctx), person_id: one.personId }).onConflict((conflict) => conflict.doNothing()).execute() }),
})

const earnForLesson = on({
  event: 'training.checked-in', name: 'points.earn-for-lesson', payload: z.object({ sessionId: z.uuid(), enrolmentId: z.uuid() }),
  run: (run, { sessionId, enrolmentId }) => run.inTransaction(async (ctx) => {
    const seat = await findSeat(ctx.tx, enrolmentId)
    if (!seat) throw new Error('checked in on a seat that is not known yet')
    return earn(ctx, 'lesson', [{ personId: seat.person_id, source: `${sessionId}:${enrolmentId}`, about: seat.class_id }])
  }),
})
const earnForCertificates = on({
  event: 'training.results-confirmed', name: 'points.earn-for-certificates', payload: z.object({ classId: z.uuid() }),
  run: (run, { classId }) => run.inTransaction(async (ctx) => {
    const seats = await findSeatsOf(ctx.tx, classId)
    const certified = new Set(await findInForceAbout(ctx.tx, seats.map((seat) => seat.enrolment_id)))
    return earn(ctx, 'certificate', seats.filter((seat) => certified.has(seat.enrolment_id)).map((seat) => ({ personId: seat.person_id, source: seat.enrolment_id, about: classId })))
  }),
})
/** Who handed a form in is known by the invitation; what it says is not looked at. */
const earnForEvaluations = on({
  event: 'training.evaluation-submitted', name: 'points.earn-for-evaluations', payload: z.object({ classId: z.uuid() }),
  run: (run, { classId }) => run.inTransaction(async (ctx) => earn(ctx, 'evaluation', (await findEvaluators(ctx.tx, classId, 'worker')).map((personId) => ({ personId, source: `${classId}:${personId}`, about: classId })))),
})
const earnForJoining = on({
  event: 'membership.accepted', name: 'points.earn-for-joining', payload: z.object({ applicationId: z.uuid(), kind: z.string(), personId: z.uuid().optional() }),
  run: (run, { applicationId, kind, personId }) => run.inTransaction(async (ctx) => (kind === 'join' && personId ? earn(ctx, 'joining', [{ personId, source: applicationId }]) : { given: 0 })),
})

export const pointsHandlers = [followClass, followSeat, earnForLesson, earnForCertificates, earnForEvaluations, earnForJoining]
