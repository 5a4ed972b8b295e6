import type { Insertable, Selectable } from 'kysely'
import { json, type Database, type Tx } from '#platform/db'
import { usualItems, type CheckItem, type FoundItem } from './rules.ts'

export type InspectionRow = Omit<Selectable<Database['training_inspection']>, 'items'> & { items: FoundItem[] }

/** The list of the nearest unit at or above a path, or the usual one. As the service. */
export async function findChecklist(tx: Tx, scope: string): Promise<{ items: readonly CheckItem[]; owner: { unitId: string; name: string } | null }> {
  const parts = scope.split('.')
  const rows = await tx.selectFrom('training_checklist as l').innerJoin('unit as u', 'u.id', 'l.unit_id').select(['l.unit_id', 'l.scope', 'l.items', 'u.name']).where('l.scope', 'in', parts.map((_, index) => parts.slice(0, index + 1).join('.'))).execute()
  const nearest = rows.toSorted((a, b) => b.scope.length - a.scope.length)[0]
  return nearest ? { items: nearest.items as CheckItem[], owner: { unitId: nearest.unit_id, name: nearest.name } } : { items: usualItems, owner: null }
}

export async function saveChecklist(tx: Tx, row: { unit_id: string; scope: string; set_by: string; set_at: Date }, items: readonly CheckItem[]): Promise<void> {
  const said = { items: json(items), set_by: row.set_by, set_at: row.set_at }
  await tx.insertInto('training_checklist').values({ ...row, items: json(items) }).onConflict((known) => known.column('unit_id').doUpdateSet(said)).execute()
}

export async function insertInspection(tx: Tx, row: Insertable<Database['training_inspection']>): Promise<void> {
  await tx.insertInto('training_inspection').values(row).execute()
}

export async function findInspections(tx: Tx, classIds: readonly string[]): Promise<InspectionRow[]> {
  if (classIds.length === 0) return []
  const rows = await tx.selectFrom('training_inspection').selectAll().where('class_id', 'in', classIds).orderBy('inspected_at', 'desc').orderBy('id').limit(2_000).execute()
  return rows.map((row) => ({ ...row, items: row.items as FoundItem[] }))
}

export const findInspection = (tx: Tx, id: string): Promise<Selectable<Database['training_inspection']> | undefined> => tx.selectFrom('training_inspection').selectAll().where('id', '=', id).executeTakeFirst()

export const findOwn = (tx: Tx, sessionId: string, by: string): Promise<{ id: string } | undefined> => tx.selectFrom('training_inspection').select('id').where('session_id', '=', sessionId).where('inspected_by', '=', by).executeTakeFirst()

export async function findPhotos(tx: Tx, inspectionIds: readonly string[]): Promise<Set<string>> {
  if (inspectionIds.length === 0) return new Set()
  const rows = await tx.selectFrom('training_inspection_photo').select(['inspection_id', 'key']).where('inspection_id', 'in', inspectionIds).execute()
  return new Set(rows.map((row) => `${row.inspection_id}:${row.key}`))
}
