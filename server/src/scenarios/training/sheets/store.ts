import { sql, type Selectable } from 'kysely'
import type { ReadAnswer, SheetLayout } from '#engines/sheets'
import { json, type Database, type Tx } from '#platform/db'
import type { Evaluator } from './rules.ts'
import type { Language } from './words.ts'

export type RunRow = Omit<Selectable<Database['training_sheet_run']>, 'layout' | 'evaluator' | 'language'> & { layout: SheetLayout; evaluator: Evaluator; language: Language }
export type ScanRow = Omit<Selectable<Database['training_scan']>, 'answers'> & { answers: ReadAnswer[] | null }

const asRun = (row: Selectable<Database['training_sheet_run']>): RunRow => ({ ...row, layout: row.layout as SheetLayout, evaluator: row.evaluator as Evaluator, language: row.language as Language })
const asScan = (row: Selectable<Database['training_scan']>): ScanRow => ({ ...row, answers: row.answers as ReadAnswer[] | null })

/** The first of so many numbers of a series that nobody has; two who print at once wait for each other. */
export async function nextNumber(tx: Tx, scope: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`training-sheets ${scope}`}, 0))`.execute(tx)
  const last = await tx.selectFrom('training_sheet_run').select(sql<number | null>`max(first_number + copies)`.as('next')).where('scope', '=', scope).executeTakeFirst()
  return last?.next ?? 1
}

export async function insertRun(tx: Tx, { layout, ...row }: RunRow): Promise<void> {
  await tx.insertInto('training_sheet_run').values({ ...row, layout: json(layout) }).execute()
}

export async function findRun(tx: Tx, id: string): Promise<RunRow | undefined> {
  const row = await tx.selectFrom('training_sheet_run').selectAll().where('id', '=', id).executeTakeFirst()
  return row && asRun(row)
}

export async function findRuns(tx: Tx, classId: string): Promise<RunRow[]> {
  return (await tx.selectFrom('training_sheet_run').selectAll().where('class_id', '=', classId).orderBy('first_number').execute()).map(asRun)
}

export async function insertScan(tx: Tx, row: { id: string; class_id: string; scope: string; file_id: string | null; uploaded_by: string; uploaded_at: Date; pages?: number; file_page?: number }): Promise<void> {
  await tx.insertInto('training_scan').values(row).execute()
}

export async function findScan(tx: Tx, id: string): Promise<ScanRow | undefined> {
  const row = await tx.selectFrom('training_scan').selectAll().where('id', '=', id).executeTakeFirst()
  return row && asScan(row)
}

export async function lockScan(tx: Tx, id: string): Promise<ScanRow | undefined> {
  const row = await tx.selectFrom('training_scan').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && asScan(row)
}

/** The pages of one sheet that wait, locked: whoever confirms it first does. */
export async function lockSheet(tx: Tx, runId: string, copy: number): Promise<ScanRow[]> {
  return (await tx.selectFrom('training_scan').selectAll().where('run_id', '=', runId).where('copy', '=', copy).where('state', '=', 'read').orderBy('page').forUpdate().execute()).map(asScan)
}

/** What of these cannot be used, locked: whoever discards first does. */
export async function lockUnusable(tx: Tx, classId: string, ids: readonly string[]): Promise<ScanRow[]> {
  return (await tx.selectFrom('training_scan').selectAll().where('class_id', '=', classId).where('state', '=', 'problem').where('id', 'in', ids).orderBy('id').forUpdate().execute()).map(asScan)
}

/** Pictures of a class that nobody has decided about yet. */
export async function findWaiting(tx: Tx, classId: string): Promise<ScanRow[]> {
  return (await tx.selectFrom('training_scan').selectAll().where('class_id', '=', classId).where('state', '<>', 'confirmed').orderBy('uploaded_at').orderBy('id').execute()).map(asScan)
}

/** Pictures that wait; of a PDF, as many as it has pages left. */
export async function countWaiting(tx: Tx, classId: string): Promise<number> {
  const row = await tx.selectFrom('training_scan').select(sql<number>`coalesce(sum(case when state = 'waiting' then coalesce(pages - pages_read, 1) else 1 end), 0)::int`.as('n')).where('class_id', '=', classId).where('state', '<>', 'confirmed').executeTakeFirstOrThrow()
  return row.n
}

export async function countConfirmed(tx: Tx, classId: string): Promise<number> {
  const row = await tx.selectFrom('training_scan').select(sql<number>`count(distinct (run_id, copy))::int`.as('n')).where('class_id', '=', classId).where('state', '=', 'confirmed').executeTakeFirstOrThrow()
  return row.n
}

/** Whether a page waits or was counted already, by another picture. */
export async function findSame(tx: Tx, of: { run: string; copy: number; page: number }): Promise<'read' | 'confirmed' | null> {
  const row = await tx.selectFrom('training_scan').select('state').where('run_id', '=', of.run).where('copy', '=', of.copy).where('page', '=', of.page).where('state', 'in', ['read', 'confirmed']).executeTakeFirst()
  return (row?.state as 'read' | 'confirmed' | undefined) ?? null
}

export async function updateScan(tx: Tx, id: string, change: { file_id?: string | null; state: 'read' | 'problem' | 'confirmed'; problem?: string | null; run_id?: string | null; copy?: number | null; page?: number | null; answers?: readonly ReadAnswer[] | null; decided_by?: string; decided_at?: Date }): Promise<void> {
  const { answers, ...said } = change
  await tx.updateTable('training_scan').set({ ...said, ...(answers !== undefined && { answers: answers && json(answers) }) }).where('id', '=', id).execute()
}

/** A page of a PDF is done with. */
export async function countPage(tx: Tx, id: string, { page, blank }: { page: number; blank: boolean }): Promise<void> {
  await tx.updateTable('training_scan').set({ pages_read: page, ...(blank && { pages_blank: sql<number[]>`pages_blank || ${page}::int` }) }).where('id', '=', id).execute()
}

export async function deleteScan(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('training_scan').where('id', '=', id).execute()
}

/** Pictures that lay too long. */
export async function findOld(tx: Tx, before: Date, limit: number): Promise<{ id: string; scope: string }[]> {
  return tx.selectFrom('training_scan').select(['id', 'scope']).where('state', '<>', 'confirmed').where('uploaded_at', '<', before).orderBy('uploaded_at').limit(limit).execute()
}
