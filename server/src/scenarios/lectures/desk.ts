import { addDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { rangeOf } from '#platform/db'
import type { RequestContext } from '#platform/http'
import type { DeskSource, QueueItem } from '#platform/module'
import type { StaffActor } from '#platform/http'
import { titleOf } from './orders/index.ts'
import { countWishes } from './wishes/index.ts'

const most = 100
const both = (text: string) => ({ zh: text, en: text })
/** A check of a lecture is expected within so many days. */
const checkedWithin = 5
/** A union answers what its members wish for within so many. */
const wishedWithin = 14

/** Orders to match, lectures to check, sessions that are over and not confirmed by the unit that ordered. */
async function queue(ctx: RequestContext, { scope }: StaffActor): Promise<QueueItem[]> {
  const { lo, hi } = rangeOf(scope)
  const now = ctx.clock.now()
  const orders = await ctx.tx.selectFrom('lecture_order as o').innerJoin('unit as u', 'u.id', 'o.unit_id').select(['o.id', 'o.number', 'o.title', 'o.field', 'o.people', 'o.ordered_at', 'o.due_on', 'u.name']).where('o.scope', '>=', lo).where('o.scope', '<', hi).where('o.state', '=', 'open').orderBy('o.due_on').orderBy('o.id').limit(most).execute()
  const lectures = await ctx.tx.selectFrom('lecture as l').innerJoin('lecturer as r', 'r.id', 'l.lecturer_id').select(['l.id', 'l.title', 'l.handed_in_at', 'l.updated_at', 'r.name', 'r.team']).where('l.scope', '>=', lo).where('l.scope', '<', hi).where('l.state', '=', 'handed-in').orderBy('l.updated_at').limit(most).execute()
  const over = await ctx.tx.selectFrom('lecture_engagement as e').innerJoin('unit as u', 'u.id', 'e.unit_id').select(['e.order_id', 'e.title', 'e.day', 'e.people', 'u.name']).where('e.scope', '>=', lo).where('e.scope', '<', hi).where('e.state', '=', 'accepted').where('e.ends_at', '<=', now).where('e.orderer_people', 'is', null).orderBy('e.day').limit(most).execute()
  const wishes = await countWishes(ctx.tx, scope)
  const desk = { zh: '县里的点单负责人', en: 'The county’s desk' }
  return [
    ...orders.map((row): QueueItem => ({
      id: `lecture-order:${row.id}`, kind: 'lectures.order', menu: 'lecture-plan', permission: 'lectures.manage', subject: both(titleOf(row)), context: { zh: `${row.name}·${row.people} 人·${row.number}`, en: `${row.name} · ${row.people} people · ${row.number}` }, next: { zh: '匹配讲师和日期', en: 'Match lecturer and date' },
      who: desk, link: `/lecture-orders/${row.id}`, from: dayInShanghai(row.ordered_at), due: row.due_on, at: null, owner: null,
    })),
    ...lectures.map((row): QueueItem => {
      const from = dayInShanghai(row.handed_in_at ?? row.updated_at)
      return { id: `lecture:${row.id}`, kind: 'lectures.check', menu: 'lectures', permission: 'lectures.manage', subject: both(row.title), context: both([row.name, row.team].filter(Boolean).join(' · ')), next: { zh: '审核，上菜单', en: 'Check and publish' }, who: desk, link: `/lectures/${row.id}`, from, due: addDays(from, checkedWithin), at: null, owner: null }
    }),
    ...wishes.map((row): QueueItem => {
      const from = dayInShanghai(row.since)
      return { id: `lecture-wish:${row.lecture_id}`, kind: 'lectures.wishes', menu: 'lecture-menu', permission: 'lectures.order', subject: both(row.title), context: { zh: `${row.people} 人想听·${row.units[0]!.name}${row.unit_count > 1 ? `等 ${row.unit_count} 个工会` : ''}`, en: `${row.people} would like to hear it · ${row.units[0]!.name}${row.unit_count > 1 ? ` and ${row.unit_count - 1} more` : ''}` }, next: { zh: '点这门课', en: 'Order it' }, who: { zh: '本单位', en: 'Your unit' }, link: `/lecture-menu/${row.lecture_id}`, from, due: addDays(from, wishedWithin), at: null, owner: null }
    }),
    ...over.map((row): QueueItem => ({
      id: `lecture-held:${row.order_id}`, kind: 'lectures.held', menu: 'lecture-orders', permission: 'lectures.order', subject: both(row.title), context: both(row.name), next: { zh: '确认讲了没有、来了多少人', en: 'Confirm that it was held, before how many' }, who: both(row.name), link: `/lecture-orders/${row.order_id}`, from: row.day, due: addDays(row.day, 3), at: null, owner: null,
    })),
  ]
}

export const desk: DeskSource[] = [{
  permission: 'lectures.read', queue, links: { lecture: (id) => `/lectures/${id}`, lecturer: (id) => `/lecturers/${id}`, 'lecture-order': (id) => `/lecture-orders/${id}` },
}]
