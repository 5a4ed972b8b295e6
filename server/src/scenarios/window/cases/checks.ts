import { sql } from 'kysely'
import type { Check } from '#platform/module'

/** Invariants that `doctor` proves on the whole database. */
export const caseChecks: Check[] = [
  {
    name: 'W1: a case at the window stands where its timeline says',
    async run(tx) {
      const { rows } = await sql<{ number: string }>`select w.number from window_case w join process_case p on p.id = w.case_id where (w.state, w.closed_at) is distinct from (p.state, p.closed_at) limit 20`.execute(tx)
      return rows.map((row) => `case ${row.number}: record and timeline say different things`)
    },
  },
  {
    name: 'W2: what was taken up had every required material accepted',
    async run(tx) {
      const { rows } = await sql<{ number: string; key: string }>`
        select w.number, place ->> 'key' as key from window_case w cross join jsonb_array_elements(w.materials) place
        where w.accepted_at is not null and (place ->> 'required')::boolean and not exists (select from window_material m where m.case_id = w.id and m.key = place ->> 'key' and m.verdict = 'accepted') limit 20`.execute(tx)
      return rows.map((row) => `case ${row.number}: taken up without ${row.key}`)
    },
  },
  {
    name: 'W6: a certificate in force stands behind every legal person in force',
    async run(tx) {
      const { rows } = await sql<{ code: string }>`
        select l.code from legal_person l join legal_person_version v on v.legal_person_id = l.id left join credential_issued c on c.id = v.credential_id
        where (l.cancelled_on is null and v.valid_to is null and (c.id is null or c.revoked_at is not null)) or (l.cancelled_on is not null and c.revoked_at is null) limit 20`.execute(tx)
      return rows.map((row) => `legal person ${row.code}: register and credential say different things`)
    },
  },
]
