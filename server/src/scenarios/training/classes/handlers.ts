import { z } from 'zod'
import { on } from '#platform/module'
import { tellHead } from '../plans/index.ts'
import { findPlaceName } from './clockwork.ts'
import { lessonWords, textPerson } from './notices.ts'
import { findRoster, getClass, getSession } from './store.ts'

/** The story that moves a lesson has put it under everybody's bell; who is on the way reads a text message. Reminders begin anew for the new time. */
export const tellOfMovedLesson = on({
  event: 'training.session-rescheduled', name: 'training.tell-of-moved-lesson', payload: z.object({ classId: z.uuid(), sessionId: z.uuid() }),
  run: (job, payload) => job.inTransaction(async (ctx) => {
    const [of, session] = [await getClass(ctx.tx, payload.classId), await getSession(ctx.tx, payload.sessionId)]
    await ctx.tx.deleteFrom('training_reminder').where('session_id', '=', session.id).execute()
    await ctx.tx.deleteFrom('training_head_reminder').where('session_id', '=', session.id).execute()
    const words = lessonWords(of, session, await findPlaceName(ctx, session))
    const roster = await findRoster(ctx.tx, [of.id], ['seated'])
    for (const one of roster) await textPerson(ctx, one, 'training.lesson-moved', words)
    await tellHead(ctx, of, { kind: 'training.head-lesson-moved', params: words, consoleLink: `/console/classes/${of.id}?tab=timetable`, phoneLink: `/teaching/${session.id}` })
    return { told: roster.length }
  }),
})

/** Nobody should stand before a locked door: whoever lost a seat with the class reads a text message. */
export const tellOfCancelledClass = on({
  event: 'training.class-cancelled', name: 'training.tell-of-cancelled-class', payload: z.object({ classId: z.uuid() }),
  run: (job, payload) => job.inTransaction(async (ctx) => {
    const of = await getClass(ctx.tx, payload.classId)
    const lost = await ctx.tx.selectFrom('training_enrolment').selectAll().where('class_id', '=', of.id).where('state', '=', 'cancelled').where('cancel_reason', '=', of.cancelled_reason ?? '').execute()
    for (const one of lost) await textPerson(ctx, one, 'training.class-cancelled', { title: of.title, reason: of.cancelled_reason ?? '—' })
    await tellHead(ctx, of, { kind: 'training.head-class-cancelled', params: { title: of.title, reason: of.cancelled_reason ?? '—' }, consoleLink: `/console/classes/${of.id}`, phoneLink: '/teaching' })
    return { told: lost.length }
  }),
})

/** The lessons are over: the head sees to it that marks come in by their day. */
export const tellHeadOfFinish = on({
  event: 'training.teaching-finished', name: 'training.tell-head-of-finish', payload: z.object({ classId: z.uuid() }),
  run: (job, payload) => job.inTransaction(async (ctx) => {
    const of = await getClass(ctx.tx, payload.classId)
    return { told: of.state === 'assessing' && await tellHead(ctx, of, { kind: 'training.head-teaching-finished', params: { title: of.title }, consoleLink: `/console/classes/${of.id}?tab=results`, phoneLink: `/teaching/classes/${of.id}` }) }
  }),
})
