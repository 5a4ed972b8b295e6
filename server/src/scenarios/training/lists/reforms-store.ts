import type { Insertable, Selectable, Updateable } from 'kysely'
import { rangeOf, type Database, type Tx } from '#platform/db'

export type ReformRow = Selectable<Database['training_reform']>
export type ListedReform = ReformRow & { unit_name: string }

const listed = (tx: Tx) => tx.selectFrom('training_reform as r').innerJoin('unit as u', 'u.id', 'r.unit_id').selectAll('r').select('u.name as unit_name')

/** What everybody may see, those in force first, then the newest. */
export function findPublicReforms(tx: Tx): Promise<ListedReform[]> {
  return listed(tx).where('r.state', '<>', 'draft').orderBy('r.state', 'desc').orderBy('r.since', 'desc').orderBy('r.id').limit(200).execute()
}

export function findReforms(tx: Tx, scope: string): Promise<ListedReform[]> {
  const { lo, hi } = rangeOf(scope)
  return listed(tx).where('r.scope', '>=', lo).where('r.scope', '<', hi).orderBy('r.since', 'desc').orderBy('r.id').limit(500).execute()
}

export const findReform = (tx: Tx, id: string): Promise<ListedReform | undefined> => listed(tx).where('r.id', '=', id).executeTakeFirst()
export const lockReform = (tx: Tx, id: string): Promise<ReformRow | undefined> => tx.selectFrom('training_reform').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export async function insertReform(tx: Tx, row: Insertable<Database['training_reform']>): Promise<void> {
  await tx.insertInto('training_reform').values(row).execute()
}

export async function updateReform(tx: Tx, id: string, change: Updateable<Database['training_reform']>): Promise<void> {
  await tx.updateTable('training_reform').set(change).where('id', '=', id).execute()
}

export async function deleteReform(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('training_reform').where('id', '=', id).execute()
}

/** Reforms that are measured: those in force, and those that ended so lately that forms and marks may still come in. */
export function findMeasured(tx: Tx, endedSince: string): Promise<{ id: string; scope: string }[]> {
  return tx.selectFrom('training_reform').select(['id', 'scope']).where((is) => is.or([is('state', '=', 'published'), is('ended_on', '>=', endedSince)])).orderBy('id').execute()
}
