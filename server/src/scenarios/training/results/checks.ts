import { sql } from 'kysely'
import { findListMismatches } from '#engines/credentials'
import type { Check } from '#platform/module'

/** Invariants that `doctor` proves on the whole database. */
export const checks: Check[] = [
  {
    name: 'T3: nobody confirmed results that they entered',
    async run(tx) {
      const { rows } = await sql<{ id: string }>`
        select distinct r.class_id as id from training_result r join training_mark_entry e on e.enrolment_id = r.enrolment_id
        where r.confirmed_by is not null and split_part(r.confirmed_by, ':', 2) = split_part(e.entered_by, ':', 2)`.execute(tx)
      return rows.map((row) => `class ${row.id}: somebody confirmed marks of their own`)
    },
  },
  {
    name: 'T4: a certificate exists only for a confirmed pass',
    async run(tx) {
      const { rows } = await sql<{ number: string }>`
        select c.number from credential_issued c join training_enrolment e on e.id = c.subject left join training_result r on r.enrolment_id = e.id and r.outcome = 'passed' and r.confirmed_at is not null
        where r.enrolment_id is null`.execute(tx)
      return rows.map((row) => `certificate ${row.number}: no confirmed pass stands behind it`)
    },
  },
  { name: 'C4: the status lists say what the records say', run: findListMismatches },
]
