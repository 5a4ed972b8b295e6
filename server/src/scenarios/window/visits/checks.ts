import { sql } from 'kysely'
import type { Check } from '#platform/module'

export const visitChecks: Check[] = [
  {
    name: 'W7: a booked time holds a place of its slot, and a place somebody who booked',
    async run(tx) {
      const { rows } = await sql<{ id: string; seats: number; booked: number }>`
        select s.id, p.seated as seats, (select count(*)::int from window_appointment a where a.slot_id = s.id and a.state <> 'cancelled') as booked
        from window_slot s join quota_pool p on p.id = s.pool_id where p.seated <> (select count(*) from window_appointment a where a.slot_id = s.id and a.state <> 'cancelled') limit 20`.execute(tx)
      return rows.map((row) => `slot ${row.id}: ${row.seats} places taken, ${row.booked} booked`)
    },
  },
  {
    name: 'W7: no number of a day was given twice, nor one that was not drawn',
    async run(tx) {
      const { rows } = await sql<{ label: string; day: string }>`
        select t.label, t.day::text as day from window_ticket t left join window_queue_day d on d.counter_id = t.counter_id and d.day = t.day where d.last is null or t.n > d.last limit 20`.execute(tx)
      return rows.map((row) => `number ${row.label} of ${row.day} was never drawn`)
    },
  },
]
