import { sql, type Selectable } from 'kysely'
import type { Database, Tx } from '#platform/db'
import type { NeedFacts, Slot } from './model.ts'

/** What plans read and move of the needs they serve (T5: one class at a time). What was asked is never touched. */
export type NeedOfPlan = Selectable<Database['training_need']>

export function findNeedsByIds(tx: Tx, ids: readonly string[]): Promise<NeedOfPlan[]> {
  if (ids.length === 0) return Promise.resolve([])
  return tx.selectFrom('training_need').selectAll().where('id', 'in', ids).orderBy('asked_at').orderBy('id').execute()
}

export function findNeedsOfClass(tx: Tx, classIds: readonly string[]): Promise<NeedOfPlan[]> {
  if (classIds.length === 0) return Promise.resolve([])
  return tx.selectFrom('training_need').selectAll().where('class_id', 'in', classIds).orderBy('asked_at').orderBy('id').execute()
}

/** Locks needs in one order, so that two planners who choose the same ones wait for each other and do not block. */
export function lockNeeds(tx: Tx, ids: readonly string[]): Promise<NeedOfPlan[]> {
  if (ids.length === 0) return Promise.resolve([])
  return tx.selectFrom('training_need').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

/** Puts needs into a plan, or moves those of a class on together. */
export async function moveNeeds(tx: Tx, ids: readonly string[], to: { state: 'planned' | 'invited'; classId: string } | { state: 'open'; classId: null }, now: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('training_need').set({ state: to.state, class_id: to.classId, updated_at: now, revision: sql<number>`revision + 1` }).where('id', 'in', ids).execute()
}

/** A class that will not happen gives its needs back; what was withdrawn or served stays so. */
export async function reopenNeeds(tx: Tx, classId: string, now: Date): Promise<NeedOfPlan[]> {
  return tx.updateTable('training_need').set({ state: 'open', class_id: null, updated_at: now, revision: sql<number>`revision + 1` })
    .where('class_id', '=', classId).where('state', 'in', ['planned', 'invited', 'enrolled']).returningAll().execute()
}

export function factsOf(need: NeedOfPlan): NeedFacts {
  return {
    id: need.id, occupationId: need.occupation_id, level: need.level, seats: need.seats, windows: need.windows as Slot[], earliest: need.earliest, latest: need.latest,
    division: need.division, town: need.town, unitId: need.source === 'worker' ? null : need.unit_id, unitName: need.unit_name,
  }
}
