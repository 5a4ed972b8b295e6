import { sql } from 'kysely'
import { rangeOf, type Tx } from '#platform/db'
import type { Said } from './rules.ts'
import { followUpKey } from './form.ts'

export type FollowUpRow = { id: string; class_id: string; scope: string; title: string; number: string; last_day: string | null }

/** Closed classes that ended in a span of days and were never followed up. What came in by file has nobody to ask. */
export function findUnfollowed(tx: Tx, from: string, to: string): Promise<{ id: string; scope: string; last_day: string | null }[]> {
  return tx.selectFrom('training_class as c').select(['c.id', 'c.scope', 'c.last_day']).where('c.state', '=', 'closed').where('c.import_id', 'is', null).where('c.last_day', '>=', from).where('c.last_day', '<=', to)
    .where((is) => is.not(is.exists(is.selectFrom('training_follow_up as f').select('f.id').whereRef('f.class_id', '=', 'c.id')))).orderBy('c.last_day').orderBy('c.id').limit(1_000).execute()
}

/** Who came to at least one lesson and did not give the seat back. */
export async function findTakers(tx: Tx, classId: string): Promise<string[]> {
  const rows = await tx.selectFrom('training_enrolment as e').select('e.person_id').where('e.class_id', '=', classId).where('e.state', '=', 'seated')
    .where((is) => is.exists(is.selectFrom('training_attendance as a').select('a.session_id').whereRef('a.enrolment_id', '=', 'e.id').where('a.status', 'in', ['present', 'late']))).orderBy('e.person_id').execute()
  return rows.map((row) => row.person_id)
}

/** Gives false when the class is followed up already. */
export async function insertFollowUp(tx: Tx, row: { id: string; class_id: string; scope: string; asked_on: string }): Promise<boolean> {
  return await tx.insertInto('training_follow_up').values(row).onConflict((known) => known.column('class_id').doNothing()).returning('id').executeTakeFirst() !== undefined
}

export async function findFollowUps(tx: Tx, ids: readonly string[]): Promise<FollowUpRow[]> {
  if (ids.length === 0) return []
  return tx.selectFrom('training_follow_up as f').innerJoin('training_class as c', 'c.id', 'f.class_id').select(['f.id', 'f.class_id', 'f.scope', 'c.title', 'c.number', 'c.last_day']).where('f.id', 'in', ids).execute()
}

export const findUnreminded = (tx: Tx, askedBy: string): Promise<{ id: string; scope: string }[]> => tx.selectFrom('training_follow_up').select(['id', 'scope']).where('reminded_on', 'is', null).where('asked_on', '<=', askedBy).orderBy('asked_on').orderBy('id').limit(1_000).execute()

/** Gives whether nobody was quicker. */
export async function markReminded(tx: Tx, id: string, today: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('training_follow_up').set({ reminded_on: today }).where('id', '=', id).where('reminded_on', 'is', null).executeTakeFirst()
  return numUpdatedRows > 0n
}

export type EffectFilter = { scope: string; from: string; to: string; occupationIds?: readonly string[] | undefined; level?: number | undefined; kind?: string | undefined }
export type EffectClass = { id: string; scope: string; occupation_id: string; occupation: string; level: number | null; kind: string; trainer_id: string | null; trainer: string | null }

/** Closed classes of a range that ended in a span of days. */
export function findClosed(tx: Tx, filter: EffectFilter): Promise<EffectClass[]> {
  const { lo, hi } = rangeOf(filter.scope)
  return tx.selectFrom('training_class as c').innerJoin('occupation as o', 'o.id', 'c.occupation_id').leftJoin('training_trainer as t', 't.id', 'c.trainer_id')
    .select(['c.id', 'c.scope', 'c.occupation_id', 'o.name as occupation', 'c.level', 'c.kind', 'c.trainer_id', 't.name as trainer']).where('c.state', '=', 'closed').where('c.scope', '>=', lo).where('c.scope', '<', hi)
    .where('c.last_day', '>=', filter.from).where('c.last_day', '<=', filter.to)
    .$if(Boolean(filter.occupationIds?.length), (rows) => rows.where('c.occupation_id', 'in', filter.occupationIds!)).$if(filter.level !== undefined, (rows) => rows.where('c.level', '=', filter.level!)).$if(filter.kind !== undefined, (rows) => rows.where('c.kind', '=', filter.kind!))
    .orderBy('c.last_day', 'desc').orderBy('c.id').limit(3_000).execute()
}

/** Who was assessed, whether they passed, and whether that was a level which they had not passed before in the trade. */
export async function findParts(tx: Tx, classIds: readonly string[]): Promise<{ classId: string; passed: boolean; gained: boolean }[]> {
  const { rows } = await sql<{ classId: string; passed: boolean; gained: boolean }>`
    select r.class_id as "classId", r.outcome = 'passed' as passed, r.outcome = 'passed' and c.level is not null and not exists (
      select from training_result e join training_class k on k.id = e.class_id
      where e.person_id = r.person_id and e.enrolment_id <> r.enrolment_id and e.outcome = 'passed' and e.confirmed_at < r.confirmed_at and k.occupation_id = c.occupation_id and k.level >= c.level) as gained
    from training_result r join training_class c on c.id = r.class_id
    where r.class_id = any(${classIds}::uuid[]) and r.confirmed_at is not null and r.outcome <> 'failed-attendance'`.execute(tx)
  return rows
}

/** What was said half a year later, person by person and without the person. */
export async function findSaid(tx: Tx, classIds: readonly string[]): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select f.class_id as "classId", max(a.choice) filter (where a.question = 'post') as post, max(a.choice) filter (where a.question = 'uses') as uses, max(a.choice) filter (where a.question = 'wage-before') as before,
      max(a.choice) filter (where a.question = 'wage-now') as now
    from training_follow_up f join evaluation_submission s on s.subject = f.id and s.form_key = ${followUpKey} left join evaluation_answer a on a.submission_id = s.id
    where f.class_id = any(${classIds}::uuid[]) group by f.class_id, s.id`.execute(tx)
  return rows
}

export async function countAsked(tx: Tx, classIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ classId: string; n: number }>`
    select f.class_id as "classId", count(*)::int as n from training_follow_up f join evaluation_invitation i on i.subject = f.id and i.form_key = ${followUpKey} where f.class_id = any(${classIds}::uuid[]) group by 1`.execute(tx)
  return new Map(rows.map((row) => [row.classId, row.n]))
}

export async function findUnitNames(tx: Tx, scopes: readonly string[]): Promise<Map<string, string>> {
  if (scopes.length === 0) return new Map()
  const rows = await tx.selectFrom('unit').select(['scope', 'name']).where('scope', 'in', [...new Set(scopes)]).execute()
  return new Map(rows.map((row) => [row.scope, row.name]))
}
