import { sql, type Selectable, type SqlBool } from 'kysely'
import { json, rangeOf, type Database, type Tx } from '#platform/db'

export type ItemRow = Selectable<Database['window_item']>
export type OfferRow = { itemId: string; counterId: string; counterName: string; promiseDays: number | null }

/** Mine, or kept by a unit above: the policy of the table also shows what is published elsewhere. */
const usable = sql<SqlBool>`((i.scope >= current_setting('app.lo', true) and i.scope < current_setting('app.hi', true)) or i.scope = any(app.above()))`

export function findItems(tx: Tx): Promise<ItemRow[]> {
  return tx.selectFrom('window_item as i').selectAll().where(usable).orderBy(sql`array_position(array['obtain','change','renew','replace','cancel','general'], i.business)`).orderBy('i.created_at').orderBy('i.id').execute()
}

export function findItem(tx: Tx, id: string): Promise<ItemRow | undefined> {
  return tx.selectFrom('window_item').selectAll().where('id', '=', id).executeTakeFirst()
}

export function lockItemInRange(tx: Tx, id: string, scope: string): Promise<ItemRow | undefined> {
  const { lo, hi } = rangeOf(scope)
  return tx.selectFrom('window_item').selectAll().where('id', '=', id).where('scope', '>=', lo).where('scope', '<', hi).forUpdate().executeTakeFirst()
}

export type ItemColumns = Pick<ItemRow, 'business' | 'title' | 'summary' | 'basis' | 'law_days' | 'promise_days' | 'without_visit' | 'active'> & { materials: unknown }

export async function insertItem(tx: Tx, made: { id: string; scope: string; now: Date }, columns: ItemColumns): Promise<void> {
  await tx.insertInto('window_item').values({ ...columns, materials: json(columns.materials), id: made.id, scope: made.scope, created_at: made.now, updated_at: made.now }).execute()
}

export async function updateItem(tx: Tx, id: string, columns: ItemColumns, now: Date): Promise<void> {
  await tx.updateTable('window_item').set((row) => ({ ...columns, materials: json(columns.materials), version: row('version', '+', 1), updated_at: now })).where('id', '=', id).execute()
}

/** At which windows items are offered, among those that the caller sees. */
export async function findOffers(tx: Tx, itemIds: readonly string[]): Promise<OfferRow[]> {
  if (itemIds.length === 0) return []
  return tx.selectFrom('window_item_counter as o').innerJoin('window_counter as k', 'k.id', 'o.counter_id').select(['o.item_id as itemId', 'o.counter_id as counterId', 'k.name as counterName', 'o.promise_days as promiseDays'])
    .where('o.item_id', 'in', itemIds).orderBy('k.name').execute()
}

/** Says at which windows of the caller's range an item is offered, in place of what was said before; windows elsewhere are left alone. */
export async function replaceOffers(tx: Tx, itemId: string, scope: string, offers: readonly { counterId: string; promiseDays: number | null }[]): Promise<void> {
  const { lo, hi } = rangeOf(scope)
  const own = await tx.selectFrom('window_counter').select(['id', 'scope']).where('scope', '>=', lo).where('scope', '<', hi).execute()
  await tx.deleteFrom('window_item_counter').where('item_id', '=', itemId).where('scope', '>=', lo).where('scope', '<', hi).execute()
  const rows = offers.flatMap(({ counterId, promiseDays }) => {
    const counter = own.find((one) => one.id === counterId)
    return counter ? [{ item_id: itemId, counter_id: counterId, scope: counter.scope, promise_days: promiseDays }] : []
  })
  if (rows.length > 0) await tx.insertInto('window_item_counter').values(rows).execute()
}

export type RangeRow = Selectable<Database['window_code_range']>

export function findRanges(tx: Tx): Promise<RangeRow[]> {
  return tx.selectFrom('window_code_range').selectAll().orderBy('division').orderBy('stem').orderBy('first').execute()
}

/** Whether another range, anywhere, holds one of these codes. Needs the job role over everything. */
export async function overlaps(tx: Tx, range: { division: string; stem: string; first: number; last: number }): Promise<boolean> {
  const rows = await tx.selectFrom('window_code_range').select(['stem', 'first', 'last']).where('division', '=', range.division).execute()
  const bodies = (one: { stem: string; first: number; last: number }) => [one.first, one.last].map((n) => one.stem + String(n).padStart(8 - one.stem.length, '0')) as [string, string]
  const [from, to] = bodies(range)
  return rows.some((row) => {
    const [first, last] = bodies(row)
    return from <= last && first <= to
  })
}

export async function insertRange(tx: Tx, row: { id: string; scope: string; division: string; stem: string; first: number; last: number; by: string; now: Date }): Promise<void> {
  await tx.insertInto('window_code_range').values({ id: row.id, scope: row.scope, division: row.division, stem: row.stem, first: row.first, next: row.first, last: row.last, added_by: row.by, added_at: row.now }).execute()
}

/** Takes the next place of a range, under its row lock; undefined when it is used up or not there. */
export async function drawPlace(tx: Tx, id: string): Promise<{ division: string; stem: string; n: number } | undefined> {
  const row = await tx.updateTable('window_code_range').set((range) => ({ next: range('next', '+', 1) })).where('id', '=', id).whereRef('next', '<=', 'last').returning(['division', 'stem', 'next']).executeTakeFirst()
  return row && { division: row.division, stem: row.stem, n: row.next - 1 }
}
