import { sql, type SqlBool } from 'kysely'
import { rangeOf, type Tx } from '#platform/db'
import { asService, NotFound, requireWorker, type RequestContext, type StaffActor } from '#platform/http'
import { isWithin } from '#registry/units'
import { readThrough } from './rules.ts'
import type { BookWith, ReadingRow } from './model.ts'

const like = (words: string) => `%${words.replace(/[%_\\]/g, (sign) => `\\${sign}`)}%`
const books = (tx: Tx) => tx.selectFrom('library_book as b').innerJoin('unit as u', 'u.id', 'b.unit_id').selectAll('b').select('u.name as unit_name')

export type ListedFilter = { scope: string; q?: string | undefined; state?: readonly string[] | undefined; category?: readonly string[] | undefined; after: { value: string; id: string } | null; limit: number }
const changed = sql<string>`to_char(b.updated_at at time zone 'utc', 'YYYYMMDDHH24MISSUS')`

/** Books of a range, the one that was changed last first. */
export function listBooksIn(tx: Tx, query: ListedFilter): Promise<(BookWith & { place: string })[]> {
  const { lo, hi } = rangeOf(query.scope)
  return books(tx).select(changed.as('place')).where('b.scope', '>=', lo).where('b.scope', '<', hi)
    .$if(query.state !== undefined, (rows) => rows.where('b.state', 'in', query.state!)).$if(query.category !== undefined, (rows) => rows.where('b.category', 'in', query.category!))
    .$if(Boolean(query.q), (rows) => rows.where((is) => is.or([is('b.title', 'ilike', like(query.q!)), is('b.author', 'ilike', like(query.q!))])))
    .$if(query.after !== null, (rows) => rows.where(sql<SqlBool>`(${changed}, b.id) < (${query.after!.value}, ${query.after!.id}::uuid)`)).orderBy(changed, 'desc').orderBy('b.id', 'desc').limit(query.limit).execute()
}

/** A book of the officer's range; a foreign one is not found, though it may stand on the shelf. */
export async function getBookInRange(tx: Tx, actor: Pick<StaffActor, 'scope'>, id: string, lock = false): Promise<BookWith> {
  const row = await books(tx).where('b.id', '=', id).$if(lock, (rows) => rows.forUpdate('b')).executeTakeFirst()
  if (!row || !isWithin(row.scope, actor.scope)) throw new NotFound()
  return row
}

export type Counted = { read: number; finished: number }

/** How many read each book, and to its end. As the service; who they are leaves this place never (B4). */
export async function countReaders(tx: Tx, ids: readonly string[]): Promise<Map<string, Counted>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('library_reading').select(['book_id', sql<number>`count(*)::int`.as('read'), sql<number>`(count(*) filter (where share >= ${readThrough}))::int`.as('finished')]).where('book_id', 'in', [...ids]).groupBy('book_id').execute()
  return new Map(rows.map((row) => [row.book_id, row]))
}

export type ShelfFilter = { personId: string; q?: string | undefined; category?: string | undefined }

/** What a person may read (B3): on the shelf, and for everybody or for members of its range, of whom they are one today. */
function readable(tx: Tx, personId: string) {
  return books(tx).where('b.state', '=', 'published').where((is) => is.or([is('b.readers', '=', 'everybody'),
    is.exists(is.selectFrom('membership as m').select('m.id').where('m.person_id', '=', personId).where('m.valid_to', 'is', null).where(sql<SqlBool>`(m.scope = b.scope or starts_with(m.scope, b.scope || '.'))`))]))
}

const matching = (tx: Tx, { personId, q, category }: ShelfFilter) => readable(tx, personId).$if(category !== undefined, (rows) => rows.where('b.category', '=', category!))
  .$if(Boolean(q), (rows) => rows.where((is) => is.or([is('b.title', 'ilike', like(q!)), is('b.author', 'ilike', like(q!)), is('b.summary', 'ilike', like(q!))])))

export function findShelf(tx: Tx, filter: ShelfFilter, limit: number): Promise<BookWith[]> {
  return matching(tx, filter).orderBy('b.published_at', 'desc').orderBy('b.id').limit(limit).execute()
}

export async function countShelf(tx: Tx, { category: _, ...filter }: ShelfFilter): Promise<{ category: string; count: number }[]> {
  const { rows } = await sql<{ category: string; count: number }>`select s.category, count(*)::int as count from (${matching(tx, filter)}) s group by s.category`.execute(tx)
  return rows
}

export function findReadable(tx: Tx, personId: string, id: string): Promise<BookWith | undefined> {
  return readable(tx, personId).where('b.id', '=', id).executeTakeFirst()
}

export async function findBegun(tx: Tx, personId: string, most: number): Promise<BookWith[]> {
  return readable(tx, personId).innerJoin('library_reading as r', (on) => on.onRef('r.book_id', '=', 'b.id').on('r.person_id', '=', personId)).where('r.share', '<', readThrough).orderBy('r.at', 'desc').limit(most).execute()
}

export async function findReadings(tx: Tx, personId: string, ids: readonly string[]): Promise<Map<string, ReadingRow>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('library_reading').selectAll().where('person_id', '=', personId).where('book_id', 'in', [...ids]).execute()
  return new Map(rows.map((row) => [row.book_id, row]))
}

/** The worker's own id; a clerk who assists does not read over their shoulder (B4). */
export function requireReader(ctx: RequestContext): string {
  const { personId, assistedBy } = requireWorker(ctx)
  if (assistedBy) throw new NotFound()
  return personId
}

/** The book, for a worker who may read it and for an officer of its range, in whatever state; nobody else learns that it is there (B3). */
export async function getBookFor(ctx: RequestContext, id: string): Promise<BookWith> {
  const { actor } = ctx
  if (actor.kind === 'staff') return getBookInRange(ctx.tx, actor, id)
  const personId = requireReader(ctx)
  const book = await asService(ctx, '', () => findReadable(ctx.tx, personId, id))
  if (!book) throw new NotFound()
  return book
}
