import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { NotFound, Refused } from '#platform/http'
export { findClasses } from '../plans/index.ts'
import type { AttendanceRow, AttendanceStatus, ClassRow, EnrolmentRow, LeaveRow, SessionRow, Span } from './model.ts'

/** A class while something is being done in it: nobody moves it on or calls it off meanwhile, but others may do the like at the same time. */
export async function holdClass(tx: Tx, id: string): Promise<ClassRow> {
  const row = await tx.selectFrom('training_class').selectAll().where('id', '=', id).forShare().executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

export async function getClass(tx: Tx, id: string): Promise<ClassRow> {
  const row = await tx.selectFrom('training_class').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

export async function getSession(tx: Tx, id: string): Promise<SessionRow> {
  const row = await tx.selectFrom('training_session').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

export async function insertEnrolment(tx: Tx, row: Omit<EnrolmentRow, 'cancelled_at' | 'cancel_reason' | 'reminded_at'>): Promise<EnrolmentRow> {
  return tx.insertInto('training_enrolment').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Somebody's place in a class: at most one that is not given back (T2). */
export function findLiveEnrolment(tx: Tx, classId: string, personId: string): Promise<EnrolmentRow | undefined> {
  return tx.selectFrom('training_enrolment').selectAll().where('class_id', '=', classId).where('person_id', '=', personId).where('state', '<>', 'cancelled').executeTakeFirst()
}

/** The live one, or else the last that was given back. */
export function findLatestEnrolment(tx: Tx, classId: string, personId: string): Promise<EnrolmentRow | undefined> {
  return tx.selectFrom('training_enrolment').selectAll().where('class_id', '=', classId).where('person_id', '=', personId)
    .orderBy((is) => is('state', '=', 'cancelled')).orderBy('enrolled_at', 'desc').limit(1).executeTakeFirst()
}

export function findEnrolment(tx: Tx, id: string): Promise<EnrolmentRow | undefined> {
  return tx.selectFrom('training_enrolment').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function cancelEnrolment(tx: Tx, id: string, reason: string, now: Date): Promise<EnrolmentRow> {
  return tx.updateTable('training_enrolment').set({ state: 'cancelled', cancelled_at: now, cancel_reason: reason }).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

/** Writes down who got a seat from the waitlist; gives their enrolments. */
export function seatEnrolments(tx: Tx, classId: string, personIds: readonly string[]): Promise<EnrolmentRow[]> {
  if (personIds.length === 0) return Promise.resolve([])
  return tx.updateTable('training_enrolment').set({ state: 'seated' }).where('class_id', '=', classId).where('person_id', 'in', personIds).where('state', '=', 'waiting').returningAll().execute()
}

/** Who sits in classes or waits for a seat, in order of coming. */
export function findRoster(tx: Tx, classIds: readonly string[], states: readonly ('seated' | 'waiting')[] = ['seated', 'waiting']): Promise<EnrolmentRow[]> {
  if (classIds.length === 0) return Promise.resolve([])
  return tx.selectFrom('training_enrolment').selectAll().where('class_id', 'in', classIds).where('state', 'in', states).orderBy('enrolled_at').orderBy('id').execute()
}

/** Lessons still to come of every other class in which somebody has a place, wherever it is. */
export async function findSittings(tx: Tx, personId: string, exceptClass: string, now: Date): Promise<(Span & { classId: string; title: string })[]> {
  return tx.selectFrom('training_enrolment as e').innerJoin('training_class as c', 'c.id', 'e.class_id').innerJoin('training_session as s', 's.class_id', 'e.class_id')
    .select(['s.starts_at as startsAt', 's.ends_at as endsAt', 'c.id as classId', 'c.title']).where('e.person_id', '=', personId).where('e.class_id', '<>', exceptClass)
    .where('e.state', '<>', 'cancelled').where('c.state', 'in', ['published', 'running']).where('s.state', '<>', 'cancelled').where('s.ends_at', '>', now).execute()
}

/** Two classes cannot be entered by one person at the same moment: whoever enrols holds the person. */
export async function holdPerson(tx: Tx, id: string): Promise<{ id: string; scope: string; name_sealed: Buffer; phone_sealed: Buffer | null; unit_id: string }> {
  const row = await tx.selectFrom('person').select(['id', 'scope', 'name_sealed', 'phone_sealed', 'unit_id', 'merged_into']).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  if (!row) throw new NotFound()
  if (row.merged_into) throw new Refused('people.merged')
  return row
}

export function findAttendance(tx: Tx, sessionIds: readonly string[], personId?: string): Promise<AttendanceRow[]> {
  if (sessionIds.length === 0) return Promise.resolve([])
  return tx.selectFrom('training_attendance').selectAll().where('session_id', 'in', sessionIds).$if(personId !== undefined, (rows) => rows.where('person_id', '=', personId!)).execute()
}

type Mark = { sessionId: string; enrolment: Pick<EnrolmentRow, 'id' | 'scope' | 'person_id'>; status: AttendanceStatus; via: 'code' | 'sheet' | 'rule'; at: Date; by: string }
const columnsOf = (mark: Mark) => ({ session_id: mark.sessionId, enrolment_id: mark.enrolment.id, scope: mark.enrolment.scope, person_id: mark.enrolment.person_id, status: mark.status, via: mark.via, at: mark.at, by: mark.by })

/** Marks where nothing is noted yet; gives which were new. */
export async function markOnce(tx: Tx, marks: readonly Mark[]): Promise<AttendanceRow[]> {
  if (marks.length === 0) return []
  return tx.insertInto('training_attendance').values(marks.map(columnsOf)).onConflict((conflict) => conflict.columns(['session_id', 'enrolment_id']).doNothing()).returningAll().execute()
}

/** Notes marks in place of what stood there. */
export async function markAgain(tx: Tx, marks: readonly Mark[]): Promise<void> {
  if (marks.length === 0) return
  await tx.insertInto('training_attendance').values(marks.map(columnsOf)).onConflict((conflict) => conflict.columns(['session_id', 'enrolment_id']).doUpdateSet((row) => ({
    status: row.ref('excluded.status'), via: row.ref('excluded.via'), at: row.ref('excluded.at'), by: row.ref('excluded.by'),
  }))).execute()
}

export function findLeaves(tx: Tx, sessionIds: readonly string[], personId?: string): Promise<LeaveRow[]> {
  if (sessionIds.length === 0) return Promise.resolve([])
  return tx.selectFrom('training_leave').selectAll().where('session_id', 'in', sessionIds).$if(personId !== undefined, (rows) => rows.where('person_id', '=', personId!)).orderBy('asked_at').execute()
}

export function findLeave(tx: Tx, id: string): Promise<LeaveRow | undefined> {
  return tx.selectFrom('training_leave').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Asks leave; asked before for the same lesson, that one stays. */
export async function insertLeave(tx: Tx, row: Omit<LeaveRow, 'decided_by' | 'decided_at' | 'decision_note'>): Promise<LeaveRow> {
  await tx.insertInto('training_leave').values(row).onConflict((conflict) => conflict.columns(['session_id', 'enrolment_id']).doNothing()).execute()
  return tx.selectFrom('training_leave').selectAll().where('session_id', '=', row.session_id).where('enrolment_id', '=', row.enrolment_id).executeTakeFirstOrThrow()
}

/** Decides a leave that nobody has decided; undefined when somebody was quicker. */
export function settleLeave(tx: Tx, id: string, decision: { state: 'granted' | 'refused'; by: string; note: string | null; now: Date }): Promise<LeaveRow | undefined> {
  return tx.updateTable('training_leave').set({ state: decision.state, decided_by: decision.by, decided_at: decision.now, decision_note: decision.note })
    .where('id', '=', id).where('state', '=', 'asked').returningAll().executeTakeFirst()
}

export type LessonCount = { sessionId: string; present: number; late: number; absent: number; leave: number; leavesWaiting: number }

/** Of each lesson, how many came, came late, did not come, were on leave, and wait for an answer. */
export async function countMarks(tx: Tx, sessionIds: readonly string[]): Promise<Map<string, LessonCount>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await tx.selectFrom('training_attendance').select(['session_id', 'status', sql<number>`count(*)::int`.as('n')]).where('session_id', 'in', sessionIds).groupBy(['session_id', 'status']).execute()
  const waiting = await tx.selectFrom('training_leave').select(['session_id', sql<number>`count(*)::int`.as('n')]).where('session_id', 'in', sessionIds).where('state', '=', 'asked').groupBy('session_id').execute()
  const counts = new Map(sessionIds.map((sessionId) => [sessionId, { sessionId, present: 0, late: 0, absent: 0, leave: 0, leavesWaiting: 0 }]))
  for (const row of rows) counts.get(row.session_id)![row.status as AttendanceStatus] = row.n
  for (const row of waiting) counts.get(row.session_id)!.leavesWaiting = row.n
  return counts
}

export async function countSeated(tx: Tx, classIds: readonly string[]): Promise<Map<string, number>> {
  if (classIds.length === 0) return new Map()
  const rows = await tx.selectFrom('training_enrolment').select(['class_id', sql<number>`count(*)::int`.as('n')]).where('class_id', 'in', [...new Set(classIds)]).where('state', '=', 'seated').groupBy('class_id').execute()
  return new Map(rows.map((row) => [row.class_id, row.n]))
}

export function findSessionsBetween(tx: Tx, from: Date, to: Date, by: { trainerIds?: readonly string[]; classScope?: { lo: string; hi: string } }): Promise<SessionRow[]> {
  if (by.trainerIds?.length === 0) return Promise.resolve([])
  return tx.selectFrom('training_session as s').innerJoin('training_class as c', 'c.id', 's.class_id').selectAll('s').where('s.starts_at', '>=', from).where('s.starts_at', '<', to)
    .where('c.state', 'not in', ['draft', 'opinions']).$if(by.trainerIds !== undefined, (rows) => rows.where((is) => is.or([is('s.trainer_id', 'in', by.trainerIds!), is('c.head_trainer_id', 'in', by.trainerIds!)])))
    .$if(by.classScope !== undefined, (rows) => rows.where('s.scope', '>=', by.classScope!.lo).where('s.scope', '<', by.classScope!.hi)).orderBy('s.starts_at').orderBy('s.id').limit(500).execute()
}

/** Under which trainers' entries the phone of this person stands: whoever logs in with it is that trainer. */
export async function findTrainersOfPerson(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.selectFrom('training_trainer as t').innerJoin('person as p', 'p.phone_blind', 't.phone_blind').select('t.id').where('p.id', '=', personId).execute()
  return rows.map((row) => row.id)
}

/** Classes in which both people have a live place, in a fixed order so that two who look lock alike. */
export async function findSharedClasses(tx: Tx, one: string, other: string): Promise<string[]> {
  const rows = await tx.selectFrom('training_enrolment as a').innerJoin('training_enrolment as b', 'b.class_id', 'a.class_id').select('a.class_id')
    .where('a.person_id', '=', one).where('b.person_id', '=', other).where('a.state', '<>', 'cancelled').where('b.state', '<>', 'cancelled').orderBy('a.class_id').execute()
  return rows.map((row) => row.class_id)
}

/** How far a place has come: its marks, and how many lessons were attended. */
export async function findResultOf(tx: Tx, enrolmentId: string): Promise<{ result: { confirmed_at: Date | null } | undefined; attended: number }> {
  const result = await tx.selectFrom('training_result').select('confirmed_at').where('enrolment_id', '=', enrolmentId).executeTakeFirst()
  const attended = await tx.selectFrom('training_attendance').select('session_id').where('enrolment_id', '=', enrolmentId).where('status', 'in', ['present', 'late']).execute()
  return { result, attended: attended.length }
}

/** Lessons of a span of time in a range of classes. */
export const findDaySessions = (tx: Tx, from: Date, to: Date, range: { lo: string; hi: string }): Promise<SessionRow[]> => findSessionsBetween(tx, from, to, { classScope: range })
