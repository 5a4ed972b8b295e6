import { sql } from 'kysely'
import type { Insertable, Updateable } from 'kysely'
import { arrangedStates } from '@guildhall/contract'
import { withoutNumbers, type Cipher } from '#platform/crypto'
import { json, type Database, type Tx } from '#platform/db'
import { NotFound } from '#platform/http'
import { newId } from '#platform/ids'
import type { DemandSum, OpenNeed } from './demand.ts'
import { matching } from './filter.ts'
import type { NeedFilter, NeedRow, NeedSource, OccupationRef, Window } from './model.ts'
import { needNumber } from './rules.ts'

export type NewNeed = Insertable<Database['training_need']>

/** To which column sealed bytes are bound: moved to another, they do not open. */
export const sealedIn = { name: 'training_need.name', phone: 'training_need.phone' } as const

/** Writes needs. A line of a spreadsheet that somebody else is importing at this moment is left to them. Free words keep no numbers of people: those have sealed columns. */
export async function insertNeeds(tx: Tx, needs: readonly NewNeed[]): Promise<number> {
  if (needs.length === 0) return 0
  const values = needs.map((need) => ({ ...need, wish: need.wish && withoutNumbers(need.wish), words: need.words && withoutNumbers(need.words) }))
  const { numInsertedOrUpdatedRows } = await tx.insertInto('training_need').values(values).onConflict((conflict) => conflict.column('import_key').where('import_key', 'is not', null).doNothing()).executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows)
}

/** Takes `count` running numbers of a year; others wait until this transaction ends, so take them late. */
export async function takeNumbers(tx: Tx, year: number, count = 1): Promise<string[]> {
  const { rows: [row] } = await sql<{ first: number }>`select app.next_training_numbers('need', ${year}, ${count}) as first`.execute(tx)
  return Array.from({ length: count }, (_, index) => needNumber(year, row!.first + index))
}

export async function getNeed(tx: Tx, id: string): Promise<NeedRow> {
  const row = await tx.selectFrom('training_need').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

export async function lockNeed(tx: Tx, id: string): Promise<NeedRow> {
  const row = await tx.selectFrom('training_need').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

export function lockNeeds(tx: Tx, ids: readonly string[]): Promise<NeedRow[]> {
  return tx.selectFrom('training_need').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

export function listNeedsOfPerson(tx: Tx, personId: string): Promise<NeedRow[]> {
  return tx.selectFrom('training_need').selectAll().where('person_id', '=', personId).orderBy('id', 'desc').execute()
}

/** Writes a change and notes it beside the need (T5). */
export async function changeNeed(
  tx: Tx, need: NeedRow, set: Updateable<Database['training_need']>,
  note: { kind: 'corrected' | 'withdrawn'; changes: object; reason: string | null; by: string; assisted: boolean; now: Date },
): Promise<NeedRow> {
  const changed = await tx.updateTable('training_need').set({ ...set, revision: need.revision + 1, updated_at: note.now }).where('id', '=', need.id).returningAll().executeTakeFirst()
  if (!changed) throw new NotFound()
  await tx.insertInto('training_need_change').values({
    id: newId(), need_id: need.id, scope: need.scope, applicant_scope: need.applicant_scope, person_id: need.person_id, kind: note.kind,
    changes: json(note.changes), reason: note.reason, changed_by: note.by, assisted: note.assisted, changed_at: note.now,
  }).execute()
  return changed
}

export function listChanges(tx: Tx, needId: string) {
  return tx.selectFrom('training_need_change').selectAll().where('need_id', '=', needId).orderBy('changed_at').execute()
}

export async function mapOccupations(tx: Tx): Promise<Map<string, OccupationRef>> {
  const rows = await tx.selectFrom('occupation').select(['id', 'name', 'category']).execute()
  return new Map(rows.map((row) => [row.id, row as OccupationRef]))
}

const orders = {
  newest: { by: sql`n.asked_at`, type: 'timestamptz', down: true },
  oldest: { by: sql`n.asked_at`, type: 'timestamptz', down: false },
  'most-seats': { by: sql`n.seats`, type: 'int', down: true },
  'latest-first': { by: sql`coalesce(n.latest, '9999-12-31')`, type: 'date', down: false },
} as const
export type NeedOrder = keyof typeof orders

/** What a query adds about the class that serves a need, joined as `c`: null where the reader's policies do not show the class at all. */
export const classColumns = ['c.number as class_number', 'c.title as class_title', 'c.scope as class_scope', 'c.applicant_scope as class_applicant_scope', 'c.published_at as class_published_at'] as const
export type ClassOfNeed = { class_number?: string | null; class_title?: string | null; class_scope?: string | null; class_applicant_scope?: string | null; class_published_at?: Date | null }

/** Rows in order with the place after which the next page begins. */
export async function listNeedRows(tx: Tx, cipher: Cipher, filter: NeedFilter, page: { sort: NeedOrder; after: { value: string; id: string } | null; limit: number }) {
  const { by, type, down } = orders[page.sort]
  const direction = down ? 'desc' : 'asc'
  return tx.selectFrom('training_need as n').leftJoin('training_class as c', 'c.id', 'n.class_id').selectAll('n')
    .select([...classColumns, sql<string>`(${by})::text`.as('place')])
    .where(matching(filter, cipher))
    .$if(page.after !== null, (query) => query.where(sql<boolean>`(${by}, n.id) ${sql.raw(down ? '<' : '>')} (${page.after!.value}::${sql.raw(type)}, ${page.after!.id}::uuid)`))
    .orderBy(by, direction).orderBy('n.id', direction).limit(page.limit).execute()
}
export type ListedNeed = Awaited<ReturnType<typeof listNeedRows>>[number]

export function countNeeds(tx: Tx, cipher: Cipher, filter: NeedFilter): Promise<{ total: number; seats: number }> {
  return tx.selectFrom('training_need as n').select([sql<number>`count(*)::int`.as('total'), sql<number>`coalesce(sum(n.seats), 0)::int`.as('seats')])
    .where(matching(filter, cipher)).executeTakeFirstOrThrow()
}

/** The demand summed by all that a matrix of it is made of. */
export async function sumDemand(tx: Tx, cipher: Cipher, filter: NeedFilter, by: 'division' | 'town'): Promise<DemandSum[]> {
  // Literals, not parameters: select and group by must be the same expression to the database.
  const arranged = sql<boolean>`n.state in (${sql.join([...arrangedStates, 'served'].map((state) => sql.lit(state)))})`
  const rows = await tx.selectFrom('training_need as n')
    .select(['n.occupation_id as occupationId', 'n.level', `n.${by} as place`, 'n.source', arranged.as('arranged'), sql<number>`sum(n.seats)::int`.as('seats'), sql<number>`count(*)::int`.as('needs')])
    .where(matching(filter, cipher)).groupBy(['n.occupation_id', 'n.level', `n.${by}`, 'n.source', arranged]).execute()
  return rows.map((row) => ({ ...row, source: row.source as NeedSource }))
}

/** When any need in range last changed, or went with an import that was taken back: two steps of indexes. */
export async function lastChange(tx: Tx): Promise<Date | null> {
  const changed = await tx.selectFrom('training_need').select('updated_at as at').orderBy('updated_at', 'desc').limit(1).executeTakeFirst()
  const undone = await tx.selectFrom('import_run').select('undone_at as at').where('kind', '=', 'needs').where('undone_at', 'is not', null).orderBy('undone_at', 'desc').limit(1).executeTakeFirst()
  const [a, b] = [changed?.at ?? null, undone?.at ?? null]
  return a && b ? (a > b ? a : b) : a ?? b
}

/** What a cell's drawer is made of: the open needs first come first, and when all are free. */
export async function readCell(tx: Tx, cipher: Cipher, filter: NeedFilter) {
  const base = () => tx.selectFrom('training_need as n').where(matching(filter, cipher))
  const open = await base().where('n.state', '=', 'open').select(['n.id', 'n.source', 'n.unit_name as unitName', 'n.seats']).orderBy('n.asked_at').orderBy('n.id').limit(5_000).execute()
  const times = await base().select(['n.windows', sql<number>`sum(n.seats)::int`.as('seats')]).groupBy('n.windows').execute()
  const months = await base().select([sql<string>`to_char(n.latest, 'YYYY-MM')`.as('month'), sql<number>`sum(n.seats)::int`.as('seats')])
    .where('n.latest', 'is not', null).groupBy(sql`1`).orderBy(sql`1`).limit(24).execute()
  return { open: open as OpenNeed[], times: times as { windows: Window[]; seats: number }[], months }
}

/** Of these import keys, those that are in the register already, wherever. */
export async function knownImportKeys(tx: Tx, keys: readonly Buffer[]): Promise<Set<string>> {
  const { rows } = await sql<{ import_key: Buffer }>`select import_key from app.training_known_needs(${keys}::bytea[])`.execute(tx)
  return new Set(rows.map((row) => row.import_key.toString('hex')))
}

/** How many needs of an import can no longer be taken back: in a plan, answered, or corrected by somebody since. */
export async function countHeldBack(tx: Tx, importId: string): Promise<number> {
  const row = await tx.selectFrom('training_need as n').select(sql<number>`count(*)::int`.as('held')).where('n.import_id', '=', importId)
    .where((eb) => eb.or([
      eb('n.state', '<>', 'open'), eb('n.class_id', 'is not', null),
      eb.exists(eb.selectFrom('training_need_change as c').select('c.id').whereRef('c.need_id', '=', 'n.id')),
      eb.exists(eb.selectFrom('training_opinion as o').select('o.id').whereRef('o.need_id', '=', 'n.id')),
    ])).executeTakeFirstOrThrow()
  return row.held
}

export async function removeImported(tx: Tx, importId: string): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('training_need').where('import_id', '=', importId).executeTakeFirst()
  return Number(numDeletedRows)
}
