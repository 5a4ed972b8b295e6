import { sql, type Selectable } from 'kysely'
import type { Database, Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { EntryRow, Marks, Outcome, ResultRow } from './model.ts'

export type ClassRow = Selectable<Database['training_class']>
export type EnrolmentRow = Selectable<Database['training_enrolment']>

export function findClass(tx: Tx, id: string): Promise<ClassRow | undefined> {
  return tx.selectFrom('training_class').selectAll().where('id', '=', id).executeTakeFirst()
}

export function lockClass(tx: Tx, id: string): Promise<ClassRow | undefined> {
  return tx.selectFrom('training_class').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export function findResults(tx: Tx, classId: string): Promise<ResultRow[]> {
  return tx.selectFrom('training_result').selectAll().where('class_id', '=', classId).execute()
}

export function findEntries(tx: Tx, classId: string): Promise<EntryRow[]> {
  return tx.selectFrom('training_mark_entry').selectAll().where('class_id', '=', classId).orderBy('entered_at').orderBy('id').execute()
}

type Who = Pick<EnrolmentRow, 'id' | 'class_id' | 'scope' | 'person_id'>

/** Writes somebody's marks and keeps that they were entered, by whom (T3). */
export async function enterMark(tx: Tx, who: Who, marks: Marks, by: string, now: Date): Promise<void> {
  const entered = { ...marks, entered_by: by, entered_at: now }
  await tx.insertInto('training_mark_entry').values({ id: newId(), enrolment_id: who.id, class_id: who.class_id, scope: who.scope, ...entered }).execute()
  await tx.insertInto('training_result').values({ enrolment_id: who.id, class_id: who.class_id, scope: who.scope, person_id: who.person_id, ...entered })
    .onConflict((conflict) => conflict.column('enrolment_id').doUpdateSet(entered)).execute()
}

/** Writes down what the rules make of somebody. Who failed by attendance may have no marks at all. */
export async function settleOutcome(tx: Tx, who: Who, settled: { outcome: Outcome; attendancePercent: number | null }, by: string, now: Date): Promise<void> {
  const columns = { outcome: settled.outcome, attendance_percent: settled.attendancePercent }
  await tx.insertInto('training_result').values({ enrolment_id: who.id, class_id: who.class_id, scope: who.scope, person_id: who.person_id, entered_by: by, entered_at: now, ...columns })
    .onConflict((conflict) => conflict.column('enrolment_id').doUpdateSet(columns)).execute()
}

export async function confirmResults(tx: Tx, classId: string, by: string, now: Date): Promise<void> {
  await tx.updateTable('training_result').set({ confirmed_by: by, confirmed_at: now }).where('class_id', '=', classId).where('outcome', 'is not', null).execute()
}

export async function noteCertificate(tx: Tx, enrolmentId: string, certificate: { id: string; number: string }): Promise<void> {
  await tx.updateTable('training_result').set({ certificate_id: certificate.id, certificate_number: certificate.number }).where('enrolment_id', '=', enrolmentId).execute()
}

export async function noteSubmitter(tx: Tx, classId: string, by: string): Promise<void> {
  await tx.updateTable('training_class').set({ results_entered_by: by }).where('id', '=', classId).execute()
}

/** The people who teach the class or one of its lessons: those whose phone stands in the trainers' register. */
export async function findTrainersOfClass(tx: Tx, classId: string): Promise<{ personId: string; name: string }[]> {
  const { rows } = await sql<{ personId: string; name: string }>`
    select distinct p.id as "personId", t.name from training_trainer t join person p on p.phone_blind = t.phone_blind
    where t.id in (select trainer_id from training_class where id = ${classId} union select head_trainer_id from training_class where id = ${classId} union select trainer_id from training_session where class_id = ${classId} and state <> 'cancelled')`.execute(tx)
  return rows
}

/** Classes that somebody teaches whose marks are still to be entered or not long since final, wherever they are. */
export async function findMarking(tx: Tx, personId: string, closedSince: Date): Promise<ClassRow[]> {
  return tx.selectFrom('training_class as c').selectAll('c').where((is) => is.or([is('c.state', 'in', ['running', 'assessing', 'confirming']), is.and([is('c.state', '=', 'closed'), is('c.updated_at', '>', closedSince)])]))
    .where(sql<boolean>`exists (select from training_trainer t join person p on p.phone_blind = t.phone_blind where p.id = ${personId}
      and (t.id = c.trainer_id or t.id = c.head_trainer_id or exists (select from training_session s where s.class_id = c.id and s.trainer_id = t.id and s.state <> 'cancelled')))`)
    .orderBy('c.last_day').orderBy('c.id').limit(40).execute()
}

/** Staff who hold a role at the class's federation or above it today. */
export async function findHolders(tx: Tx, role: string, scope: string, today: string): Promise<string[]> {
  const rows = await tx.selectFrom('role_assignment').select('account_id').distinct().where('role', '=', role)
    .where(sql<boolean>`(${scope} = scope or starts_with(${scope}, scope || '.'))`)
    .where('valid_from', '<=', today).where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>', today)])).execute()
  return rows.map((row) => row.account_id)
}

/**
 * The class is over: what it served is served, by the seat a worker had in it or as the need of the unit it was held for. Workers who were invited and did not come
 * wait for another class again. Gives how many were served.
 */
export async function settleNeeds(tx: Tx, classId: string, now: Date): Promise<number> {
  const moved = { updated_at: now, revision: sql<number>`revision + 1` }
  const served = await tx.updateTable('training_need').set({ ...moved, state: 'served' }).where('class_id', '=', classId)
    .where((is) => is.or([is('state', '=', 'enrolled'), is.and([is('source', '<>', 'worker'), is('state', 'in', ['planned', 'invited'])])])).executeTakeFirst()
  await tx.updateTable('training_need').set({ ...moved, state: 'open', class_id: null }).where('class_id', '=', classId).where('source', '=', 'worker').where('state', 'in', ['planned', 'invited']).execute()
  return Number(served.numUpdatedRows)
}
