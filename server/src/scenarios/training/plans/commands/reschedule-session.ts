import type { AnswerOf, InputOf, plansRoutes } from '@guildhall/contract'
import { addNote } from '#engines/process'
import { appendAudit } from '#platform/audit'
import { addDays } from '#platform/calendar'
import { holderOf, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { emit } from '#platform/outbox'
import { noteAnnouncedChange } from '../announced.ts'
import { draftOf } from '../draft-of.ts'
import { loadBusy, loadGround } from '../facts.ts'
import type { Busy, Conflict } from '../model.ts'
import { findEnrolledPeople, tell } from '../notices.ts'
import { presentSession } from '../present.ts'
import { findConflicts } from '../rules.ts'
import { findSessions, lockClass, lockResources, lockSession, updateClass, updateSession, type SessionRow } from '../store.ts'
import { classHours, dayOfInstant, spanOf } from '../times.ts'

/** What moving one session may run into; the rest of the plan is as it was announced. */
const aboutOne: ReadonlySet<Conflict['code']> = new Set([
  'trainer-busy', 'venue-busy', 'trainer-outside-windows', 'venue-outside-windows', 'trainer-weekly-hours', 'sessions-overlap', 'session-too-short', 'in-the-past', 'venue-too-small', 'trainer-inactive', 'venue-inactive', 'trainer-not-for-occupation',
])

/** Moves one announced session in time, or to another room or trainer; everybody enrolled is told (T1, T7). */
export async function rescheduleSession(ctx: RequestContext, input: InputOf<typeof plansRoutes.rescheduleSession>): Promise<AnswerOf<typeof plansRoutes.rescheduleSession>> {
  const actor = requireStaff(ctx, 'training.class.manage')
  const now = ctx.clock.now()
  const seen = await ctx.tx.selectFrom('training_session').select('class_id').where('id', '=', input.sessionId).executeTakeFirst()
  const row = seen && await lockClass(ctx.tx, seen.class_id, actor.scope)
  const session = row && await lockSession(ctx.tx, input.sessionId)
  if (!row || !session) throw new NotFound()
  if (session.state !== 'planned' || !['published', 'running'].includes(row.state)) throw new Refused('training.session-over', { state: session.state })

  const [trainerId, venueId] = [input.trainerId ?? session.trainer_id, input.venueId ?? session.venue_id]
  await lockResources(ctx.tx, [trainerId, venueId])
  const sessions = await findSessions(ctx.tx, [row.id])
  const others = sessions.filter((one) => one.id !== session.id && one.state !== 'cancelled')
  const moved = { day: input.day, from: input.from, to: input.to, topic: session.topic }
  const draft = { ...draftOf(row, [], []), sessions: [moved], trainerId, venueId }
  const ground = await loadGround(ctx, draft, { needs: [], exceptClass: row.id })
  const busy = [...ground.busy, ...await busyElsewhere(ctx, input.day, { trainerId, venueId, classId: row.id }), ...ownSessions(others)]
  const conflicts = findConflicts(draft, { ...ground, busy }).filter((one) => one.hard && aboutOne.has(one.code))
  if (conflicts.length > 0) throw new Refused('training.plan-conflicts', { conflicts })

  const { startsAt, endsAt } = spanOf(moved)
  noteAnnouncedChange(ctx)
  const updated = await updateSession(ctx.tx, session.id, { starts_at: startsAt, ends_at: endsAt, hours: Math.max(1, classHours(input.from, input.to)), trainer_id: trainerId, venue_id: venueId, changed_at: now })
  const days = [...others.map((one) => dayOfInstant(one.starts_at)), input.day].sort()
  await updateClass(ctx.tx, row.id, { first_day: days[0] ?? null, last_day: days.at(-1) ?? null }, now)
  if (row.case_id) await addNote(ctx.tx, { caseId: row.case_id, actor: { id: holderOf(actor), as: 'handler' }, text: `${session.seq}: ${input.day} ${input.from}–${input.to} ${input.reason}`, internal: false, now })
  await tell(ctx, { personIds: await findEnrolledPeople(ctx, row.id), unitIds: row.unit_id ? [row.unit_id] : [] }, {
    kind: 'training.session-moved', workerLink: `/classes/${row.id}`, unitLink: `/console/classes/${row.id}`,
    params: { title: row.title, seq: session.seq, when: `${input.day} ${input.from}–${input.to}`, where: ground.venues.find((one) => one.id === venueId)?.name ?? '', reason: input.reason },
  })
  await appendAudit(ctx, { action: 'training.reschedule-session', subject: `session:${session.id}`, scope: row.scope, reason: input.reason, details: { day: input.day, from: input.from, to: input.to } })
  await emit(ctx, 'training.session-rescheduled', { classId: row.id, sessionId: session.id }, { scope: row.scope })
  return presentSession(updated)
}

/** The ground reaches half a year; a session may be moved beyond it. */
function busyElsewhere(ctx: RequestContext, day: string, who: { trainerId: string | null; venueId: string | null; classId: string }): Promise<Busy[]> {
  const ids = (id: string | null) => (id === null ? [] : [id])
  return loadBusy(ctx, { trainers: ids(who.trainerId), venues: ids(who.venueId), from: addDays(day, -7), to: addDays(day, 8), exceptClass: who.classId })
}

/** The other sessions of the same class keep their trainer and room too. */
function ownSessions(others: readonly SessionRow[]): Busy[] {
  return others.map((one) => ({ trainerId: one.trainer_id, venueId: one.venue_id, startsAt: one.starts_at, endsAt: one.ends_at, title: null }))
}
