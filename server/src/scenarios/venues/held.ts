import { asService, requireWorker, type RequestContext } from '#platform/http'
import type { HeldSection } from '#platform/module'

type Said = { zh: string; en: string }
const both = (text: string): Said => ({ zh: text, en: text })
const fact = (zh: string, en: string, value: Said | null) => (value ? [{ name: { zh, en }, value }] : [])
const states: Record<string, Said> = {
  waiting: { zh: '候补', en: 'in line' }, booked: { zh: '约好', en: 'booked' }, cancelled: { zh: '退了', en: 'given back' }, freed: { zh: '阵地取消', en: 'called off' }, came: { zh: '到过', en: 'came' }, missed: { zh: '没到', en: 'missed' }, lapsed: { zh: '没排到', en: 'not reached' },
}
const most = 200

/** Rooms and places that the person booked at positions, and when they were there. */
export async function heldByVenues(ctx: RequestContext): Promise<HeldSection[]> {
  const { personId } = requireWorker(ctx)
  return asService(ctx, '', async () => {
    const booked = await ctx.tx.selectFrom('venue_booking as b').innerJoin('venue_room as r', 'r.id', 'b.room_id').innerJoin('venue_position as p', 'p.id', 'b.position_id').select(['b.booked_at', 'b.day', 'b.starts', 'b.state', 'b.assisted', 'p.name', 'r.name as room']).where('b.person_id', '=', personId).orderBy('b.starts_at', 'desc').limit(most).execute()
    const visits = await ctx.tx.selectFrom('venue_visit as v').innerJoin('venue_position as p', 'p.id', 'v.position_id').select(['v.noted_at', 'p.name']).where('v.person_id', '=', personId).orderBy('v.noted_at', 'desc').limit(most).execute()
    const sections: HeldSection[] = [
      {
        source: 'venues.bookings', title: { zh: '阵地预约', en: 'Bookings at positions' }, why: { zh: '给你留位置，来不了也能让给别人', en: 'To keep your place, and to give it to others if you cannot come' },
        rows: booked.map((row) => ({ at: row.booked_at.toISOString(), what: both(`${row.name}·${row.room}`), facts: [...fact('时间', 'Time', both(`${row.day} ${row.starts}`)), ...fact('状态', 'State', states[row.state] ?? null), ...fact('代约', 'Booked for them', row.assisted ? { zh: '是', en: 'yes' } : null)] })),
      },
      { source: 'venues.visits', title: { zh: '到过的阵地', en: 'Visits to positions' }, why: { zh: '数清阵地来了多少人次', en: 'To count how much positions are used' }, rows: visits.map((row) => ({ at: row.noted_at.toISOString(), what: both(row.name), facts: [] })) },
    ]
    return sections.filter((section) => section.rows.length > 0)
  })
}
