import { sql } from 'kysely'
import type { Check } from '#platform/module'

/** Invariants of planning on the whole database, for `doctor`. */
export const plansChecks: Check[] = [
  {
    name: 'training: a trainer and a room are in one place at a time (T1)',
    async run(tx) {
      const { rows } = await sql<{ a: string; b: string }>`
        select a.id as a, b.id as b from training_session a join training_class ca on ca.id = a.class_id and ca.state <> 'cancelled'
        join training_session b on b.id > a.id and b.starts_at < a.ends_at and b.ends_at > a.starts_at and b.state <> 'cancelled' and (b.trainer_id = a.trainer_id or b.venue_id = a.venue_id)
        join training_class cb on cb.id = b.class_id and cb.state <> 'cancelled' where a.state <> 'cancelled' limit 100`.execute(tx)
      return rows.map((row) => `sessions ${row.a} and ${row.b} overlap on a trainer or a room`)
    },
  },
  {
    name: 'training: a need belongs to a class exactly while it is planned or served (T5)',
    async run(tx) {
      const { rows } = await sql<{ number: string; state: string }>`
        select n.number, n.state from training_need n left join training_class c on c.id = n.class_id
        where (n.state in ('planned', 'invited', 'enrolled')) and (c.id is null or c.state in ('cancelled', 'closed')) or n.state = 'open' and n.class_id is not null limit 100`.execute(tx)
      return rows.map((row) => `need ${row.number} is ${row.state}, but its class says otherwise`)
    },
  },
  {
    name: 'training: a class and its case tell the same state',
    async run(tx) {
      const { rows } = await sql<{ number: string; state: string; told: string }>`
        select c.number, c.state, p.state as told from training_class c join process_case p on p.id = c.case_id where p.state <> c.state limit 100`.execute(tx)
      return rows.map((row) => `class ${row.number} is ${row.state}, its case says ${row.told}`)
    },
  },
]
