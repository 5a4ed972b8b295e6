import { sql } from 'kysely'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import type { RequestContext, StaffActor } from '#platform/http'
import type { DeskSource, QueueItem } from '#platform/module'
import { isHeldOn } from './rules.ts'

const both = (text: string) => ({ zh: text, en: text })

/** Classes of the keeper's own unit that are held today, until every child has gone. */
async function queue(ctx: RequestContext, actor: StaffActor): Promise<QueueItem[]> {
  const today = dayInShanghai(ctx.clock.now())
  const rows = await ctx.tx.selectFrom('childcare_class as c').innerJoin('unit as u', 'u.id', 'c.unit_id').selectAll('c').select(['u.name',
    sql<number>`(select count(*)::int from childcare_child k where k.class_id = c.id and k.state = 'seat')`.as('seated'),
    sql<number>`(select count(*)::int from childcare_child k join childcare_day d on d.child_id = k.id where k.class_id = c.id and d.day = ${today} and d.handed_at is not null)`.as('gone'),
  ]).where('c.unit_id', '=', actor.unitId).where('c.state', '=', 'published').where('c.first_day', '<=', today).where('c.last_day', '>=', today).execute()
  return rows.filter((row) => isHeldOn(row, today) && row.seated > row.gone).map((row) => ({
    id: `childcare-day:${row.id}`, kind: 'childcare.day', menu: 'childcare', permission: 'childcare.keep', subject: both(row.title), context: { zh: `${row.seated} 个孩子，已接走 ${row.gone} 个`, en: `${row.seated} children, ${row.gone} picked up` }, next: { zh: '签到、交接', en: 'Note arrivals, hand over' },
    who: both(row.name), link: `/childcare/${row.id}/day`, from: today, due: today, at: instantInShanghai(today, row.ends).toISOString(), owner: null,
  }))
}

export const desk: DeskSource[] = [{ permission: 'childcare.keep', queue, links: { 'childcare-class': (id) => `/childcare/${id}` } }]
