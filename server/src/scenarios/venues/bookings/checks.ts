import { sql } from 'kysely'
import type { Check } from '#platform/module'

export const bookingChecks: Check[] = [
  {
    name: 'V1: what is booked has its room, and its helper, for that time',
    async run(tx) {
      const { rows } = await sql<{ id: string }>`
        select b.id from venue_booking b join venue_room r on r.id = b.room_id left join venue_helper h on h.id = b.helper_id
        where b.state in ('booked', 'waiting') and (
          not exists (select from venue_occupation o where o.source_id = coalesce(b.slot_id, b.id) and o.resource = r.number and o.starts_at = b.starts_at and o.ends_at = b.ends_at)
          or (h.id is not null and not exists (select from venue_occupation o where o.source_id = coalesce(b.slot_id, b.id) and o.resource = h.number))) limit 20`.execute(tx)
      return rows.map((row) => `booking ${row.id} has no room`)
    },
  },
  {
    name: 'V1, V3: who has a room or a helper is a booking, a stretch somebody booked in, or an announced lesson',
    async run(tx) {
      const { rows } = await sql<{ id: string; source: string }>`
        select o.id, o.source from venue_occupation o where not case o.source
          when 'class' then exists (select from training_session s where s.id = o.source_id and s.published and s.state <> 'cancelled')
          when 'slot' then exists (select from venue_booking b where b.slot_id = o.source_id and b.state in ('waiting', 'booked', 'came', 'missed', 'lapsed'))
          else exists (select from venue_booking b where b.id = o.source_id and b.state in ('booked', 'came', 'missed')) end limit 20`.execute(tx)
      return rows.map((row) => `occupation ${row.id} (${row.source}) is nobody's`)
    },
  },
  {
    name: 'V2: the places of a stretch are those booked in it',
    async run(tx) {
      const { rows } = await sql<{ id: string; seated: number; booked: number }>`
        select s.id, p.seated, count(b.id)::int as booked from venue_slot s join quota_pool p on p.id = s.pool_id left join venue_booking b on b.slot_id = s.id and b.state in ('booked', 'came', 'missed')
        where s.closed_at is null group by s.id, p.seated having p.seated <> count(b.id) limit 20`.execute(tx)
      return rows.map((row) => `stretch ${row.id}: ${row.seated} places taken, ${row.booked} booked`)
    },
  },
]
