import { sql } from 'kysely'
import type { Check } from '#platform/module'

export const orderChecks: Check[] = [
  {
    name: 'L4: an order stands where its session stands',
    async run(tx) {
      const { rows } = await sql<{ number: string; state: string; session: string | null }>`
        select o.number, o.state, e.state as session from lecture_order o left join lecture_engagement e on e.order_id = o.id and e.state in ('asked', 'accepted', 'held', 'missed')
        where case o.state when 'asked' then 'asked' when 'agreed' then 'accepted' when 'held' then 'held' when 'missed' then 'missed' end is distinct from e.state limit 20`.execute(tx)
      return rows.map((row) => `order ${row.number} is ${row.state}, its session ${row.session ?? 'none'}`)
    },
  },
  {
    name: 'L2: what is on the menu was checked, and its lecturer has not left',
    async run(tx) {
      const { rows } = await sql<{ id: string }>`select l.id from lecture l join lecturer r on r.id = l.lecturer_id where l.state = 'published' and (l.checked_by is null or r.state = 'ended') limit 20`.execute(tx)
      return rows.map((row) => `lecture ${row.id} should not be on the menu`)
    },
  },
  {
    name: 'L5, L6: a session held was confirmed by a side, and only such a session was judged',
    async run(tx) {
      const { rows } = await sql<{ id: string }>`
        select e.id from lecture_engagement e where e.state = 'held' and e.orderer_people is null and e.lecturer_people is null
        union all select s.id from evaluation_submission s join lecture_engagement e on e.id = s.subject where e.state <> 'held' limit 20`.execute(tx)
      return rows.map((row) => `session or judgement ${row.id} has no ground`)
    },
  },
]
