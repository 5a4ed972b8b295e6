import { sql } from 'kysely'
import type { Check } from '#platform/module'

export const visitChecks: Check[] = [
  {
    name: 'V7: a visit counts once, and every count is a visit',
    async run(tx) {
      const { rows } = await sql<{ ref: string; people: number | null; counted: number | null }>`
        select coalesce(v.id, e.ref) as ref, v.people, e.numerator::int as counted from venue_visit v full join (select ref, numerator from metric_entry where metric = 'venues.served') e on e.ref = v.id
        where v.people is distinct from e.numerator limit 20`.execute(tx)
      return rows.map((row) => `visit ${row.ref}: ${row.people ?? 'none'} came, ${row.counted ?? 'none'} counted`)
    },
  },
  {
    name: 'V7: who came by a booking has a visit for it, and only they',
    async run(tx) {
      const { rows } = await sql<{ id: string }>`select b.id from venue_booking b full join venue_visit v on v.booking_id = b.id where (b.state = 'came') is distinct from (v.id is not null) and (b.id is not null) limit 20`.execute(tx)
      return rows.map((row) => `booking ${row.id} and its visit do not agree`)
    },
  },
]
