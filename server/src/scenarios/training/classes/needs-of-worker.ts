import { sql, type Selectable } from 'kysely'
import type { Database, Tx } from '#platform/db'
import type { ClassRow } from './model.ts'

type Need = Pick<Selectable<Database['training_need']>, 'id' | 'state'>

/** The request that a seat answers: the one this class was planned for, or else the worker's open one for the same trade and level. */
export function findNeedFor(tx: Tx, of: Pick<ClassRow, 'id' | 'occupation_id' | 'level'>, personId: string): Promise<Need | undefined> {
  return tx.selectFrom('training_need').select(['id', 'state']).where('person_id', '=', personId).where('source', '=', 'worker')
    .where((is) => is.or([
      is.and([is('class_id', '=', of.id), is('state', 'in', ['planned', 'invited'])]),
      is.and([is('class_id', 'is', null), is('state', '=', 'open'), is('occupation_id', '=', of.occupation_id), is.or([is('level', 'is', null), sql<boolean>`level is not distinct from ${of.level}`])]),
    ])).orderBy((is) => is('class_id', 'is', null)).orderBy('asked_at').limit(1).forUpdate().executeTakeFirst()
}

/** A seat was taken: the request is on its way (T5, one class at a time). */
export async function markNeedEnrolled(tx: Tx, needId: string, classId: string, now: Date): Promise<void> {
  await tx.updateTable('training_need').set({ state: 'enrolled', class_id: classId, updated_at: now, revision: sql<number>`revision + 1` })
    .where('id', '=', needId).where('state', 'in', ['open', 'planned', 'invited']).execute()
}

/** The seat was given back: the request waits again for a class. Gives whether there was one. */
export async function reopenNeed(tx: Tx, needId: string, classId: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('training_need').set({ state: 'open', class_id: null, updated_at: now, revision: sql<number>`revision + 1` })
    .where('id', '=', needId).where('class_id', '=', classId).where('state', 'in', ['enrolled', 'invited']).executeTakeFirst()
  return numUpdatedRows > 0n
}
