import type { OwnQuestion } from '@guildhall/contract'
import type { Selectable } from 'kysely'
import { json, type Database, type Tx } from '#platform/db'

export type FormRow = Selectable<Database['training_evaluation_form']>

export const findUnitForm = (tx: Tx, unitId: string): Promise<FormRow | undefined> => tx.selectFrom('training_evaluation_form').selectAll().where('unit_id', '=', unitId).executeTakeFirst()

export const lockUnitForm = (tx: Tx, unitId: string): Promise<FormRow | undefined> => tx.selectFrom('training_evaluation_form').selectAll().where('unit_id', '=', unitId).forUpdate().executeTakeFirst()

/** Gives false when somebody else began one in the same moment. */
export async function insertDraft(tx: Tx, row: { unit_id: string; scope: string; updated_by: string; updated_at: Date }, draft: readonly OwnQuestion[]): Promise<boolean> {
  const made = await tx.insertInto('training_evaluation_form').values({ ...row, draft: json(draft) }).onConflict((known) => known.column('unit_id').doNothing()).returning('unit_id').executeTakeFirst()
  return made !== undefined
}

export async function updateUnitForm(tx: Tx, unitId: string, change: { draft?: readonly OwnQuestion[]; in_use?: boolean; updated_by: string; updated_at: Date }): Promise<void> {
  const { draft, ...said } = change
  await tx.updateTable('training_evaluation_form').set({ ...said, ...(draft && { draft: json(draft) }) }).where('unit_id', '=', unitId).execute()
}

/** A path and all above it, the top first. */
export function scopesAbove(scope: string): string[] {
  const parts = scope.split('.')
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'))
}

/** The nearest unit at or above a path that asks questions of its own. */
export async function findOwner(tx: Tx, scope: string): Promise<{ unit_id: string; scope: string; name: string } | null> {
  const above = scopesAbove(scope)
  const rows = await tx.selectFrom('training_evaluation_form as f').innerJoin('unit as u', 'u.id', 'f.unit_id').select(['f.unit_id', 'f.scope', 'u.name']).where('f.in_use', '=', true).where('f.scope', 'in', above).execute()
  return rows.toSorted((a, b) => b.scope.length - a.scope.length)[0] ?? null
}
