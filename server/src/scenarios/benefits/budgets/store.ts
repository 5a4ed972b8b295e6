import { sql, type Selectable } from 'kysely'
import type { Database, Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { ReleaseRow } from '../store.ts'

export type BudgetRow = Selectable<Database['benefit_budget']>
export type BudgetOf = { unitId: string; scope: string; year: number; parentId: string | null }

export const findBudget = (tx: Tx, id: string): Promise<BudgetRow | undefined> => tx.selectFrom('benefit_budget').selectAll().where('id', '=', id).executeTakeFirst()
export const findBudgets = async (tx: Tx, ids: readonly string[]): Promise<BudgetRow[]> => (ids.length === 0 ? [] : tx.selectFrom('benefit_budget').selectAll().where('id', 'in', [...new Set(ids)]).execute())
export const findBudgetsBelow = (tx: Tx, parentId: string): Promise<BudgetRow[]> => tx.selectFrom('benefit_budget').selectAll().where('parent_id', '=', parentId).orderBy('created_at').limit(500).execute()
export const findBudgetsOfYear = (tx: Tx, year: number): Promise<BudgetRow[]> => tx.selectFrom('benefit_budget').selectAll().where('year', '=', year).orderBy('scope').orderBy('created_at').limit(500).execute()

/** Locked in the order of their ids: before the accounts, so that a budget that is being closed and one that is being used wait for each other. */
export const lockBudgets = async (tx: Tx, ids: readonly string[]): Promise<BudgetRow[]> => tx.selectFrom('benefit_budget').selectAll().where('id', 'in', [...new Set(ids)]).orderBy('id').forNoKeyUpdate().execute()

export async function findYears(tx: Tx): Promise<number[]> {
  return (await tx.selectFrom('benefit_budget').select('year').distinct().orderBy('year', 'desc').execute()).map((row) => row.year)
}

/** The budget of a unit, year and giver: opened when there is none yet, also when two ask at once. */
export async function openBudget(tx: Tx, { unitId, scope, year, parentId }: BudgetOf, by: string, now: Date): Promise<BudgetRow> {
  await tx.insertInto('benefit_budget').values({ id: newId(), scope, unit_id: unitId, year, parent_id: parentId, created_by: by, created_at: now }).onConflict((conflict) => conflict.constraint('benefit_one_budget').doNothing()).execute()
  return tx.selectFrom('benefit_budget').selectAll().where('unit_id', '=', unitId).where('year', '=', year).where('parent_id', 'is not distinct from', parentId).executeTakeFirstOrThrow()
}

export const updateBudget = (tx: Tx, id: string, change: Partial<Pick<BudgetRow, 'year_end' | 'year_end_by' | 'year_end_at'>>) => tx.updateTable('benefit_budget').set(change).where('id', '=', id).execute()

export const findReleasesPaidBy = async (tx: Tx, budgetIds: readonly string[]): Promise<ReleaseRow[]> => (budgetIds.length === 0 ? [] : tx.selectFrom('benefit_release').selectAll().where('budget_id', 'in', [...budgetIds]).where('state', '<>', 'draft').orderBy('opens_at', 'desc').execute())

/** Releases that cost something, can bring nobody a place any more, and have something left to spend or to give back. */
export async function findUnsettled(tx: Tx, now: Date): Promise<ReleaseRow[]> {
  return tx.selectFrom('benefit_release').selectAll().where('cost_fen', '>', 0n).where('settled_at', 'is', null).where('state', '=', 'published').where('closes_at', '<=', now).orderBy('closes_at').execute()
}

/** Places of a release that stand, and how many of them were handed over. */
export async function countPlaces(tx: Tx, poolId: string): Promise<{ seats: number; handedOver: number }> {
  const row = await tx.selectFrom('quota_claim_now').select([sql<number>`count(*)::int`.as('seats'), sql<number>`(count(*) filter (where confirmed_at is not null))::int`.as('handed_over')]).where('pool_id', '=', poolId).where('state', '=', 'seat').executeTakeFirstOrThrow()
  return { seats: row.seats, handedOver: row.handed_over }
}
