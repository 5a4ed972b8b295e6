import type { Insertable, Selectable, Updateable } from 'kysely'
import { json, rangeOf, type Database, type Tx } from '#platform/db'

export type RectificationRow = Selectable<Database['training_rectification']>
export type ListedRow = RectificationRow & { number: string; title: string; last_day: string | null; trainer: string | null; trainer_id: string | null; occupation_id: string; level: number | null; deadline_on: string | null }

const listed = (tx: Tx) => tx.selectFrom('training_rectification as r').innerJoin('training_class as c', 'c.id', 'r.class_id').innerJoin('process_case as p', 'p.id', 'r.case_id').leftJoin('training_trainer as t', 't.id', 'c.trainer_id')
  .selectAll('r').select(['c.number', 'c.title', 'c.last_day', 'c.trainer_id', 'c.occupation_id', 'c.level', 't.name as trainer', 'p.deadline_on'])

/** Of a range, those that wait first, then the newest. */
export function findRectifications(tx: Tx, scope: string, state?: string): Promise<ListedRow[]> {
  const { lo, hi } = rangeOf(scope)
  return listed(tx).where('r.scope', '>=', lo).where('r.scope', '<', hi).$if(state !== undefined, (rows) => rows.where('r.state', '=', state!))
    .orderBy('p.deadline_on', (order) => order.asc().nullsLast()).orderBy('r.opened_at', 'desc').orderBy('r.id').limit(500).execute()
}

export function findWaiting(tx: Tx, scope: string): Promise<ListedRow[]> {
  const { lo, hi } = rangeOf(scope)
  return listed(tx).where('r.scope', '>=', lo).where('r.scope', '<', hi).where('r.state', 'in', ['open', 'answered']).orderBy('p.deadline_on').limit(200).execute()
}

export const findRectification = (tx: Tx, id: string): Promise<ListedRow | undefined> => listed(tx).where('r.id', '=', id).executeTakeFirst()

export const lockRectification = (tx: Tx, id: string): Promise<RectificationRow | undefined> => tx.selectFrom('training_rectification').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Gives whether it is new: of what people judged a class is put right once, of what supervisors found one at a time. */
export async function insertRectification(tx: Tx, row: Insertable<Database['training_rectification']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('training_rectification').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function updateRectification(tx: Tx, id: string, change: Updateable<Database['training_rectification']>): Promise<void> {
  await tx.updateTable('training_rectification').set(change).where('id', '=', id).execute()
}

export async function countByState(tx: Tx, scope: string): Promise<Record<'open' | 'answered' | 'done' | 'dropped', number>> {
  const { lo, hi } = rangeOf(scope)
  const rows = await tx.selectFrom('training_rectification').select((of) => ['state', of.fn.countAll<string>().as('n')]).where('scope', '>=', lo).where('scope', '<', hi).groupBy('state').execute()
  return { open: 0, answered: 0, done: 0, dropped: 0, ...Object.fromEntries(rows.map((row) => [row.state, Number(row.n)])) }
}

/** Classes that ended since a day, were judged, and have not been looked at. */
export function findUnwatched(tx: Tx, since: string): Promise<{ id: string; scope: string }[]> {
  return tx.selectFrom('training_class as c').select(['c.id', 'c.scope']).where('c.state', 'in', ['assessing', 'confirming', 'closed']).where('c.last_day', '>=', since)
    .where((is) => is.exists(is.selectFrom('evaluation_submission as s').select('s.id').whereRef('s.subject', '=', 'c.id')))
    .where((is) => is.not(is.exists(is.selectFrom('training_rectification as r').select('r.id').whereRef('r.class_id', '=', 'c.id').where('r.source', '=', 'evaluation')))).orderBy('c.last_day').orderBy('c.id').limit(2_000).execute()
}

/** Classes that ended after a day: of one trainer, and of one occupation and level. */
export async function findLater(tx: Tx, of: Pick<ListedRow, 'class_id' | 'last_day' | 'trainer_id' | 'occupation_id' | 'level'>): Promise<{ trainer: string[]; like: string[] }> {
  if (of.last_day === null) return { trainer: [], like: [] }
  const rows = await tx.selectFrom('training_class').select(['id', 'trainer_id', 'occupation_id', 'level']).where('id', '<>', of.class_id).where('state', 'in', ['assessing', 'confirming', 'closed']).where('last_day', '>', of.last_day)
    .where((is) => is.or([...(of.trainer_id === null ? [] : [is('trainer_id', '=', of.trainer_id)]), is.and([is('occupation_id', '=', of.occupation_id), is('level', 'is not distinct from', of.level)])])).orderBy('last_day').limit(200).execute()
  return { trainer: rows.filter((row) => row.trainer_id !== null && row.trainer_id === of.trainer_id).map((row) => row.id), like: rows.filter((row) => row.occupation_id === of.occupation_id && row.level === of.level).map((row) => row.id) }
}

export async function findRules(tx: Tx): Promise<{ scope: string; below: number; minForms: number }[]> {
  return (await tx.selectFrom('training_quality_rule').select(['scope', 'below', 'min_forms']).execute()).map((row) => ({ scope: row.scope, below: row.below, minForms: row.min_forms }))
}

export async function saveRule(tx: Tx, row: Insertable<Database['training_quality_rule']>): Promise<void> {
  const { unit_id: _, ...said } = row
  await tx.insertInto('training_quality_rule').values(row).onConflict((conflict) => conflict.column('unit_id').doUpdateSet(said)).execute()
}

/** What supervisors found in a class and is being put right: there is one at most. */
export const lockOpenInspected = (tx: Tx, classId: string): Promise<RectificationRow | undefined> =>
  tx.selectFrom('training_rectification').selectAll().where('class_id', '=', classId).where('source', '=', 'inspection').where('state', 'in', ['open', 'answered']).forUpdate().executeTakeFirst()

/** Rectifications under way, by class. */
export async function findUnderWay(tx: Tx, classIds: readonly string[]): Promise<Map<string, string>> {
  if (classIds.length === 0) return new Map()
  const rows = await tx.selectFrom('training_rectification').select(['id', 'class_id']).where('class_id', 'in', classIds).where('state', 'in', ['open', 'answered']).execute()
  return new Map(rows.map((row) => [row.class_id, row.id]))
}

/** There is a photo of something found. */
export async function noteFoundPhoto(tx: Tx, id: string, of: { inspectionId: string; key: string }): Promise<void> {
  const row = await tx.selectFrom('training_rectification').select('findings').where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  const findings = (row.findings as { inspectionId: string; key: string; photo: boolean }[]).map((one) => (one.inspectionId === of.inspectionId && one.key === of.key ? { ...one, photo: true } : one))
  await tx.updateTable('training_rectification').set({ findings: json(findings) }).where('id', '=', id).execute()
}
