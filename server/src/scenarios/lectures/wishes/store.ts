import { sql } from 'kysely'
import type { AnswerOf, lectureMenuRoutes } from '@guildhall/contract'
import { rangeOf, type Tx } from '#platform/db'
import { clockOf } from '../menu/index.ts'
import { stateOf } from './rules.ts'

export type MyWish = AnswerOf<typeof lectureMenuRoutes.myWishes>['rows'][number]
type Found = { lecture_id: string; title: string; lecturer: string; wished_at: Date; on_menu: boolean; order_state: string | null; why: string | null; day: string | null; starts_at: Date | null; place: string | null }

/** What somebody wished for with what became of it, the latest first. As the service: orders and lecturers are of other ranges. */
export async function findWishesOf(tx: Tx, personId: string, lectureId?: string): Promise<MyWish[]> {
  const rows = await tx.selectFrom('lecture_wish as w').innerJoin('lecture as l', 'l.id', 'w.lecture_id').innerJoin('lecturer as r', 'r.id', 'l.lecturer_id').leftJoin('lecture_order as o', 'o.id', 'w.order_id')
    .leftJoin('lecture_engagement as e', (join) => join.onRef('e.order_id', '=', 'o.id').on('e.state', 'in', ['accepted', 'held']))
    .select(['w.lecture_id', 'l.title', 'r.name as lecturer', 'w.wished_at', sql<boolean>`l.state = 'published' and r.state = 'active'`.as('on_menu'), 'o.state as order_state', 'o.why', 'e.day', 'e.starts_at', 'e.place'])
    .where('w.person_id', '=', personId).$if(lectureId !== undefined, (query) => query.where('w.lecture_id', '=', lectureId!)).orderBy('w.wished_at', 'desc').orderBy('w.id').limit(200).execute()
  return rows.map((row: Found) => ({
    lectureId: row.lecture_id, title: row.title, lecturer: row.lecturer, wishedAt: row.wished_at.toISOString(), state: stateOf({ order: row.order_state, onMenu: row.on_menu }), day: row.day, from: row.starts_at && clockOf(row.starts_at), place: row.place, why: row.why,
  }))
}

export type Wished = { lecture_id: string; title: string; lecturer: string; people: number; since: Date; unit_count: number; units: { id: string; name: string; people: number }[] }

/** So many unions are named of those that would like to hear a lecture. */
const namedUnits = 4

/**
 * Wishes of a range that nobody has ordered yet, by lecture, the most wished first. Whoever orders takes all of their range along (L7), so that is what is counted; the unions with most of them
 * are named.
 */
export async function countWishes(tx: Tx, scope: string): Promise<Wished[]> {
  const { lo, hi } = rangeOf(scope)
  const { rows } = await sql<Wished>`
    with by_unit as (
      select lecture_id, unit_id, count(*)::int as people, min(wished_at) as since, row_number() over (partition by lecture_id order by count(*) desc, min(wished_at), unit_id) as place
      from lecture_wish where scope >= ${lo} and scope < ${hi} and order_id is null group by lecture_id, unit_id)
    select b.lecture_id, l.title, r.name as lecturer, sum(b.people)::int as people, min(b.since) as since, count(*)::int as unit_count,
      jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'people', b.people) order by b.place) filter (where b.place <= ${namedUnits}) as units
    from by_unit b join lecture l on l.id = b.lecture_id join lecturer r on r.id = l.lecturer_id join unit u on u.id = b.unit_id
    where l.state = 'published' and r.state = 'active'
    group by b.lecture_id, l.title, r.name order by people desc, since, b.lecture_id limit 100`.execute(tx)
  return rows
}

/** The wishes of a range for a lecture become an order; those who wished. As the service. */
export async function wishesBecome(tx: Tx, { lectureId, scope, orderId }: { lectureId: string; scope: string; orderId: string }): Promise<string[]> {
  const { lo, hi } = rangeOf(scope)
  return (await tx.updateTable('lecture_wish').set({ order_id: orderId }).where('lecture_id', '=', lectureId).where('scope', '>=', lo).where('scope', '<', hi).where('order_id', 'is', null).returning('person_id').execute()).map((row) => row.person_id)
}

export async function findWishers(tx: Tx, orderId: string): Promise<string[]> {
  return (await tx.selectFrom('lecture_wish').select('person_id').where('order_id', '=', orderId).execute()).map((row) => row.person_id)
}
