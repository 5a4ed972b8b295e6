import { sql, type Insertable, type Selectable } from 'kysely'
import type { Database, Tx } from '#platform/db'

export type ProgrammeRow = Selectable<Database['voucher_programme']>
export type VoucherRow = Selectable<Database['voucher']>
export type ClassRow = Selectable<Database['voucher_class']>
export type BodyRow = Selectable<Database['voucher_body']>
export type StatementRow = Selectable<Database['voucher_statement']>

export const insertProgramme = (tx: Tx, row: Insertable<Database['voucher_programme']>) => tx.insertInto('voucher_programme').values(row).execute()
export const findProgrammes = (tx: Tx): Promise<ProgrammeRow[]> => tx.selectFrom('voucher_programme').selectAll().orderBy('valid_to', 'desc').orderBy('id', 'desc').limit(500).execute()
export const findProgramme = (tx: Tx, id: string): Promise<ProgrammeRow | undefined> => tx.selectFrom('voucher_programme').selectAll().where('id', '=', id).executeTakeFirst()

/** One row per programme and person, also when two ask at once; undefined when there is one already. */
export function insertVoucher(tx: Tx, row: Insertable<Database['voucher']>): Promise<VoucherRow | undefined> {
  return tx.insertInto('voucher').values(row).onConflict((conflict) => conflict.columns(['programme_id', 'person_id']).doNothing()).returningAll().executeTakeFirst()
}

export async function nextNumber(tx: Tx, year: string): Promise<string> {
  const { rows: [row] } = await sql<{ n: bigint }>`select nextval('voucher_number') as n`.execute(tx)
  return `PXQ-${year}-${String(row!.n).padStart(6, '0')}`
}

export const findVoucherOf = (tx: Tx, programmeId: string, personId: string): Promise<VoucherRow | undefined> => tx.selectFrom('voucher').selectAll().where('programme_id', '=', programmeId).where('person_id', '=', personId).executeTakeFirst()
export const findVouchersOfPerson = (tx: Tx, personId: string): Promise<VoucherRow[]> => tx.selectFrom('voucher').selectAll().where('person_id', '=', personId).orderBy('issued_at', 'desc').execute()
export const findVouchersOfProgramme = (tx: Tx, programmeId: string): Promise<VoucherRow[]> => tx.selectFrom('voucher').selectAll().where('programme_id', '=', programmeId).orderBy('issued_at', 'desc').orderBy('id', 'desc').limit(500).execute()
export const lockVoucher = (tx: Tx, id: string): Promise<VoucherRow | undefined> => tx.selectFrom('voucher').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const updateVoucher = (tx: Tx, id: string, change: Partial<Pick<VoucherRow, 'state' | 'class_id' | 'spend_posting' | 'spent_fen' | 'spent_at' | 'swept'>>) => tx.updateTable('voucher').set(change).where('id', '=', id).execute()

/** Vouchers spent on a class, perhaps by one person, locked in the order of their ids. */
export function lockSpentOn(tx: Tx, classId: string, personId?: string): Promise<VoucherRow[]> {
  return tx.selectFrom('voucher').selectAll().where('class_id', '=', classId).$if(personId !== undefined, (query) => query.where('person_id', '=', personId!)).where('state', '=', 'spent').orderBy('id').forUpdate().execute()
}

/** Vouchers past their last day with something left that has not gone back yet; those in somebody's hands now come the next night. */
export function lockOutdated(tx: Tx, today: string, limit: number): Promise<VoucherRow[]> {
  return tx.selectFrom('voucher').selectAll().where('swept', '=', false).where('valid_to', '<', today).orderBy('id').limit(limit).forUpdate().skipLocked().execute()
}

/** How many vouchers of each programme are in each state. */
export async function countVouchers(tx: Tx, programmeIds: readonly string[]): Promise<Map<string, Record<string, { count: number; spentFen: bigint }>>> {
  if (programmeIds.length === 0) return new Map()
  const rows = await tx.selectFrom('voucher').select(['programme_id', 'state', sql<number>`count(*)::int`.as('count'), sql<bigint>`coalesce(sum(spent_fen), 0)::bigint`.as('spent')]).where('programme_id', 'in', programmeIds).groupBy(['programme_id', 'state']).execute()
  const counts = new Map<string, Record<string, { count: number; spentFen: bigint }>>()
  for (const row of rows) counts.set(row.programme_id, { ...counts.get(row.programme_id), [row.state]: { count: row.count, spentFen: row.spent } })
  return counts
}

export const findClass = (tx: Tx, classId: string): Promise<ClassRow | undefined> => tx.selectFrom('voucher_class').selectAll().where('class_id', '=', classId).executeTakeFirst()
/** Held so that calling the class off comes before or after, not between. */
export const holdClass = (tx: Tx, classId: string): Promise<ClassRow | undefined> => tx.selectFrom('voucher_class').selectAll().where('class_id', '=', classId).forShare().executeTakeFirst()
export const holdSeat = (tx: Tx, classId: string, personId: string) => tx.selectFrom('voucher_seat').select('enrolment_id').where('class_id', '=', classId).where('person_id', '=', personId).where('state', '=', 'seated').forShare().executeTakeFirst()
export const findClasses = (tx: Tx, since: string): Promise<ClassRow[]> => tx.selectFrom('voucher_class').selectAll().where((is) => is.or([is('first_day', '>=', since), is('first_day', 'is', null)])).orderBy('first_day', 'desc').limit(200).execute()
export const findClassesById = async (tx: Tx, ids: readonly string[]): Promise<ClassRow[]> => (ids.length === 0 ? [] : tx.selectFrom('voucher_class').selectAll().where('class_id', 'in', [...ids]).execute())
export const findSeatedClasses = (tx: Tx, personId: string): Promise<ClassRow[]> => tx.selectFrom('voucher_class').selectAll().where('class_id', 'in', (from) => from.selectFrom('voucher_seat').select('class_id').where('person_id', '=', personId).where('state', '=', 'seated')).execute()

export const findCourse = (tx: Tx, payerId: string, classId: string) => tx.selectFrom('voucher_course').selectAll().where('payer_id', '=', payerId).where('class_id', '=', classId).executeTakeFirst()
export const findCourses = async (tx: Tx, classIds: readonly string[]) => (classIds.length === 0 ? [] : tx.selectFrom('voucher_course').selectAll().where('class_id', 'in', [...classIds]).execute())

export const findBody = (tx: Tx, id: string): Promise<BodyRow | undefined> => tx.selectFrom('voucher_body').selectAll().where('id', '=', id).executeTakeFirst()
export const findBodyOf = (tx: Tx, payerId: string, bodyUnitId: string): Promise<BodyRow | undefined> => tx.selectFrom('voucher_body').selectAll().where('payer_id', '=', payerId).where('body_unit_id', '=', bodyUnitId).executeTakeFirst()
export const findBodies = (tx: Tx): Promise<BodyRow[]> => tx.selectFrom('voucher_body').selectAll().orderBy('id').limit(500).execute()

export const insertStatement = (tx: Tx, row: Insertable<Database['voucher_statement']>) => tx.insertInto('voucher_statement').values(row).execute()
export const findStatements = (tx: Tx): Promise<StatementRow[]> => tx.selectFrom('voucher_statement').selectAll().orderBy('month', 'desc').orderBy('id', 'desc').limit(500).execute()
export const findStatementsIn = (tx: Tx, states: readonly string[]): Promise<StatementRow[]> => tx.selectFrom('voucher_statement').selectAll().where('state', 'in', [...states]).orderBy('closed_at').limit(100).execute()
export const findStatement = (tx: Tx, id: string): Promise<StatementRow | undefined> => tx.selectFrom('voucher_statement').selectAll().where('id', '=', id).executeTakeFirst()
export const lockStatement = (tx: Tx, id: string): Promise<StatementRow | undefined> => tx.selectFrom('voucher_statement').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const lastStatement = (tx: Tx, bodyId: string): Promise<StatementRow | undefined> => tx.selectFrom('voucher_statement').selectAll().where('body_id', '=', bodyId).orderBy('month', 'desc').limit(1).executeTakeFirst()
export const updateStatement = (tx: Tx, id: string, change: Partial<StatementRow>) => tx.updateTable('voucher_statement').set(change).where('id', '=', id).execute()

export async function occupationNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('occupation').select(['id', 'name']).where('id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
