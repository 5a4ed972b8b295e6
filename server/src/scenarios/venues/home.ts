import { dayInShanghai } from '#platform/clock'
import { prepared } from '#platform/db'
import { requireWorker, type RequestContext } from '#platform/http'
import type { HomeItem } from '#platform/module'

type Mine = { id: string; position: string; room: string; state: string; starts_at: Date; ends_at: Date }

/** One statement, planned once: this is the page that everybody opens first. */
const mine = prepared<Mine>('venues.home', `
  select b.id, p.name as position, r.name as room, b.state, b.starts_at, b.ends_at from venue_booking b join venue_room r on r.id = b.room_id join venue_position p on p.id = b.position_id
  where b.person_id = $1 and b.state in ('booked', 'waiting') and b.ends_at > $2 order by b.starts_at limit 2`)

const blank = { detail: null, note: null, action: null, startsAt: null, endsAt: null, live: null, progress: null, lessons: null, deadline: null } as const

/** What is booked at positions, the next two; on the day itself the way in. */
export async function homeOfVenues(ctx: RequestContext): Promise<HomeItem[]> {
  const { personId } = requireWorker(ctx)
  const now = ctx.clock.now()
  return (await mine.in(ctx.tx, personId, now)).map((row) => ({
    ...blank, id: `room-booking:${row.id}`, kind: 'venues.booking', part: 'next', rank: row.state === 'waiting' ? 1 : 0, title: { zh: row.position, en: row.position }, detail: { zh: row.room, en: row.room }, link: '/my-bookings', startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString(),
    note: row.state === 'waiting' ? { zh: '候补中，排到会告诉你', en: 'In line; you are told when it is your turn' } : dayInShanghai(row.starts_at) === dayInShanghai(now) ? { zh: '到了扫门口的码签到', en: 'Scan the code at the door when you come' } : null,
  }))
}
