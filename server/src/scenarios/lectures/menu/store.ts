import { sql, type SqlBool } from 'kysely'
import { reports } from '#engines/evaluation'
import { rangeOf, type Tx } from '#platform/db'
import { asService, NotFound, Refused, requireWorker, type RequestContext, type StaffActor } from '#platform/http'
import { isWithin } from '#registry/units'
import type { LecturerRow, LectureWith, Rating } from './model.ts'

export const like = (words: string) => `%${words.replace(/[%_\\]/g, (sign) => `\\${sign}`)}%`
const held = sql<number>`(select count(*)::int from lecture_engagement e where e.lecture_id = l.id and e.state = 'held')`
const lectures = (tx: Tx) => tx.selectFrom('lecture as l').innerJoin('lecturer as r', 'r.id', 'l.lecturer_id').innerJoin('unit as u', 'u.id', 'r.unit_id').selectAll('l').select(['r.name as lecturer', 'r.team', 'u.name as unit_name', held.as('held')])

export type MenuFilter = { q?: string | undefined; field?: string | undefined; audience?: string | undefined; minutes?: number | undefined }

/** What is on the menu: published, by somebody who lectures now. As the service: names and units of the whole city, and nothing else of the people. */
function onMenu(tx: Tx, filter: MenuFilter) {
  return lectures(tx).where('l.state', '=', 'published').where('r.state', '=', 'active')
    .$if(filter.field !== undefined, (rows) => rows.where('l.field', '=', filter.field!))
    .$if(filter.audience !== undefined, (rows) => rows.where(sql<SqlBool>`${filter.audience!} = any(l.audiences)`))
    .$if(filter.minutes !== undefined, (rows) => rows.where('l.minutes', '<=', filter.minutes!))
    .$if(Boolean(filter.q), (rows) => rows.where((is) => is.or([is('l.title', 'ilike', like(filter.q!)), is('l.summary', 'ilike', like(filter.q!)), is('r.name', 'ilike', like(filter.q!)), is('r.team', 'ilike', like(filter.q!))])))
}

export function findMenu(tx: Tx, filter: MenuFilter, page: { limit: number; skip: number }): Promise<LectureWith[]> {
  return onMenu(tx, filter).orderBy(held, 'desc').orderBy('l.checked_at', 'desc').orderBy('l.id').limit(page.limit).offset(page.skip).execute()
}

/** How many there are in each field, whichever field is asked for. */
export async function countMenu(tx: Tx, { field: _, ...filter }: MenuFilter): Promise<{ field: string; count: number }[]> {
  const { rows } = await sql<{ field: string; count: number }>`select m.field, count(*)::int as count from (${onMenu(tx, filter)}) m group by m.field`.execute(tx)
  return rows
}

export function findOnMenu(tx: Tx, id: string): Promise<LectureWith | undefined> {
  return onMenu(tx, {}).where('l.id', '=', id).executeTakeFirst()
}

export type ListedFilter = { scope: string; q?: string | undefined; state?: readonly string[] | undefined; field?: readonly string[] | undefined; after: { value: string; id: string } | null; limit: number }
/** What waits for a check stands first, the longest waiting on top; then the rest, the newest first. */
const place = sql<string>`(case when l.state = 'handed-in' then '0' else '1' end) || to_char(case when l.state = 'handed-in' then l.updated_at else timestamptz '2200-01-01' - (l.updated_at - timestamptz '2000-01-01') end at time zone 'utc', 'YYYYMMDDHH24MISSUS')`

export function listLecturesIn(tx: Tx, query: ListedFilter): Promise<(LectureWith & { place: string })[]> {
  const { lo, hi } = rangeOf(query.scope)
  return lectures(tx).select(place.as('place')).where('l.scope', '>=', lo).where('l.scope', '<', hi)
    .$if(query.state !== undefined, (rows) => rows.where('l.state', 'in', query.state!)).$if(query.field !== undefined, (rows) => rows.where('l.field', 'in', query.field!))
    .$if(Boolean(query.q), (rows) => rows.where((is) => is.or([is('l.title', 'ilike', like(query.q!)), is('r.name', 'ilike', like(query.q!))])))
    .$if(query.after !== null, (rows) => rows.where(sql<SqlBool>`(${place}, l.id) > (${query.after!.value}, ${query.after!.id}::uuid)`)).orderBy(place).orderBy('l.id').limit(query.limit).execute()
}

export function findLecturesOf(tx: Tx, lecturerId: string): Promise<LectureWith[]> {
  return lectures(tx).where('l.lecturer_id', '=', lecturerId).orderBy('l.written_at', 'desc').orderBy('l.id').limit(200).execute()
}

/** A lecture of the caller's range; a foreign one is not found, though it may stand on the menu. */
export async function getLectureInRange(tx: Tx, actor: Pick<StaffActor, 'scope'>, id: string, lock = false): Promise<LectureWith> {
  const row = await lectures(tx).where('l.id', '=', id).$if(lock, (rows) => rows.forUpdate('l')).executeTakeFirst()
  if (!row || !isWithin(row.scope, actor.scope)) throw new NotFound()
  return row
}

export type LecturerListed = LecturerRow & { unit_name: string; lectures: number; ahead: number; held: number }
const lecturers = (tx: Tx) => tx.selectFrom('lecturer as r').innerJoin('unit as u', 'u.id', 'r.unit_id').selectAll('r').select(['u.name as unit_name', sql<number>`(select count(*)::int from lecture l where l.lecturer_id = r.id and l.state = 'published')`.as('lectures'),
  sql<number>`(select count(*)::int from lecture_engagement e where e.lecturer_id = r.id and e.state in ('asked', 'accepted'))`.as('ahead'), sql<number>`(select count(*)::int from lecture_engagement e where e.lecturer_id = r.id and e.state = 'held')`.as('held')])

export function listLecturersIn(tx: Tx, query: ListedFilter): Promise<LecturerListed[]> {
  const { lo, hi } = rangeOf(query.scope)
  const name = sql`r.name collate "zh-x-icu"`
  return lecturers(tx).where('r.scope', '>=', lo).where('r.scope', '<', hi)
    .$if(query.state !== undefined, (rows) => rows.where('r.state', 'in', query.state!)).$if(query.field !== undefined, (rows) => rows.where(sql<SqlBool>`r.fields && ${[...query.field!]}::text[]`))
    .$if(Boolean(query.q), (rows) => rows.where((is) => is.or([is('r.name', 'ilike', like(query.q!)), is('r.team', 'ilike', like(query.q!)), is('u.name', 'ilike', like(query.q!))])))
    .$if(query.after !== null, (rows) => rows.where(sql<SqlBool>`(${name}, r.id) > (${query.after!.value}, ${query.after!.id}::uuid)`)).orderBy(name).orderBy('r.id').limit(query.limit).execute()
}

export async function getLecturerInRange(tx: Tx, actor: Pick<StaffActor, 'scope'>, id: string, lock = false): Promise<LecturerListed> {
  const row = await lecturers(tx).where('r.id', '=', id).$if(lock, (rows) => rows.forUpdate('r')).executeTakeFirst()
  if (!row || !isWithin(row.scope, actor.scope)) throw new NotFound()
  return row
}

/** The worker as a lecturer, or nothing. As they themselves: they read only their own. */
export function findMyself(ctx: RequestContext): Promise<LecturerRow | undefined> {
  return ctx.tx.selectFrom('lecturer').selectAll().where('person_id', '=', requireWorker(ctx).personId).where('state', '<>', 'ended').executeTakeFirst()
}

/** The worker's own part, done by the service in the scope of the lecturer. */
export async function asMyself<T>(ctx: RequestContext, work: (me: LecturerRow) => Promise<T>): Promise<T> {
  const me = await findMyself(ctx)
  if (!me) throw new Refused('lectures.no-lecturer')
  return asService(ctx, me.scope, () => work(me))
}

export function findAway(tx: Tx, lecturerId: string, from: string): Promise<{ id: string; first_day: string; last_day: string }[]> {
  return tx.selectFrom('lecturer_away').select(['id', 'first_day', 'last_day']).where('lecturer_id', '=', lecturerId).where('last_day', '>=', from).orderBy('first_day').execute()
}

/** What those who ordered said, of lectures or of lecturers: the mean of all marks, and how many judged. Nobody judged: nothing. As the service. */
export async function ratingsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Rating>> {
  if (ids.length === 0) return new Map()
  return new Map((await reports(tx, { subjects: [...new Set(ids)], kinds: ['orderer'] })).flatMap((report) => {
    const [n, sum] = Object.values(report.ratings).reduce(([count, total], one) => [count + one.n, total + one.sum], [0, 0])
    return n === 0 ? [] : [[report.subject, { mean: Math.round((sum / n) * 10) / 10, judgements: report.submissions }] as const]
  }))
}
