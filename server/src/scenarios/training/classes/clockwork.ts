import { z } from 'zod'
import { findSessions, lockClass, tellHead } from '../plans/index.ts'
import { job, type CommandContext, type JobContext } from '#platform/module'
import { addDays } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { asService, holderOf } from '#platform/http'
import { moveOn } from './commands/move-class-on.ts'
import { findPlaces } from './lessons.ts'
import type { ClassRow, SessionRow } from './model.ts'
import { attendanceIn, statusOf } from './my-lessons.ts'
import { lessonWords, noticePeople, noticePerson, textPerson } from './notices.ts'
import { dueReminder, markOfSilence, nextStateByClock } from './rules.ts'
import { findAttendance, findClasses, findLeaves, findRoster, markOnce } from './store.ts'

/** Closes lessons that are over and moves classes on by their timetable, class by class. */
export async function runClasses(ctx: JobContext): Promise<{ lessons: number; moved: number }> {
  const now = ctx.clock.now()
  const due = await ctx.inTransaction(({ tx }) => tx.selectFrom('training_session as s').innerJoin('training_class as c', 'c.id', 's.class_id').select(['c.id', 'c.scope']).distinct()
    .where('c.case_id', 'is not', null).where('s.state', '<>', 'cancelled')
    .where((is) => is.or([
      is.and([is('c.state', '=', 'published'), is('s.starts_at', '<=', now)]), is.and([is('c.state', '=', 'running'), is('s.state', '=', 'planned'), is('s.ends_at', '<=', now)]),
      // A last lesson that was called off leaves nothing planned behind it.
      is.and([is('c.state', '=', 'running'), is.not(is.exists(is.selectFrom('training_session as left').select('left.id').whereRef('left.class_id', '=', 'c.id').where('left.state', '=', 'planned')))]),
    ])).execute())
  let [lessons, moved] = [0, 0]
  for (const one of due) {
    const done = await ctx.inTransaction((of) => runClass(of, one.id), one.scope)
    lessons += done.lessons
    moved += done.moved
  }
  return { lessons, moved }
}

/** One class, locked: lessons that are over are held, who was not noted is absent or on leave, and the class moves as far as its timetable says. */
export async function runClass(ctx: CommandContext, classId: string): Promise<{ lessons: number; moved: number }> {
  const of = await lockClass(ctx.tx, classId, ctx.actor.kind === 'job' ? ctx.actor.scope : '')
  if (!of || (of.state !== 'published' && of.state !== 'running')) return { lessons: 0, moved: 0 }
  const now = ctx.clock.now()
  const sessions = await findSessions(ctx.tx, [of.id])
  const over = sessions.filter((session) => session.state === 'planned' && session.ends_at <= now)
  for (const session of over) await closeLesson(ctx, of, session, sessions)
  let [moved, state] = [0, of.state]
  for (;;) {
    const event = nextStateByClock({ state, lessons: sessions.map((session) => ({ state: session.state, startsAt: session.starts_at, endsAt: session.ends_at })) }, now)
    if (!event) return { lessons: over.length, moved }
    state = await moveOn(ctx, of, event)
    moved += 1
  }
}

async function closeLesson(ctx: CommandContext, of: ClassRow, session: SessionRow, sessions: readonly SessionRow[]): Promise<void> {
  const [roster, leaves] = await Promise.all([
    findRoster(ctx.tx, [of.id], ['seated']), findLeaves(ctx.tx, [session.id]), ctx.tx.updateTable('training_session').set({ state: 'held' }).where('id', '=', session.id).execute(),
  ])
  const marked = await markOnce(ctx.tx, roster.map((enrolment) => ({
    sessionId: session.id, enrolment, status: markOfSilence(leaves.find((leave) => leave.enrolment_id === enrolment.id)), via: 'rule' as const, at: ctx.clock.now(), by: holderOf(ctx.actor),
  })))
  const marks = await findAttendance(ctx.tx, sessions.map((one) => one.id))
  await noticePeople(ctx, marked.filter((mark) => mark.status === 'absent').map((missed) => {
    const own = new Map(marks.filter((mark) => mark.enrolment_id === missed.enrolment_id).map((mark) => [mark.session_id, mark]))
    const { missesLeft } = attendanceIn(of, sessions, (one) => statusOf(own.get(one.id)))
    const enrolment = roster.find((one) => one.id === missed.enrolment_id)!
    return { to: enrolment, kind: missesLeft < 0 ? 'training.missed-too-many' : 'training.missed-lesson', params: { title: of.title, seq: session.seq, ...(missesLeft >= 0 && { left: missesLeft }) } }
  }))
}

/** Reminds whoever sits in a lesson, the day before and two hours before: each once, because the note of it is written in the same transaction. */
export async function remindLessons(ctx: JobContext): Promise<{ reminded: number }> {
  const now = ctx.clock.now()
  const until = instantInShanghai(addDays(dayInShanghai(now), 2))
  const coming = await ctx.inTransaction(({ tx }) => tx.selectFrom('training_session as s').innerJoin('training_class as c', 'c.id', 's.class_id').selectAll('s')
    .where('s.state', '=', 'planned').where('s.published', '=', true).where('s.starts_at', '>', now).where('s.starts_at', '<', until).where('c.state', 'in', ['published', 'running']).execute())
  let reminded = 0
  for (const session of coming) reminded += await ctx.inTransaction((of) => remindLesson(of, session), session.scope)
  return { reminded }
}

async function remindLesson(ctx: CommandContext, session: SessionRow): Promise<number> {
  const kind = dueReminder({ startsAt: session.starts_at, endsAt: session.ends_at }, ctx.clock.now())
  if (!kind) return 0
  const roster = await findRoster(ctx.tx, [session.class_id], ['seated'])
  if (kind === 'day-before') await remindHead(ctx, session, roster.length)
  if (roster.length === 0) return 0
  const fresh = await ctx.tx.insertInto('training_reminder').values(roster.map((one) => ({ session_id: session.id, enrolment_id: one.id, kind, scope: one.scope, sent_at: ctx.clock.now() })))
    .onConflict((conflict) => conflict.columns(['session_id', 'enrolment_id', 'kind']).doNothing()).returning('enrolment_id').execute()
  if (fresh.length === 0) return 0
  const [of] = await findClasses(ctx.tx, [session.class_id])
  const words = lessonWords(of!, session, await findPlaceName(ctx, session))
  for (const one of roster.filter((row) => fresh.some((mark) => mark.enrolment_id === row.id))) {
    await noticePerson(ctx, one, kind === 'soon' ? 'training.lesson-soon' : 'training.lesson-tomorrow', words)
    await textPerson(ctx, one, 'training.lesson-reminder', words)
  }
  return fresh.length
}

/** The head hears of the lesson the day before, once, also when nobody has enrolled yet: then there is something to do. */
async function remindHead(ctx: CommandContext, session: SessionRow, people: number): Promise<void> {
  const [of] = await findClasses(ctx.tx, [session.class_id])
  if (!of || (of.head_account_id === null && of.head_trainer_id === null)) return
  const { numInsertedOrUpdatedRows } = await ctx.tx.insertInto('training_head_reminder').values({ session_id: session.id, scope: session.scope, sent_at: ctx.clock.now() }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return
  await tellHead(ctx, of, { kind: 'training.head-lesson-tomorrow', params: { ...lessonWords(of, session, await findPlaceName(ctx, session)), people }, consoleLink: `/console/classes/${of.id}`, phoneLink: `/teaching/${session.id}` })
}

/** Rooms may be lent by a unit above, so they are read in its range. */
export async function findPlaceName(ctx: CommandContext, session: SessionRow): Promise<string | null> {
  const { venues } = await asService(ctx, '', () => findPlaces(ctx.tx, [session]))
  return venues.get(session.venue_id ?? '')?.name ?? null
}

export const runClassesJob = job({ name: 'training.run-classes', payload: z.object({}), cron: '*/5 * * * *', run: runClasses })
export const remindLessonsJob = job({ name: 'training.remind-lessons', payload: z.object({}), cron: '*/10 * * * *', run: remindLessons })
